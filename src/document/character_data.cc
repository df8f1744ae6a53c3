// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/character_data.h"

#include "src/document/document.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#dom-text-text
std::unique_ptr<Text> Text::Create(bindings::Realm& realm,
                                   const std::u16string& data) {
  // Set this's node document to current global object's associated Document.
  return std::make_unique<Text>(realm, &Document::Associated(realm), data);
}

// https://dom.spec.whatwg.org/#dom-comment-comment
std::unique_ptr<Comment> Comment::Create(bindings::Realm& realm,
                                         const std::u16string& data) {
  return std::make_unique<Comment>(realm, &Document::Associated(realm), data);
}

}  // namespace wsjs
