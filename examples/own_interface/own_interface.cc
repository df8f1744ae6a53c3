// SPDX-License-Identifier: BSD-3-Clause
//
// A program that gives scripts an interface of its own beside those of wsjs:
// inbox.idl says what it is, inbox.h and this implement it.
#include <v8.h>
#include <wsjs/platform.h>
#include <wsjs/v8.h>

#include "bindings/runtime/realm.h"
#include "examples/own_interface/inbox.h"
#include "inbox_bindings/interfaces.h"

namespace wsjs {

using bindings::ScriptValue;

ExceptionOr<void> Inbox::put(
    const std::variant<std::u16string, bindings::BufferSource>& message) {
  if (size() == limit_)
    return Exception::DOMException("QuotaExceededError", "The inbox is full.");
  if (const auto* buffer = std::get_if<bindings::BufferSource>(&message))
    messages_.emplace_back(buffer->byte_length(), '*');
  else
    messages_.push_back(std::get<std::u16string>(message));
  if (!takers_.empty()) {
    takers_.front().Resolve(TakeFirst());
    takers_.pop_front();
  }
  FireAnEvent(kMessageEvent);
  return {};
}

ScriptValue Inbox::TakeFirst() {
  const auto first = ScriptValue::FromUtf16(realm(), messages_.front());
  messages_.pop_front();
  return first;
}

bindings::Promise Inbox::take() {
  if (messages_.empty())
    return takers_.emplace_back(realm()).promise();
  return bindings::Promise::ResolvedWith(realm(), TakeFirst());
}

ExceptionOr<std::vector<std::u16string>> Inbox::select(
    bindings::CallbackFunction filter) {
  std::vector<std::u16string> selected;
  for (const std::u16string& message : std::deque(messages_)) {
    auto result = filter.Invoke(realm(), ScriptValue::Undefined(realm()),
                                {ScriptValue::FromUtf16(realm(), message)});
    if (result.has_exception())
      return result.TakeException();
    if (result.value().IsTrue())
      selected.push_back(message);
  }
  return selected;
}

std::optional<std::pair<uint32_t, std::u16string>> Inbox::GetPair(
    size_t i) const {
  if (i >= messages_.size())
    return std::nullopt;
  return std::pair(static_cast<uint32_t>(i), messages_[i]);
}

}  // namespace wsjs

constexpr char kScript[] = R"js(
  const inbox = new Inbox({limit: 2});
  inbox.onmessage = (event) => console.log(event.type, inbox.size);
  inbox.take().then((message) => console.log('taken:', message));
  for (const message of ['first', new Uint8Array(3), 'third'])
    inbox.put(message);
  console.log([...inbox], inbox.select((message) => message.startsWith('t')));
  try { inbox.put('fourth'); } catch (error) { console.log(error.message); }
)js";

int main() {
  wsjs::Platform platform;
  wsjs::Runtime runtime(platform);
  {
    const v8::Isolate::Scope isolate_scope(wsjs::GetIsolate(runtime));
    const v8::HandleScope handle_scope(wsjs::GetIsolate(runtime));
    auto& realm = *wsjs::bindings::Realm::From(wsjs::GetContext(runtime));
    const v8::Context::Scope context_scope(realm.context());
    wsjs::bindings::InstallInboxInterfaces(realm, realm.exposure());
  }
  runtime.EvaluateScript(kScript, "inbox.js");
  runtime.Run();
}
