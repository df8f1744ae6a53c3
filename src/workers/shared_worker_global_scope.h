// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_SHARED_WORKER_GLOBAL_SCOPE_H_
#define WSJS_SRC_WORKERS_SHARED_WORKER_GLOBAL_SCOPE_H_

#include <string>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/messaging/message_pipe_end.h"
#include "src/workers/worker_global_scope.h"

namespace wsjs {

// https://html.spec.whatwg.org/#sharedworkerglobalscope
class SharedWorkerGlobalScope final : public WorkerGlobalScope {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  SharedWorkerGlobalScope(bindings::Realm& realm,
                          WorkerType type,
                          std::u16string name);
  ~SharedWorkerGlobalScope() override;

  // WorkerGlobalScope:
  void Connect(MessagePipeEnd inside_port) override;

  const std::u16string& name() const { return scope_name(); }
  void close() { CloseAWorker(); }

  bindings::ScriptValue onconnect() const {
    return GetEventHandler(kConnectEvent);
  }
  void setOnconnect(bindings::ScriptValue handler) {
    SetEventHandler(kConnectEvent, handler);
  }
};

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_SHARED_WORKER_GLOBAL_SCOPE_H_
