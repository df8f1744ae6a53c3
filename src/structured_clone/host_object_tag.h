// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_STRUCTURED_CLONE_HOST_OBJECT_TAG_H_
#define WSJS_SRC_STRUCTURED_CLONE_HOST_OBJECT_TAG_H_

#include <cstdint>

namespace wsjs {

// The serializable platform objects: what stands before each in the bytes.
enum class HostObjectTag : uint32_t {
  kBlob = 1,      // then its index in SerializedValue::blobs
  kMessagePort,   // then its index in SerializedValue::transferred_ports
  kDOMException,  // then name, message and stack, each as length and UTF-8
};

}  // namespace wsjs

#endif  // WSJS_SRC_STRUCTURED_CLONE_HOST_OBJECT_TAG_H_
