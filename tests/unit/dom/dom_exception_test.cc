// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/dom_exception.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class DOMExceptionTest : public testing::Test {
 protected:
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }

  TestRealm realm_;
};

TEST_F(DOMExceptionTest, HasDefaults) {
  EXPECT_EQ(Evaluate(R"(
    const e = new DOMException();
    JSON.stringify([e.name, e.message, e.code])
  )"),
            R"(["Error","",0])");
}

TEST_F(DOMExceptionTest, TakesMessageAndName) {
  EXPECT_EQ(Evaluate(R"(
    const e = new DOMException("m\uD800", "DataCloneError");
    [e.name, e.message === "m\uD800", e.code, String(e)].join()
  )"),
            "DataCloneError,true,25,DataCloneError: m\uFFFD");
}

TEST_F(DOMExceptionTest, EveryLegacyNameHasItsCode) {
  EXPECT_EQ(Evaluate(R"(
    [["IndexSizeError", "INDEX_SIZE_ERR"],
     ["HierarchyRequestError", "HIERARCHY_REQUEST_ERR"],
     ["WrongDocumentError", "WRONG_DOCUMENT_ERR"],
     ["InvalidCharacterError", "INVALID_CHARACTER_ERR"],
     ["NoModificationAllowedError", "NO_MODIFICATION_ALLOWED_ERR"],
     ["NotFoundError", "NOT_FOUND_ERR"],
     ["NotSupportedError", "NOT_SUPPORTED_ERR"],
     ["InUseAttributeError", "INUSE_ATTRIBUTE_ERR"],
     ["InvalidStateError", "INVALID_STATE_ERR"],
     ["SyntaxError", "SYNTAX_ERR"],
     ["InvalidModificationError", "INVALID_MODIFICATION_ERR"],
     ["NamespaceError", "NAMESPACE_ERR"],
     ["InvalidAccessError", "INVALID_ACCESS_ERR"],
     ["TypeMismatchError", "TYPE_MISMATCH_ERR"],
     ["SecurityError", "SECURITY_ERR"],
     ["NetworkError", "NETWORK_ERR"],
     ["AbortError", "ABORT_ERR"],
     ["URLMismatchError", "URL_MISMATCH_ERR"],
     ["QuotaExceededError", "QUOTA_EXCEEDED_ERR"],
     ["TimeoutError", "TIMEOUT_ERR"],
     ["InvalidNodeTypeError", "INVALID_NODE_TYPE_ERR"],
     ["DataCloneError", "DATA_CLONE_ERR"],
     ["EncodingError", undefined], ["NotReadableError", undefined],
     ["indexsizeerror", undefined], ["", undefined]]
        .filter(([name, constant]) =>
            new DOMException("", name).code !==
            (constant ? DOMException[constant] : 0))
        .join()
  )"),
            "");
}

TEST_F(DOMExceptionTest, IsAnErrorForInstanceofAndHasAStack) {
  EXPECT_EQ(Evaluate(R"(
    function here() { return new DOMException("m", "AbortError"); }
    const e = here();
    [e instanceof Error, Object.getPrototypeOf(DOMException.prototype) ===
         Error.prototype, e.stack.includes("here"),
     e.stack.startsWith("AbortError: m")].join()
  )"),
            "true,true,true,true");
}

TEST_F(DOMExceptionTest, ThrownOnesHaveAStackToo) {
  EXPECT_EQ(Evaluate(R"(
    function here() {
      const target = new EventTarget();
      target.addEventListener("x", e => {
        try { target.dispatchEvent(e); } catch (e) { log.push(
            e.stack.includes("here")); }
      });
      target.dispatchEvent(new Event("x"));
    }
    here();
    take()
  )"),
            "true");
}

}  // namespace
}  // namespace wsjs
