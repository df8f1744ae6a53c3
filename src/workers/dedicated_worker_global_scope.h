// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_DEDICATED_WORKER_GLOBAL_SCOPE_H_
#define WSJS_SRC_WORKERS_DEDICATED_WORKER_GLOBAL_SCOPE_H_

#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/structured_serialize_options.h"
#include "src/base/exception_or.h"
#include "src/messaging/message_pipe_end.h"
#include "src/workers/worker_global_scope.h"

namespace wsjs {

// https://html.spec.whatwg.org/#dedicatedworkerglobalscope
class DedicatedWorkerGlobalScope final : public WorkerGlobalScope,
                                         private MessagePipeClient {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  DedicatedWorkerGlobalScope(bindings::Realm& realm,
                             WorkerType type,
                             std::u16string name,
                             MessagePipeEnd inside_port);
  ~DedicatedWorkerGlobalScope() override;
  void DidAttachWrapper();

  // WorkerGlobalScope:
  void DidRunScript() override;

  const std::u16string& name() const { return scope_name(); }
  ExceptionOr<void> postMessage(
      bindings::ScriptValue message,
      const std::vector<bindings::ScriptValue>& transfer);
  ExceptionOr<void> postMessage(bindings::ScriptValue message,
                                const StructuredSerializeOptions& options);
  void close() { CloseAWorker(); }

  // MessageEventTarget:
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler) {
    SetEventHandler(kMessageEvent, handler);
  }
  bindings::ScriptValue onmessageerror() const {
    return GetEventHandler(kMessageErrorEvent);
  }
  void setOnmessageerror(bindings::ScriptValue handler) {
    SetEventHandler(kMessageErrorEvent, handler);
  }

 private:
  // MessagePipeClient:
  void DidReceiveMessage(SerializedValue message) override;
  void DidClosePeer() override {}

  MessagePipeEnd inside_port_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_DEDICATED_WORKER_GLOBAL_SCOPE_H_
