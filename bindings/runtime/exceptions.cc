// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/exceptions.h"

#include <v8.h>

#include "bindings/runtime/strings.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

v8::Local<v8::Value> NewError(Realm& realm, const Exception& exception) {
  const v8::Local<v8::String> message =
      ToV8String(realm.isolate(), exception.message);
  // V8 makes the error in the current realm.
  const v8::Context::Scope context_scope(realm.context());
  switch (exception.type) {
    case Exception::Type::kTypeError:
      return v8::Exception::TypeError(message);
    case Exception::Type::kRangeError:
      return v8::Exception::RangeError(message);
    case Exception::Type::kSyntaxError:
      return v8::Exception::SyntaxError(message);
    case Exception::Type::kDOMException:
    case Exception::Type::kAlreadyThrown:
      break;
  }
  NOTREACHED();
}

ErrorInformation ExtractErrorFromMessage(Realm& realm,
                                         v8::Local<v8::Value> error,
                                         v8::Local<v8::Message> message) {
  ErrorInformation information;
  information.error = ScriptValue(error);
  if (message.IsEmpty())
    return information;
  v8::Isolate* const isolate = realm.isolate();
  const v8::Local<v8::Context> context = realm.context();
  information.message = ToUtf8(isolate, message->Get());
  const v8::Local<v8::Value> filename = message->GetScriptResourceName();
  if (filename->IsString())
    information.filename = ToUtf8(isolate, filename.As<v8::String>());
  information.lineno = message->GetLineNumber(context).FromMaybe(0);
  information.start_column = message->GetStartColumn(context).FromMaybe(0);
  information.end_column = message->GetEndColumn(context).FromMaybe(0);
  information.colno = information.lineno > 0 ? information.start_column + 1 : 0;
  v8::Local<v8::String> source_line;
  if (message->GetSourceLine(context).ToLocal(&source_line))
    information.source_line = ToUtf8(isolate, source_line);
  return information;
}

}  // namespace

ScriptValue CreateException(Realm& realm, const Exception& exception) {
  if (exception.type != Exception::Type::kDOMException)
    return ScriptValue(NewError(realm, exception));
  const ScriptValue dom_exception =
      realm.host().CreateDOMException(realm, exception.name, exception.message);
  CaptureStackTrace(realm, dom_exception);
  return dom_exception;
}

void ThrowException(Realm& realm, const Exception& exception) {
  if (exception.type == Exception::Type::kAlreadyThrown)
    return;
  realm.isolate()->ThrowException(CreateException(realm, exception).v8_value());
}

Exception Throw(Realm& realm, ScriptValue value) {
  realm.isolate()->ThrowException(value.v8_value());
  return Exception::AlreadyThrown();
}

// https://webidl.spec.whatwg.org/#js-DOMException-specialness
// "if an implementation gives native Error objects special powers or
// nonstandard properties (such as a stack property), it should also expose
// those on DOMException objects"
void CaptureStackTrace(Realm& realm, ScriptValue exception) {
  const v8::Local<v8::Function> capture =
      realm.primordial(Primordial::kErrorCaptureStackTrace);
  if (capture.IsEmpty())
    return;
  v8::Local<v8::Value> argument = exception.v8_value();
  v8::TryCatch try_catch(realm.isolate());
  // Fails only when execution is being terminated.
  [[maybe_unused]] const v8::MaybeLocal<v8::Value> result = capture->Call(
      realm.context(), v8::Undefined(realm.isolate()), 1, &argument);
}

ErrorInformation ExtractError(Realm& realm, ScriptValue error) {
  return ExtractErrorFromMessage(
      realm, error.v8_value(),
      v8::Exception::CreateMessage(realm.isolate(), error.v8_value()));
}

ErrorInformation ExtractError(Realm& realm, const v8::TryCatch& caught) {
  return ExtractErrorFromMessage(realm, caught.Exception(), caught.Message());
}

}  // namespace wsjs::bindings
