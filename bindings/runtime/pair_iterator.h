// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PAIR_ITERATOR_H_
#define WSJS_BINDINGS_RUNTIME_PAIR_ITERATOR_H_

#include <v8.h>

#include <cstddef>

#include "bindings/runtime/wrapper_type_info.h"

namespace wsjs::bindings {

class IsolateData;
class Realm;

struct Pair final {
  v8::Local<v8::Value> key;
  v8::Local<v8::Value> value;
};

// The values of an interface with iterable<K, V>: one constant per interface,
// made by the compiler.
struct PairIteratorInfo final {
  const char* interface_name;
  // Of the iterators.
  // https://webidl.spec.whatwg.org/#js-default-iterator-object
  WrapperTypeInfo iterator_info;
  // The value pair at `index` of the values to iterate over; false at the end.
  bool (*get_pair)(Realm& realm,
                   v8::Local<v8::Object> object,
                   size_t index,
                   Pair& pair);
};

extern const InterfaceMembers kPairIteratorMembers;

// The info of the iterators of an interface, whose name is `name`, such as
// "URLSearchParams Iterator".
constexpr WrapperTypeInfo PairIteratorTypeInfo(const char* name) {
  return {.interface_name = name,
          .parent = nullptr,
          .internal_field_count = 4,
          .has_native_half = false,
          .constructor = nullptr,
          .constructor_length = 0,
          .members = &kPairIteratorMembers};
}

// https://webidl.spec.whatwg.org/#js-iterable
// Adds entries, forEach, keys, values and @@iterator.
void InstallPairIterator(IsolateData& isolate_data,
                         const PairIteratorInfo& info,
                         v8::Local<v8::Signature> signature,
                         v8::Local<v8::ObjectTemplate> prototype);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PAIR_ITERATOR_H_
