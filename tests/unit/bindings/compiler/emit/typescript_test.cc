// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bindings/compiler/compiler.h"

namespace wsjs::idl {
namespace {

constexpr char kDefinitions[] =
    "[Exposed=*] interface Part {}; [Exposed=*] interface Event {};\n"
    "dictionary Options { sequence<long> list; required Part part; };\n"
    "callback Function = any (any... arguments);\n"
    "callback Task = Promise<undefined> (sequence<Part> parts);\n"
    "enum Mode { \"fast\", \"\" };\n"
    "typedef (Int8Array or DataView) ArrayBufferView;\n"
    "typedef (ArrayBuffer or ArrayBufferView) BufferSource;\n"
    "typedef sequence<DOMString> Names;\n"
    "[LegacyTreatNonObjectAsNull] callback HandlerNonNull = any (Event "
    "event);\n"
    "typedef HandlerNonNull? Handler;\n"
    "callback interface Listener { undefined handleEvent(Event event); };\n";

std::string DeclarationsOf(const std::string& text,
                           const CompilerOptions& extra = {}) {
  CompilerOptions options = extra;
  options.external_interfaces = {"Absent", "WindowProxy"};
  options.type_declarations = "x.d.ts";
  const std::vector<SourceFile> inputs = {{"a.idl", kDefinitions},
                                          {"b.idl", text}};
  const CompileResult result = Compile(inputs, options);
  EXPECT_EQ(result.diagnostics.ToString(), "");
  EXPECT_EQ(result.files.size(), 1u);
  EXPECT_EQ(result.files[0].path, "x.d.ts");
  return result.files[0].text;
}

// From `start` to the end of that block.
std::string BlockOf(const std::string& declarations, const std::string& start) {
  const size_t begin = declarations.find(start);
  if (begin == std::string::npos)
    return {};
  const size_t body = declarations.find('\n', begin) + 1;
  return declarations.substr(body, declarations.find("}", body) - body);
}

// The line that starts with `start`.
std::string LineOf(const std::string& declarations, const std::string& start) {
  const size_t begin = declarations.find("\n" + start) + 1;
  return begin == 0 ? std::string()
                    : declarations.substr(
                          begin, declarations.find('\n', begin) - begin);
}

// The members of an interface that has `members`.
std::string MembersOf(const std::string& members) {
  return BlockOf(
      DeclarationsOf("[Exposed=*] interface Thing { " + members + " };"),
      "interface Thing {");
}

// The same of its interface object.
std::string StaticMembersOf(const std::string& members) {
  return BlockOf(
      DeclarationsOf("[Exposed=*] interface Thing { " + members + " };"),
      "declare var Thing: {");
}

TEST(TypeScriptTest, Attributes) {
  EXPECT_EQ(MembersOf("attribute long a; readonly attribute DOMString? b; "
                      "readonly attribute FrozenArray<Part?> c;"),
            "  a: number;\n"
            "  readonly b: string | null;\n"
            "  readonly c: readonly (Part | null)[];\n");
  EXPECT_EQ(MembersOf("attribute [LegacyNullToEmptyString] DOMString a;"),
            "  get a(): string;\n"
            "  set a(value: string | null);\n");
  EXPECT_EQ(MembersOf("attribute long a-b; readonly attribute object c;"),
            "  \"a-b\": number;\n"
            "  readonly c: any;\n");
}

TEST(TypeScriptTest, ForwardedPuts) {
  const std::string text = DeclarationsOf(
      "[Exposed=*] interface A { attribute DOMString href; };"
      "[Exposed=*] interface B { [PutForwards=href] readonly attribute A a; "
      "};");
  EXPECT_EQ(BlockOf(text, "interface B {"),
            "  get a(): A;\n"
            "  set a(value: string);\n");
}

TEST(TypeScriptTest, ScriptMayPassMoreThanItGets) {
  EXPECT_EQ(MembersOf("sequence<long> a(sequence<long> x);"),
            "  a(x: Iterable<number>): number[];\n");
  EXPECT_EQ(MembersOf("Promise<undefined> a(Promise<long> x);"),
            "  a(x: number | PromiseLike<number>): Promise<void>;\n");
  EXPECT_EQ(MembersOf("Names a(Names x); record<DOMString, Names> b();"),
            "  a(x: Names): string[];\n"
            "  b(): Record<string, string[]>;\n");
  EXPECT_EQ(MembersOf("undefined a(async_sequence<long> x, object y);"),
            "  a(x: AsyncIterable<number> | Iterable<number>, y: object): "
            "void;\n");
}

TEST(TypeScriptTest, DictionariesThatScriptGetsHaveArrays) {
  const char kBlock[] = "interface Options {";
  EXPECT_EQ(BlockOf(DeclarationsOf(""), kBlock),
            "  list?: Iterable<number>;\n"
            "  part: Part;\n");
  EXPECT_EQ(BlockOf(DeclarationsOf("[Exposed=*] interface A { Options a(); };"),
                    kBlock),
            "  list?: number[];\n"
            "  part: Part;\n");
}

TEST(TypeScriptTest, Parameters) {
  EXPECT_EQ(MembersOf("undefined a(optional long x = 1, any... default);"),
            "  a(x?: number, ...default_: any[]): void;\n");
  EXPECT_EQ(MembersOf("undefined a(optional long x, Options y);"),
            "  a(x: number | undefined, y: Options): void;\n");
  EXPECT_EQ(MembersOf("undefined a(long x); DOMString a(Part x);"),
            "  a(x: number): void;\n"
            "  a(x: Part): string;\n");
}

TEST(TypeScriptTest, UnionsHaveEachTypeOnce) {
  EXPECT_EQ(MembersOf("undefined a((long or Part or Absent) x, Absent? y);"),
            "  a(x: number | Part, y: null): void;\n");
}

TEST(TypeScriptTest, SharedMemoryOnlyWhereItIsAllowed) {
  EXPECT_EQ(MembersOf("undefined a(BufferSource x, Int8Array y, "
                      "[AllowShared] Int8Array z);"),
            "  a(x: BufferSource, y: Int8Array<ArrayBuffer>, z: Int8Array): "
            "void;\n");
  EXPECT_EQ(
      MembersOf("undefined a(ArrayBufferView x, "
                "[AllowShared] ArrayBufferView y);"),
      "  a(x: ArrayBufferView<ArrayBuffer>, y: ArrayBufferView): void;\n");
  const std::string text = DeclarationsOf("");
  EXPECT_EQ(LineOf(text, "type BufferSource"),
            "type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;");
  // The language has it, and Function.
  EXPECT_EQ(LineOf(text, "type ArrayBufferView"), "");
  EXPECT_EQ(LineOf(text, "type Function"), "");
}

TEST(TypeScriptTest, CallbacksAndEnumerations) {
  const std::string text = DeclarationsOf("");
  EXPECT_EQ(LineOf(text, "type Task"),
            "type Task = (parts: Part[]) => void | PromiseLike<void>;");
  EXPECT_EQ(LineOf(text, "type Mode"), "type Mode = \"fast\" | \"\";");
  EXPECT_EQ(LineOf(text, "type Listener"),
            "type Listener = ((event: Event) => void) | { handleEvent(event: "
            "Event): void };");
}

TEST(TypeScriptTest, Iteration) {
  EXPECT_EQ(MembersOf("iterable<DOMString, long>;"),
            "  [Symbol.iterator](): IterableIterator<[string, number]>;\n"
            "  entries(): IterableIterator<[string, number]>;\n"
            "  keys(): IterableIterator<string>;\n"
            "  values(): IterableIterator<number>;\n"
            "  forEach(callback: (value: number, key: string, object: Thing) "
            "=> void, thisArg?: any): void;\n");
  EXPECT_EQ(MembersOf("readonly setlike<DOMString>;"),
            "  [Symbol.iterator](): IterableIterator<string>;\n"
            "  entries(): IterableIterator<[string, string]>;\n"
            "  keys(): IterableIterator<string>;\n"
            "  values(): IterableIterator<string>;\n"
            "  forEach(callback: (value: string, key: string, object: Thing) "
            "=> void, thisArg?: any): void;\n"
            "  readonly size: number;\n"
            "  has(value: string): boolean;\n");
  EXPECT_EQ(MembersOf("async_iterable<long>(optional Options x);"),
            "  [Symbol.asyncIterator](x?: Options): "
            "AsyncIterableIterator<number>;\n"
            "  values(x?: Options): AsyncIterableIterator<number>;\n");
  const std::string maplike = MembersOf("maplike<DOMString, Part>;");
  EXPECT_NE(maplike.find("  get(key: string): Part | undefined;\n"),
            std::string::npos);
  EXPECT_NE(maplike.find("  set(key: string, value: Part): this;\n"),
            std::string::npos);
}

TEST(TypeScriptTest, PropertiesAndStringifiers) {
  EXPECT_EQ(MembersOf("getter Part item(unsigned long i); readonly attribute "
                      "unsigned long length; stringifier;"),
            "  readonly length: number;\n"
            "  item(i: number): Part;\n"
            "  readonly [index: number]: Part;\n"
            "  [Symbol.iterator](): IterableIterator<Part>;\n"
            "  toString(): string;\n");
  EXPECT_EQ(MembersOf("getter DOMString (DOMString name);"),
            "  [name: string]: any;\n");
}

TEST(TypeScriptTest, InterfaceObjects) {
  EXPECT_EQ(StaticMembersOf("constructor(long x); const octet A = 0x10; static "
                            "Thing b(); static attribute long c;"),
            "  prototype: Thing;\n"
            "  new (x: number): Thing;\n"
            "  readonly A: 16;\n"
            "  c: number;\n"
            "  b(): Thing;\n");
  EXPECT_EQ(StaticMembersOf(""),
            "  prototype: Thing;\n"
            "  [Symbol.hasInstance](value: any): value is Thing;\n");
  const std::string text = DeclarationsOf(
      "[Exposed=*, LegacyNoInterfaceObject] interface A {};"
      "[Exposed=*, LegacyFactoryFunction=Image(long x)] interface B {};");
  EXPECT_EQ(text.find("declare var A"), std::string::npos);
  EXPECT_EQ(BlockOf(text, "declare var Image"), "  new (x: number): B;\n");
}

TEST(TypeScriptTest, InheritedMembersOfOtherTypes) {
  const std::string text = DeclarationsOf(
      "[Exposed=*] interface A { attribute long a; undefined b(long x); };"
      "[Exposed=*] interface B : A { attribute DOMString a; long b(Part x); "
      "};");
  EXPECT_EQ(BlockOf(text, "interface B extends A {"),
            "  a: any;\n"
            "  b(x: Part): number;\n"
            "  b(x: number): void;\n");
}

constexpr char kTarget[] =
    "[Exposed=*] interface EventTarget { undefined addEventListener(DOMString "
    "type, Listener? callback, optional boolean capture = false); };"
    "[Exposed=*] interface CloseEvent : Event {};"
    "[Exposed=*] interface Socket : EventTarget { attribute Handler onopen; "
    "attribute Handler onclose; };";

TEST(TypeScriptTest, EventsHaveTheirTypes) {
  CompilerOptions options;
  options.events = {{"Socket.close", "CloseEvent"}, {"Socket.ping", "Event"}};
  const std::string text = DeclarationsOf(kTarget, options);
  EXPECT_EQ(BlockOf(text, "interface SocketEventMap"),
            "  \"close\": CloseEvent;\n"
            "  \"open\": Event;\n"
            "  \"ping\": Event;\n");
  const std::string socket = text.substr(text.find("interface Socket extends"));
  EXPECT_EQ(LineOf(socket, "  onclose"),
            "  onclose: ((this: Socket, event: CloseEvent) => any) | null;");
  EXPECT_EQ(
      LineOf(socket, "  addEventListener<"),
      "  addEventListener<K extends keyof SocketEventMap>(type: K, listener: "
      "((this: Socket, event: SocketEventMap[K]) => any) | { "
      "handleEvent(event: "
      "SocketEventMap[K]): any } | null, capture?: boolean): void;");
  EXPECT_EQ(LineOf(socket, "  addEventListener("),
            "  addEventListener(type: string, callback: Listener | null, "
            "capture?: boolean): void;");
}

TEST(TypeScriptTest, TheGlobalObjectsMembersAreGlobal) {
  CompilerOptions options;
  options.globals = {"Window"};
  const std::string text = DeclarationsOf(
      std::string(kTarget) +
          "[Global=Window, Exposed=Window] interface Window : EventTarget { "
          "readonly attribute WindowProxy self; undefined close(); "
          "attribute Handler onload; [Exposed=Worker] undefined hidden(); };"
          "[Exposed=Worker] interface WorkerThing {};",
      options);
  EXPECT_EQ(LineOf(text, "declare var self"),
            "declare var self: Window & typeof globalThis;");
  EXPECT_EQ(
      LineOf(text, "declare var onload"),
      "declare var onload: ((this: Window, event: Event) => any) | null;");
  EXPECT_EQ(LineOf(text, "declare function close"),
            "declare function close(): void;");
  EXPECT_NE(LineOf(text, "declare function addEventListener<"), "");
  EXPECT_NE(LineOf(text, "declare function addEventListener("), "");
  EXPECT_EQ(text.find("WorkerThing"), std::string::npos);
  EXPECT_EQ(text.find("hidden"), std::string::npos);
}

TEST(TypeScriptTest, Namespaces) {
  EXPECT_EQ(BlockOf(DeclarationsOf("[Exposed=*] namespace a { undefined "
                                   "assert(long x); readonly attribute long "
                                   "b; };"),
                    "declare namespace a"),
            "  const b: number;\n"
            "  function assert(x: number): void;\n");
  const std::string text = DeclarationsOf(
      "[Exposed=*] namespace a { undefined delete(); undefined b(); };");
  EXPECT_NE(text.find("declare namespace a {\n"
                      "  function delete_(): void;\n"
                      "  export { delete_ as delete };\n"
                      "  export function b(): void;\n"
                      "}\n"),
            std::string::npos);
  EXPECT_NE(DeclarationsOf("[Exposed=*] namespace a { B c(); };"
                           "[Exposed=*, LegacyNamespace=a] interface B {};")
                .find("declare namespace a {\n"
                      "  function c(): a.B;\n"
                      "\n"
                      "  interface B {\n"
                      "  }\n"
                      "\n"
                      "  var B: {\n"
                      "    prototype: a.B;\n"),
            std::string::npos);
}

TEST(TypeScriptTest, TheSectionOfTheStandardIsNamed) {
  EXPECT_NE(DeclarationsOf("// GENERATED\n// A (https://a.example/#b)\n\n"
                           "[Exposed=*] interface Thing {};")
                .find("/** https://a.example/#b */\ninterface Thing {\n"),
            std::string::npos);
}

}  // namespace
}  // namespace wsjs::idl
