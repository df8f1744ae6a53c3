// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_types.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/emit/default_values.h"
#include "bindings/compiler/parser.h"
#include "bindings/compiler/resolver.h"

namespace wsjs::idl {
namespace {

// The type of an argument that is written as `type`.
class ArgumentType final {
 public:
  explicit ArgumentType(const std::string& type, const std::string& rest = "x")
      : file_{"test.idl", std::string(kDefinitions) +
                              "[Exposed=Window] interface I {"
                              "  undefined f(" +
                              type + " " + rest + "); };"} {
    Diagnostics diagnostics;
    model_ = Resolve({Parse(file_, diagnostics)}, options_, diagnostics);
    EXPECT_EQ(diagnostics.ToString(), "");
  }

  const Argument& argument() const {
    return model_->interfaces.back()->operations.front()->arguments.front();
  }
  const Type& type() const { return *argument().type; }
  std::string Default() const {
    return DefaultValue(*argument().default_value, type());
  }

 private:
  static constexpr std::string_view kDefinitions =
      "[Global=Window, Exposed=Window] interface Window {};"
      "[Exposed=Window] interface Blob {};"
      "enum Color { \"red\", \"light-blue\" };"
      "dictionary Init { required long x; };"
      "dictionary Options { long x; };"
      "callback Callback = any ();"
      "[LegacyTreatNonObjectAsNull] callback Handler = any ();"
      "callback interface Listener { undefined handle(); };"
      "typedef (Int8Array or Int16Array or Int32Array or Uint8Array or "
      "Uint16Array or Uint32Array or Uint8ClampedArray or BigInt64Array or "
      "BigUint64Array or Float16Array or Float32Array or Float64Array or "
      "DataView) ArrayBufferView;"
      "typedef (ArrayBuffer or ArrayBufferView) BufferSource;";

  CompilerOptions options_;
  SourceFile file_;
  std::unique_ptr<const Model> model_;
};

std::string Tag(const std::string& type) {
  return IdlTag(ArgumentType(type).type());
}

std::string Cpp(const std::string& type) {
  return CppType(ArgumentType(type).type());
}

TEST(CppTypesTest, Primitives) {
  EXPECT_EQ(Tag("boolean") + Cpp("boolean"), "IDLBooleanbool");
  EXPECT_EQ(Tag("octet") + Cpp("octet"), "IDLOctetuint8_t");
  EXPECT_EQ(Tag("unsigned long long") + Cpp("unsigned long long"),
            "IDLUnsignedLongLonguint64_t");
  EXPECT_EQ(Tag("[Clamp] long"), "IDLClamp<IDLLong>");
  EXPECT_EQ(Tag("[EnforceRange] short"), "IDLEnforceRange<IDLShort>");
  EXPECT_EQ(Tag("unrestricted double") + Cpp("unrestricted double"),
            "IDLUnrestrictedDoubledouble");
  EXPECT_EQ(Tag("any") + Cpp("any"), "IDLAnybindings::ScriptValue");
}

TEST(CppTypesTest, Strings) {
  EXPECT_EQ(Cpp("DOMString"), "std::u16string");
  EXPECT_EQ(Cpp("USVString"), "std::string");
  EXPECT_EQ(Tag("[LegacyNullToEmptyString] DOMString"),
            "IDLLegacyNullToEmptyString<IDLDOMString>");
}

TEST(CppTypesTest, Definitions) {
  EXPECT_EQ(Tag("Blob") + Cpp("Blob"), "IDLInterface<Blob>Blob*");
  EXPECT_EQ(Tag("Init") + Cpp("Init"), "IDLDictionary<Init>Init");
  EXPECT_EQ(Tag("Color") + Cpp("Color"), "IDLEnumeration<Color>Color");
  EXPECT_EQ(Tag("Callback"), "IDLCallbackFunction");
  EXPECT_EQ(Tag("Handler?") + Cpp("Handler?"),
            "IDLLegacyTreatNonObjectAsNullCallbackbindings::ScriptValue");
  EXPECT_EQ(Tag("Listener?") + Cpp("Listener?"),
            "IDLNullable<IDLCallbackInterface>"
            "std::optional<bindings::CallbackInterface>");
}

TEST(CppTypesTest, NullableAndOptional) {
  EXPECT_EQ(Cpp("long?"), "std::optional<int32_t>");
  EXPECT_EQ(Cpp("Blob?"), "Blob*");
  EXPECT_EQ(OptionalCppType(ArgumentType("long").type()),
            "std::optional<int32_t>");
  EXPECT_EQ(OptionalCppType(ArgumentType("long?").type()),
            "std::optional<int32_t>");
  EXPECT_EQ(OptionalCppType(ArgumentType("Blob").type()), "Blob*");
  EXPECT_EQ(OptionalIdlTag(ArgumentType("long").type()),
            "IDLOptional<IDLLong>");
}

TEST(CppTypesTest, Containers) {
  EXPECT_EQ(Tag("sequence<sequence<Blob>>"),
            "IDLSequence<IDLSequence<IDLInterface<Blob>>>");
  EXPECT_EQ(Cpp("sequence<sequence<Blob>>"), "std::vector<std::vector<Blob*>>");
  EXPECT_EQ(Tag("record<USVString, any>"), "IDLRecord<IDLUSVString, IDLAny>");
  EXPECT_EQ(Cpp("record<USVString, any>"),
            "std::vector<std::pair<std::string, bindings::ScriptValue>>");
}

TEST(CppTypesTest, BuffersAreOneAlternativeOfAUnion) {
  EXPECT_EQ(Tag("BufferSource"), "IDLBufferSource");
  EXPECT_EQ(Tag("ArrayBufferView"), "IDLArrayBufferView");
  EXPECT_EQ(Tag("[AllowShared] Uint8Array"),
            "IDLBuffer<kUint8ArrayType, BufferPermissions::kShared>");
  EXPECT_EQ(Tag("(ArrayBuffer or DataView)"),
            "IDLBuffer<kArrayBufferType | kDataViewType>");
  EXPECT_EQ(Tag("(Blob or BufferSource or USVString)"),
            "IDLUnion<IDLInterface<Blob>, IDLBufferSource, IDLUSVString>");
  EXPECT_EQ(Cpp("(Blob or BufferSource or USVString)"),
            "std::variant<Blob*, bindings::BufferSource, std::string>");
}

TEST(CppTypesTest, UnionsAreFlattened) {
  EXPECT_EQ(Tag("(boolean or (long or DOMString)?)"),
            "IDLNullable<IDLUnion<IDLBoolean, IDLLong, IDLDOMString>>");
  EXPECT_EQ(Cpp("(boolean or (long or DOMString)?)"),
            "std::optional<std::variant<bool, int32_t, std::u16string>>");
}

TEST(CppTypesTest, DefaultValues) {
  EXPECT_EQ(ArgumentType("optional DOMString", "x = \"a\\b\"").Default(),
            "u\"a\\\\b\"");
  EXPECT_EQ(ArgumentType("optional Color", "x = \"light-blue\"").Default(),
            "Color::kLightBlue");
  EXPECT_EQ(ArgumentType("optional long", "x = -0x10").Default(), "-16");
  EXPECT_EQ(
      ArgumentType("optional unrestricted double", "x = -Infinity").Default(),
      "-std::numeric_limits<double>::infinity()");
  EXPECT_EQ(ArgumentType("optional sequence<long>", "x = []").Default(),
            "std::vector<int32_t>()");
  EXPECT_EQ(ArgumentType("optional (DOMString or sequence<long>)", "x = []")
                .Default(),
            "std::vector<int32_t>()");
  EXPECT_EQ(
      ArgumentType("optional (boolean or DOMString)", "x = \"\"").Default(),
      "std::u16string(u\"\")");
  // Undefined converts to these.
  EXPECT_EQ(ArgumentType("optional Options", "x = {}").Default(), "");
  EXPECT_EQ(ArgumentType("optional Blob?", "x = null").Default(), "");
}

}  // namespace
}  // namespace wsjs::idl
