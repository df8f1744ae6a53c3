// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/bindings/test_interfaces/test_async.h"

#include "bindings/runtime/conversions.h"
#include "src/base/utf.h"

namespace wsjs {

using bindings::Promise;
using bindings::ScriptValue;

Promise TestAsyncValues::AsyncIterator::GetNextIterationResult() {
  values_.log_ += u"next ";
  if (index_ == static_cast<int>(values_.values_.size()))
    return Promise::ResolvedWith(realm(), EndOfIteration());
  if (index_ == fail_at_)
    return Promise::RejectedWith(realm(), Exception::TypeError("Failed."));
  return Promise::ResolvedWith(
      realm(), ScriptValue::FromUtf16(realm(), values_.values_[index_++]));
}

Promise TestAsyncValues::AsyncIterator::Return(ScriptValue value) {
  values_.log_ += u"return ";
  if (value.IsString())
    values_.log_ += value.AsUtf16(realm());
  return Promise::ResolvedWith(realm(), ScriptValue::Undefined(realm()));
}

Promise TestAsyncPairs::AsyncIterator::GetNextIterationResult() {
  if (index_ == 2)
    return Promise::ResolvedWith(realm(), EndOfIteration());
  ++index_;
  return Promise::ResolvedWith(
      realm(), Pair(ScriptValue::FromUtf8(realm(), index_ == 1 ? "a" : "b"),
                    ScriptValue::FromInteger(realm(), index_)));
}

ExceptionOr<void> TestAsyncSequences::open(bindings::AsyncSequence sequence) {
  ExceptionOr<bindings::AsyncSequenceIterator> iterator =
      sequence.Open(realm());
  if (iterator.has_exception())
    return iterator.TakeException();
  SetEdge(0, iterator.value().ToScriptValue());
  return {};
}

Promise TestAsyncSequences::next() {
  return bindings::AsyncSequenceIterator(GetEdge(0))
      .GetNextValue<bindings::IDLLong>(realm());
}

Promise TestAsyncSequences::close(ScriptValue reason) {
  return bindings::AsyncSequenceIterator(GetEdge(0)).Close(realm(), reason);
}

void TestSheets::DidAttachWrapper() {
  SetEdge(0, bindings::ObservableArray::New(realm()).ToScriptValue());
  SetEdge(1, bindings::ObservableArray::New(realm()).ToScriptValue());
}

ExceptionOr<void> TestSheets::WillSetNames(const std::u16string& value,
                                           uint32_t index) {
  if (value.starts_with(u"bad"))
    return Exception::DOMException("NotAllowedError", "Not allowed.");
  Log(u'+', value, index);
  return {};
}

ExceptionOr<void> TestSheets::WillDeleteNames(const std::u16string& value,
                                              uint32_t index) {
  if (value.starts_with(u"permanent"))
    return Exception::DOMException("NotAllowedError", "Not allowed.");
  Log(u'-', value, index);
  return {};
}

void TestSheets::WillSetBases(TestBase& value, uint32_t index) {
  Log(u'+', value.name(), index);
}

void TestSheets::WillDeleteBases(TestBase& value, uint32_t index) {
  Log(u'-', value.name(), index);
}

void TestSheets::Log(char16_t what,
                     const std::u16string& value,
                     uint32_t index) {
  log_ += what;
  log_ += Utf8ToUtf16(std::to_string(index)) + value + u" ";
}

}  // namespace wsjs
