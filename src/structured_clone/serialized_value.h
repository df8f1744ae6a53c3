// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_STRUCTURED_CLONE_SERIALIZED_VALUE_H_
#define WSJS_SRC_STRUCTURED_CLONE_SERIALIZED_VALUE_H_

#include <memory>
#include <vector>

#include "bindings/runtime/serialized_data.h"
#include "src/base/bytes.h"

namespace v8 {
class BackingStore;
}

namespace wsjs::bindings {
struct WrapperTypeInfo;
}

namespace wsjs {

class AgentCluster;

// https://html.spec.whatwg.org/#structuredserialize
// A value outside of every realm: nothing in it belongs to an isolate, so that
// it may be deserialized on another thread.
struct SerializedValue final {
  // https://html.spec.whatwg.org/#transferable-objects
  struct TransferredObject {
    const bindings::WrapperTypeInfo* interface;
    std::unique_ptr<bindings::SerializedData> data_holder;
  };

  // In the format of V8, which refers to the rest by index.
  OwnedBytes bytes;
  // Of the serialized platform objects.
  std::vector<const bindings::WrapperTypeInfo*> interfaces;
  // What of them isn't bytes.
  std::vector<std::shared_ptr<const bindings::SerializedData>> data;
  // Shared by the threads, hence the shared pointers of V8.
  std::vector<std::shared_ptr<v8::BackingStore>> shared_array_buffers;
  // [[AgentCluster]] of these, which is only compared; null without any.
  const AgentCluster* agent_cluster = nullptr;
  // https://html.spec.whatwg.org/#structuredserializewithtransfer
  // [[TransferDataHolders]], each kind in the order of the transfer list.
  std::vector<std::shared_ptr<v8::BackingStore>> transferred_array_buffers;
  std::vector<TransferredObject> transferred_objects;
};

}  // namespace wsjs

#endif  // WSJS_SRC_STRUCTURED_CLONE_SERIALIZED_VALUE_H_
