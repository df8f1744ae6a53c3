// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_RECORD_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_RECORD_H_

#include <cstdint>
#include <string>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs {

class TestRecord : public bindings::InObject {
 public:
  static constexpr int kFieldCount = InObject::kFieldCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using InObject::InObject;

  ExceptionOr<void> Initialize(const std::u16string& label) const {
    if (label.empty())
      return Exception::TypeError("The label is empty.");
    SetField(kLabel, bindings::ScriptValue::FromUtf16(realm(), label));
    return {};
  }

  bindings::ScriptString label() const {
    return bindings::ScriptString(GetField(kLabel));
  }
  int32_t flags() const { return GetSmi(kFlags); }
  void setFlags(int32_t flags) const { SetSmi(kFlags, flags); }
  bindings::ScriptValue data() const { return GetField(kData); }
  void setData(bindings::ScriptValue data) const { SetField(kData, data); }
  bool isRecord() const { return true; }
  bindings::ScriptString toString() const { return label(); }

 private:
  enum Field { kLabel = InObject::kFieldCount, kFlags, kData };
};

class TestDerivedRecord final : public TestRecord {
 public:
  static constexpr int kFieldCount = TestRecord::kFieldCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using TestRecord::TestRecord;

  ExceptionOr<void> Initialize(const std::u16string& label,
                               bindings::ScriptValue extra) const {
    SetField(kExtra, extra);
    return TestRecord::Initialize(label);
  }

  bindings::ScriptValue extra() const { return GetField(kExtra); }

 private:
  enum Field { kExtra = TestRecord::kFieldCount };
};

// Stands for DOMException, which is of src/dom.
class TestException final : public bindings::InObject {
 public:
  static constexpr int kFieldCount = InObject::kFieldCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using InObject::InObject;

  void Initialize(const std::u16string& message,
                  const std::u16string& name) const {
    SetField(kMessage, bindings::ScriptValue::FromUtf16(realm(), message));
    SetField(kName, bindings::ScriptValue::FromUtf16(realm(), name));
  }

  bindings::ScriptString name() const {
    return bindings::ScriptString(GetField(kName));
  }
  bindings::ScriptString message() const {
    return bindings::ScriptString(GetField(kMessage));
  }

 private:
  enum Field { kName = InObject::kFieldCount, kMessage };
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_RECORD_H_
