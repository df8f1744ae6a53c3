// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SERIALIZED_DATA_H_
#define WSJS_BINDINGS_RUNTIME_SERIALIZED_DATA_H_

namespace wsjs::bindings {

// What serialization and transfer steps take of an object that isn't bytes. It
// belongs to no isolate and goes from thread to thread; who takes it out again
// knows its class.
class SerializedData {
 public:
  virtual ~SerializedData() = default;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SERIALIZED_DATA_H_
