// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_STRUCTURED_CLONE_SERIALIZED_VALUE_H_
#define WSJS_SRC_STRUCTURED_CLONE_SERIALIZED_VALUE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/dom/blob_data.h"
#include "src/messaging/message_pipe_end.h"

namespace v8 {
class BackingStore;
}

namespace wsjs {

class AgentCluster;

// https://html.spec.whatwg.org/#structuredserialize
// A value outside of every realm: nothing in it belongs to an isolate, so that
// it may be deserialized on another thread.
struct SerializedValue final {
  // A Blob; a File when it has a name.
  struct SerializedBlob {
    BlobData data;
    std::string type;
    std::optional<std::string> name = {};
    int64_t last_modified = 0;
  };

  // In the format of V8, which refers to the rest by index.
  OwnedBytes bytes;
  std::vector<SerializedBlob> blobs;
  // Shared by the threads, hence the shared pointers of V8.
  std::vector<std::shared_ptr<v8::BackingStore>> shared_array_buffers;
  // [[AgentCluster]] of these, which is only compared; null without any.
  const AgentCluster* agent_cluster = nullptr;
  // https://html.spec.whatwg.org/#structuredserializewithtransfer
  // [[TransferDataHolders]], each kind in the order of the transfer list.
  std::vector<std::shared_ptr<v8::BackingStore>> transferred_array_buffers;
  std::vector<MessagePipeEnd> transferred_ports;
};

}  // namespace wsjs

#endif  // WSJS_SRC_STRUCTURED_CLONE_SERIALIZED_VALUE_H_
