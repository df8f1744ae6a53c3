// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/window.h"

#include <ada.h>

#include <memory>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/message_delivery.h"
#include "src/scopes/location.h"
#include "src/scopes/navigator.h"
#include "src/structured_clone/structured_clone.h"

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

// https://html.spec.whatwg.org/#window-post-message-steps
ExceptionOr<void> Window::postMessage(
    ScriptValue message,
    const std::string& target_origin,
    const std::vector<ScriptValue>& transfer) {
  EnvironmentSettings& settings = EnvironmentSettings::From(realm());
  // 4. If targetOrigin is a single U+002F SOLIDUS character (/), then set
  //    targetOrigin to incumbentSettings's origin. (That is this window's own:
  //    there is no other.)
  bool is_for_this = target_origin == "/" || target_origin == "*";
  // 5. Otherwise, if targetOrigin is not a single U+002A ASTERISK character
  //    (*), then: let parsedURL be the result of running the URL parser on
  //    targetOrigin. If parsedURL is failure, then throw a "SyntaxError"
  //    DOMException. Set targetOrigin to parsedURL's origin.
  if (!is_for_this) {
    const auto parsed_url = ada::parse<ada::url_aggregator>(target_origin);
    if (!parsed_url) {
      return Exception::DOMException(
          "SyntaxError", "The origin '" + target_origin + "' is invalid.");
    }
    // An opaque one is that of no other object.
    const std::string origin = parsed_url->get_origin();
    is_for_this = origin != "null" && origin == settings.origin();
  }
  // 7. Let serializeWithTransferResult be
  //    StructuredSerializeWithTransfer(message, transfer). Rethrow any
  //    exceptions.
  auto serialized = StructuredSerializeWithTransfer(realm(), message, transfer);
  if (serialized.has_exception())
    return serialized.TakeException();
  // 8. Queue a global task on the posted message task source given
  //    targetWindow: 1. If the targetOrigin argument is not a single literal
  //    U+002A ASTERISK character (*) and targetWindow's associated Document's
  //    origin is not same origin with targetOrigin, then return.
  if (!is_for_this)
    return {};
  settings.event_loop().QueueTask(
      TaskSource::kPostedMessage,
      [this, message = serialized.TakeValue()]() mutable {
        // 8.2. Let origin be the serialization of incumbentSettings's origin.
        // 8.3. Let source be the WindowProxy object corresponding to
        //      incumbentSettings's global object. 8.4.–7. Deserialize, and fire
        //      an event.
        const bindings::ScriptScope scope(realm());
        DeliverMessage(*this, std::move(message),
                       EnvironmentSettings::From(realm()).origin().value_or(""),
                       self());
      });
  return {};
}

// https://html.spec.whatwg.org/#dom-window-postmessage-options
ExceptionOr<void> Window::postMessage(ScriptValue message,
                                      const WindowPostMessageOptions& options) {
  return postMessage(message, options.targetOrigin, options.transfer);
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
