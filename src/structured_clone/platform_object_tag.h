// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_STRUCTURED_CLONE_PLATFORM_OBJECT_TAG_H_
#define WSJS_SRC_STRUCTURED_CLONE_PLATFORM_OBJECT_TAG_H_

#include <cstdint>

namespace wsjs {

// What stands before each platform object in the bytes.
enum class PlatformObjectTag : uint32_t {
  // Then the index in SerializedValue::interfaces, what the interface's
  // serialization steps have written, and, of one that derives from Error, the
  // stack.
  kSerialized = 1,
  // Then the index in SerializedValue::transferred_objects.
  kTransferred,
};

}  // namespace wsjs

#endif  // WSJS_SRC_STRUCTURED_CLONE_PLATFORM_OBJECT_TAG_H_
