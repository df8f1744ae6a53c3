// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/place.h"

#include <v8.h>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/strings.h"
#include "src/base/utf.h"

namespace wsjs::bindings {

namespace {

std::string Quote(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string IndexedProperty(const Place& place) {
  return "an indexed property [" + std::to_string(place.index) + "]";
}

std::string NamedProperty(const Place& place) {
  return "a named property " + Quote(Utf16ToUtf8(*place.name));
}

std::string Beginning(const Place& place) {
  switch (place.kind) {
    case Place::Kind::kOperation:
      return "Failed to execute " + Quote(place.member) + " on " +
             Quote(place.owner) + ": ";
    case Place::Kind::kConstructor:
      return "Failed to construct " + Quote(place.owner) + ": ";
    case Place::Kind::kGetter:
    case Place::Kind::kDictionaryMember:
      return "Failed to read the " + Quote(place.member) + " property from " +
             Quote(place.owner) + ": ";
    case Place::Kind::kSetter:
      return "Failed to set the " + Quote(place.member) + " property on " +
             Quote(place.owner) + ": ";
    case Place::Kind::kCallbackResult:
      return "The result of " + Quote(place.owner) + ": ";
    case Place::Kind::kIndexedGetter:
      return "Failed to read " + IndexedProperty(place) + " from " +
             Quote(place.owner) + ": ";
    case Place::Kind::kIndexedSetter:
      return "Failed to set " + IndexedProperty(place) + " on " +
             Quote(place.owner) + ": ";
    case Place::Kind::kIndexedDeleter:
      return "Failed to delete " + IndexedProperty(place) + " from " +
             Quote(place.owner) + ": ";
    case Place::Kind::kNamedGetter:
      return "Failed to read " + NamedProperty(place) + " from " +
             Quote(place.owner) + ": ";
    case Place::Kind::kNamedSetter:
      return "Failed to set " + NamedProperty(place) + " on " +
             Quote(place.owner) + ": ";
    case Place::Kind::kNamedDeleter:
      return "Failed to delete " + NamedProperty(place) + " from " +
             Quote(place.owner) + ": ";
  }
  return {};
}

void ThrowNewTypeError(v8::Isolate* isolate, std::string_view message) {
  isolate->ThrowException(
      v8::Exception::TypeError(ToV8String(isolate, message)));
}

}  // namespace

std::string Place::Describe(std::string_view message) const {
  std::string description = Beginning(*this).append(message);
  return outer ? outer->Describe(description) : description;
}

void Place::ThrowTypeError(v8::Isolate* isolate,
                           std::string_view message) const {
  ThrowNewTypeError(isolate, Describe(message));
}

void Place::ThrowNotOfType(v8::Isolate* isolate, std::string_view type) const {
  if (argument > 0) {
    ThrowTypeError(isolate, "parameter " + std::to_string(argument) +
                                " is not of type " + Quote(type) + ".");
  } else if (kind == Kind::kSetter || kind == Kind::kIndexedSetter ||
             kind == Kind::kNamedSetter) {
    ThrowTypeError(isolate, "Failed to convert value to " + Quote(type) + ".");
  } else {
    ThrowTypeError(isolate,
                   "The provided value is not of type " + Quote(type) + ".");
  }
}

void Place::ThrowMissingArguments(v8::Isolate* isolate,
                                  int required,
                                  int present) const {
  ThrowTypeError(isolate, std::to_string(required) + " argument" +
                              (required == 1 ? "" : "s") +
                              " required, but only " + std::to_string(present) +
                              " present.");
}

Realm* CurrentRealmOrThrow(v8::Isolate* isolate) {
  Realm* const realm = Realm::From(isolate->GetCurrentContext());
  if (!realm)
    ThrowNewTypeError(isolate, "The host of this realm has shut down.");
  return realm;
}

}  // namespace wsjs::bindings
