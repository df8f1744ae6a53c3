// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_CHARACTER_DATA_H_
#define WSJS_SRC_DOCUMENT_CHARACTER_DATA_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "src/document/node.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#interface-characterdata
class CharacterData : public Node {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  const std::u16string& data() const { return data_; }
  void setData(const std::u16string& data) { data_ = data; }
  uint32_t length() const { return static_cast<uint32_t>(data_.size()); }

  // Node:
  std::optional<std::u16string> nodeValue() const final { return data_; }
  void setNodeValue(const std::optional<std::u16string>& value) final {
    data_ = value.value_or(std::u16string());
  }
  std::optional<std::u16string> textContent() const final { return data_; }
  void setTextContent(const std::optional<std::u16string>& text) final {
    setNodeValue(text);
  }

 protected:
  CharacterData(bindings::Realm& realm,
                Type type,
                Document* document,
                std::u16string data)
      : Node(realm, type, document), data_(std::move(data)) {}

 private:
  std::u16string data_;
};

// https://dom.spec.whatwg.org/#interface-text
class Text final : public CharacterData {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  Text(bindings::Realm& realm, Document* document, std::u16string data)
      : CharacterData(realm, Type::kText, document, std::move(data)) {}
  static std::unique_ptr<Text> Create(bindings::Realm& realm,
                                      const std::u16string& data);

  std::u16string nodeName() const override { return u"#text"; }
};

// https://dom.spec.whatwg.org/#interface-comment
class Comment final : public CharacterData {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  Comment(bindings::Realm& realm, Document* document, std::u16string data)
      : CharacterData(realm, Type::kComment, document, std::move(data)) {}
  static std::unique_ptr<Comment> Create(bindings::Realm& realm,
                                         const std::u16string& data);

  std::u16string nodeName() const override { return u"#comment"; }
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_CHARACTER_DATA_H_
