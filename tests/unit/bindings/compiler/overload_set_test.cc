// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/overload_set.h"

#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

constexpr char kInterfaces[] =
    "[Exposed=*] interface Node {}; [Exposed=*] interface Event {};";

// The items as "(f1, DOMString required)", where f1 is the first overload.
std::string Print(const OperationGroup& group, size_t argument_count) {
  std::string result;
  for (const OverloadTuple& tuple :
       ComputeEffectiveOverloadSet(group, argument_count)) {
    size_t number = 1;
    while (group.overloads[number - 1] != tuple.callable)
      ++number;
    result += "(f" + std::to_string(number);
    for (size_t i = 0; i < tuple.size; ++i) {
      constexpr const char* kOptionality[] = {"required", "optional",
                                              "variadic"};
      result += ", " + tuple.TypeAt(i).ToString() + " " +
                kOptionality[static_cast<int>(tuple.OptionalityAt(i))];
    }
    result += ")\n";
  }
  return result;
}

// The example of the standard.
TEST(OverloadSetTest, EffectiveOverloadSetOfTheStandardsExample) {
  ResolvedText resolved(std::string(kInterfaces) +
                        "[Exposed=*] interface A {"
                        "  undefined f(DOMString a);"
                        "  undefined f(Node a, DOMString b, double... c);"
                        "  undefined f();"
                        "  undefined f(Event a, DOMString b, optional "
                        "DOMString c, double... d);"
                        "};");
  EXPECT_EQ(resolved.errors(), "");
  const OperationGroup& f = *FindOperations(*resolved.interface("A"), "f");
  EXPECT_EQ(
      Print(f, 4),
      "(f1, DOMString required)\n"
      "(f2, Node required, DOMString required, double variadic)\n"
      "(f2, Node required, DOMString required, double variadic, double "
      "variadic)\n"
      "(f2, Node required, DOMString required)\n"
      "(f3)\n"
      "(f4, Event required, DOMString required, DOMString optional, double "
      "variadic)\n"
      "(f4, Event required, DOMString required, DOMString optional)\n"
      "(f4, Event required, DOMString required)\n");
  EXPECT_EQ(MaximumArgumentCount(f), 4u);
  EXPECT_EQ(f.length(), 0);
}

TEST(OverloadSetTest, LengthIsOfRequiredArguments) {
  ResolvedText resolved(
      "[Exposed=*] interface A { undefined f(long a, long b, optional long "
      "c); undefined g(long a, long... b); };");
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  EXPECT_EQ(FindOperations(a, "f")->length(), 2);
  EXPECT_EQ(FindOperations(a, "g")->length(), 1);
}

TEST(OverloadSetTest, DistinguishingArgumentIndexIsTheLowest) {
  ResolvedText resolved(std::string(kInterfaces) +
                        "[Exposed=*] interface A { undefined f(long a, Node b, "
                        "long c); undefined f(long a, Event b, DOMString c); "
                        "};");
  EXPECT_EQ(resolved.errors(), "");
  const OperationGroup& f = *FindOperations(*resolved.interface("A"), "f");
  EXPECT_EQ(DistinguishingArgumentIndex(ComputeEffectiveOverloadSet(f, 3)), 1u);
}

TEST(OverloadSetTest, IndistinguishableOverloadsAreReported) {
  EXPECT_EQ(ResolvedText("[Exposed=*] interface B {\n"
                         "  undefined f(DOMString x);\n"
                         "  undefined f(USVString x);\n"
                         "};")
                .errors(),
            "a.idl:3:13: error: overloads with 1 argument(s) aren't "
            "distinguishable; see https://webidl.spec.whatwg.org/"
            "#dfn-distinguishing-argument-index\n"
            "  undefined f(USVString x);\n"
            "            ^\n"
            "a.idl:2:13: note: the other overload is here\n"
            "  undefined f(DOMString x);\n"
            "            ^\n");
}

TEST(OverloadSetTest, TypesBeforeTheDistinguishingIndexMustBeTheSame) {
  EXPECT_EQ(MessagesOf(std::string(kInterfaces) +
                       "[Exposed=*] interface B { undefined f(DOMString w); "
                       "undefined f(long w, double x, Node y, Node z); "
                       "undefined f(double w, double x, DOMString y, Node z); "
                       "};"),
            "overloads with 4 argument(s) differ before the argument that "
            "distinguishes them; see https://webidl.spec.whatwg.org/"
            "#dfn-distinguishing-argument-index\n");
}

TEST(OverloadSetTest, BigintAndNumberDoNotDistinguish) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface B { undefined f(bigint a); "
                       "undefined f(long a); };"),
            "a bigint and a numeric type can't distinguish overloads; see "
            "https://webidl.spec.whatwg.org/"
            "#limit-bigint-numeric-overloading\n");
}

TEST(OverloadSetTest, EitherAllReturnPromisesOrNone) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface B { undefined f(); "
                       "Promise<undefined> f(long a); };"),
            "either all overloads return a promise or none; see "
            "https://webidl.spec.whatwg.org/#idl-overloading\n");
}

TEST(OverloadSetTest, OverloadsAreOfOneDeclaration) {
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A {\n"
                         "  undefined f();\n"
                         "  static undefined f();\n"
                         "};\n"
                         "partial interface A {\n"
                         "  undefined f(double x);\n"
                         "};")
                .errors(),
            "a.idl:6:13: error: an operation can't be overloaded across "
            "interface, mixin and partial definitions; see "
            "https://webidl.spec.whatwg.org/#idl-overloading\n"
            "  undefined f(double x);\n"
            "            ^\n"
            "a.idl:2:13: note: the other overload is here\n"
            "  undefined f();\n"
            "            ^\n");
}

TEST(OverloadSetTest, VariadicArgumentsDistinguishAtAnyLength) {
  ResolvedText resolved(std::string(kInterfaces) +
                        "[Exposed=*] interface A { undefined f(Node... a); "
                        "undefined f(Event a, Event... b); "
                        "undefined f(long a, long b, long c, long d); };");
  EXPECT_EQ(resolved.errors(), "");
  const OperationGroup& f = *FindOperations(*resolved.interface("A"), "f");
  std::vector<size_t> sizes;
  for (const auto& tuples : EffectiveOverloadSetBySize(f))
    sizes.push_back(tuples.size());
  EXPECT_EQ(sizes, (std::vector<size_t>{1, 2, 2, 2, 3}));
}

TEST(OverloadSetTest, ConstructorsAreOverloadsToo) {
  ResolvedText resolved(
      "[Exposed=*] interface A { constructor(long a); constructor(DOMString a, "
      "long b); };");
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_EQ(resolved.interface("A")->constructor->overloads.size(), 2u);
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { constructor(); "
                       "constructor(); };"),
            "overloads with 0 argument(s) aren't distinguishable; see "
            "https://webidl.spec.whatwg.org/"
            "#dfn-distinguishing-argument-index\n");
}

}  // namespace
}  // namespace wsjs::idl
