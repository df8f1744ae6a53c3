// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PLACE_H_
#define WSJS_BINDINGS_RUNTIME_PLACE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace v8 {
class Isolate;
}

namespace wsjs::bindings {

class Realm;

// What script was doing when something went wrong. It gives messages their
// beginning: "Failed to execute 'send' on 'WebSocket': …". On the stack; names
// have static storage duration, so that it costs nothing when all goes well.
struct Place final {
  enum class Kind : uint8_t {
    kOperation,
    kConstructor,
    kGetter,
    kSetter,
    kDictionaryMember,
    kCallbackResult,
    // Of an indexed or a named property.
    kIndexedGetter,
    kIndexedSetter,
    kIndexedDeleter,
    kNamedGetter,
    kNamedSetter,
    kNamedDeleter,
  };

  // The same for the argument at `index` (from 0).
  Place Argument(int index) const {
    Place place = *this;
    place.argument = index + 1;
    return place;
  }

  // The member `name` of `dictionary`, read here. This must outlive the result.
  Place Member(const char* dictionary, const char* name) const {
    return {Kind::kDictionaryMember, dictionary, name, 0, this};
  }

  // Of an indexed property.
  static Place Indexed(Kind kind, const char* owner, uint32_t index) {
    Place place = {kind, owner, nullptr};
    place.index = index;
    return place;
  }
  // Of a named property. `name` must outlive the result.
  static Place Named(Kind kind, const char* owner, const std::u16string& name) {
    Place place = {kind, owner, nullptr};
    place.name = &name;
    return place;
  }

  // `message` with its beginning; of all places from the outermost one on.
  std::string Describe(std::string_view message) const;

  void ThrowTypeError(v8::Isolate* isolate, std::string_view message) const;
  // "parameter 1 is not of type 'Blob'."
  void ThrowNotOfType(v8::Isolate* isolate, std::string_view type) const;
  // "1 argument required, but only 0 present."
  void ThrowMissingArguments(v8::Isolate* isolate,
                             int required,
                             int present) const;

  Kind kind;
  const char* owner;  // The interface, namespace, dictionary or callback.
  union {
    const char* member;          // Null for a constructor.
    const std::u16string* name;  // Of a named property.
    uint32_t index;              // Of an indexed property.
  };
  int argument = 0;  // From 1; 0 for none.
  const Place* outer = nullptr;
};

// The realm of the function that script is calling. Null, with a TypeError
// thrown, when the host has done away with it.
Realm* CurrentRealmOrThrow(v8::Isolate* isolate);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PLACE_H_
