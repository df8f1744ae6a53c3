// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_EXCEPTIONS_H_
#define WSJS_BINDINGS_RUNTIME_EXCEPTIONS_H_

#include <string_view>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace v8 {
class TryCatch;
}

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#dfn-create-exception
// The value that script catches: an Error of the realm or a DOMException, with
// a stack. Not of kAlreadyThrown.
ScriptValue CreateException(Realm& realm, const Exception& exception);

// Throws it.
void ThrowException(Realm& realm, const Exception& exception);

// Throws any value of script: what the algorithm that does so returns.
[[nodiscard]] Exception Throw(Realm& realm, ScriptValue value);

// Gives `exception`, a DOMException, its stack property.
void CaptureStackTrace(Realm& realm, ScriptValue exception);

// https://html.spec.whatwg.org/#extract-error
// Of a value that wasn't thrown (reportError): its place is the caller's.
ErrorInformation ExtractError(Realm& realm, ScriptValue error);
ErrorInformation ExtractError(Realm& realm, const v8::TryCatch& caught);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_EXCEPTIONS_H_
