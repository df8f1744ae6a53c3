// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/window.h"

#include <memory>

#include "bindings/runtime/wrappable.h"
#include "src/dom/environment_settings.h"
#include "src/scopes/location.h"
#include "src/scopes/navigator.h"

namespace wsjs {

using bindings::ScriptValue;

// https://html.spec.whatwg.org/#dom-location
ScriptValue Window::location() {
  const ada::url_aggregator* url =
      EnvironmentSettings::From(realm()).api_base_url();
  // AD-HOC: A Window without a document has no URL of its own.
  if (!url)
    return ScriptValue::Undefined(realm());
  if (!location_) {
    location_ = bindings::StrongReference(
        realm(), bindings::New(std::make_unique<Location>(realm(), *url))
                     .ToScriptValue());
  }
  return location_.Get(realm());
}

// https://html.spec.whatwg.org/#dom-navigator
Navigator& Window::navigator() {
  if (!navigator_) {
    navigator_ = bindings::StrongReference(
        realm(),
        bindings::New(std::make_unique<Navigator>(realm())).ToScriptValue());
  }
  return *bindings::FromScriptValue<Navigator>(realm(),
                                               navigator_.Get(realm()));
}

void Window::SetDocument(ScriptValue document) {
  document_ = bindings::StrongReference(realm(), document);
}

// https://html.spec.whatwg.org/#dom-opener
ScriptValue Window::opener() const {
  // 4. If this's opener is null, then return null.
  return opener_ ? opener_.Get(realm()) : ScriptValue::Null(realm());
}

// https://html.spec.whatwg.org/#dom-opener
// AD-HOC: "DefineOwnProperty(this's relevant global object, "opener", …)" is
// left out: the attribute keeps any value that it is given.
void Window::setOpener(ScriptValue value) {
  opener_ = bindings::StrongReference(realm(), value);
}

}  // namespace wsjs
