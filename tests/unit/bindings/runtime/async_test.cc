// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

class AsyncTest : public BindingsTest {
 protected:
  AsyncTest() {
    Evaluate(
        "var seen = [];"
        "const note = p => p.then("
        "    v => seen.push(typeof v == 'object' ? JSON.stringify(v) :"
        "                                          String(v)),"
        "    e => seen.push(`${e.name ?? 'thrown'}: ${e.message ?? e}`));"
        "function describe(object, name) {"
        "  const d = Object.getOwnPropertyDescriptor(object, name);"
        "  if (!d) return 'none';"
        "  return [d.value.name, d.value.length, ...['writable',"
        "      'enumerable', 'configurable'].filter(k => d[k])].join(' ');"
        "}");
  }

  // Runs a script, and what `note` has seen when its microtasks are done.
  std::string Seen(std::string_view source) {
    Evaluate("seen = [];" + std::string(source) + "; void 0");
    return Evaluate("seen.join('\\n')");
  }
};

TEST_F(AsyncTest, MembersOfAsyncIterables) {
  EXPECT_EQ(Evaluate("['values', 'keys', 'entries', Symbol.asyncIterator,"
                     " Symbol.iterator]"
                     "    .map(n => describe(TestAsyncValues.prototype, n))"
                     "    .join('\\n')"),
            "values 0 writable enumerable configurable\n"
            "none\n"
            "none\n"
            "values 0 writable configurable\n"
            "none");
  EXPECT_EQ(Evaluate("['values', 'keys', 'entries', Symbol.asyncIterator]"
                     "    .map(n => describe(TestAsyncPairs.prototype, n))"
                     "    .join('\\n')"),
            "values 0 writable enumerable configurable\n"
            "keys 0 writable enumerable configurable\n"
            "entries 0 writable enumerable configurable\n"
            "entries 0 writable configurable");
  EXPECT_EQ(Evaluate("TestAsyncPairs.prototype[Symbol.asyncIterator] ==="
                     "    TestAsyncPairs.prototype.entries &&"
                     "TestAsyncValues.prototype[Symbol.asyncIterator] ==="
                     "    TestAsyncValues.prototype.values"),
            "true");
}

TEST_F(AsyncTest, AsyncIteratorPrototypes) {
  EXPECT_EQ(Evaluate("const prototype = Object.getPrototypeOf("
                     "    new TestAsyncValues([]).values());"
                     "const intrinsic = Object.getPrototypeOf("
                     "    Object.getPrototypeOf(async function*() {}"
                     "        .prototype));"
                     "[Object.getPrototypeOf(prototype) === intrinsic,"
                     " prototype[Symbol.toStringTag],"
                     " Object.hasOwn(prototype, 'constructor'),"
                     " describe(prototype, 'next'),"
                     " describe(prototype, 'return')].join()"),
            "true,TestAsyncValues AsyncIterator,false,"
            "next 0 writable enumerable configurable,"
            "return 1 writable enumerable configurable");
  EXPECT_EQ(Evaluate("'return' in new TestAsyncPairs().values()"), "false");
}

TEST_F(AsyncTest, ForAwait) {
  EXPECT_EQ(Seen("const values = new TestAsyncValues(['a', 'b']);"
                 "(async () => {"
                 "  for await (const v of values) seen.push(v);"
                 "  seen.push('end');"
                 "})()"),
            "a\nb\nend");
  EXPECT_EQ(Evaluate("values.log"), "next next next ");
  EXPECT_EQ(Seen("(async () => {"
                 "  const pairs = new TestAsyncPairs();"
                 "  for await (const [k, v] of pairs) seen.push(k + v);"
                 "  for await (const k of pairs.keys()) seen.push(k);"
                 "  for await (const v of pairs.values()) seen.push(v);"
                 "})()"),
            "a1\nb2\na\nb\n1\n2");
}

TEST_F(AsyncTest, LeavingALoopReturns) {
  EXPECT_EQ(Seen("const values = new TestAsyncValues(['a', 'b']);"
                 "(async () => {"
                 "  for await (const v of values) { seen.push(v); break; }"
                 "  seen.push(values.log);"
                 "})()"),
            "a\nnext return ");
}

TEST_F(AsyncTest, CallsOfNextAreQueued) {
  EXPECT_EQ(Seen("const iterator = new TestAsyncValues(['a', 'b']).values();"
                 "note(iterator.next()); note(iterator.next());"
                 "note(iterator.next()); note(iterator.next());"),
            "{\"value\":\"a\",\"done\":false}\n"
            "{\"value\":\"b\",\"done\":false}\n"
            "{\"done\":true}\n"
            "{\"done\":true}");
}

TEST_F(AsyncTest, ReturnEndsTheIteration) {
  EXPECT_EQ(Seen("const values = new TestAsyncValues(['a', 'b']);"
                 "const iterator = values.values();"
                 "note(iterator.next()); note(iterator.return('reason'));"
                 "note(iterator.next()); note(iterator.return('again'));"),
            "{\"value\":\"a\",\"done\":false}\n"
            "{\"value\":\"reason\",\"done\":true}\n"
            "{\"done\":true}\n"
            "{\"value\":\"again\",\"done\":true}");
  EXPECT_EQ(Evaluate("values.log"), "next return reason");
}

TEST_F(AsyncTest, RejectionsEndTheIteration) {
  EXPECT_EQ(Seen("const iterator = new TestAsyncValues(['a', 'b'])"
                 "    .values({failAt: 1});"
                 "note(iterator.next()); note(iterator.next());"
                 "note(iterator.next());"),
            "{\"value\":\"a\",\"done\":false}\n"
            "TypeError: Failed.\n"
            "{\"done\":true}");
}

TEST_F(AsyncTest, ArgumentsOfAsyncIterables) {
  EXPECT_EQ(Thrown("new TestAsyncValues([]).values({failAt: 0})"),
            "RangeError: Failed to execute 'values' on 'TestAsyncValues': "
            "Failed at once.");
  EXPECT_EQ(Thrown("new TestAsyncValues([]).values(1)"),
            "TypeError: Failed to execute 'values' on 'TestAsyncValues': "
            "parameter 1 is not of type 'TestAsyncOptions'.");
  EXPECT_EQ(Thrown("TestAsyncValues.prototype.values.call({})"),
            "TypeError: Illegal invocation");
}

TEST_F(AsyncTest, WrongReceiversReject) {
  EXPECT_EQ(Seen("const iterator = new TestAsyncValues([]).values();"
                 "const other = new TestAsyncPairs().values();"
                 "note(iterator.next.call(other));"
                 "note(iterator.return.call({}));"
                 "note(iterator.next.call(undefined));"),
            "TypeError: Illegal invocation\n"
            "TypeError: Illegal invocation\n"
            "TypeError: Illegal invocation");
}

TEST_F(AsyncTest, IteratorsKeepTheirTarget) {
  Evaluate(
      "let weak; let iterator; (() => {"
      "  const values = new TestAsyncValues(['a']);"
      "  weak = new WeakRef(values); iterator = values.values();"
      "})();");
  CollectGarbage();
  EXPECT_EQ(Seen("note(iterator.next())"), "{\"value\":\"a\",\"done\":false}");
  Evaluate("iterator = undefined;");
  CollectGarbage();
  EXPECT_EQ(Evaluate("String(weak.deref())"), "undefined");
}

TEST_F(AsyncTest, AsyncSequencesOfAsyncIterables) {
  EXPECT_EQ(Seen("const sequences = new TestAsyncSequences();"
                 "async function* generate() { yield '1'; yield 2.5; throw 3; }"
                 "sequences.open(generate());"
                 "note(sequences.next()); note(sequences.next());"
                 "note(sequences.next());"),
            "1\n2\nthrown: 3");
  EXPECT_EQ(Seen("sequences.open((async function*() {})());"
                 "sequences.next().then(v => seen.push(typeof v));"),
            "symbol");
}

TEST_F(AsyncTest, AsyncSequencesOfIterables) {
  EXPECT_EQ(Seen("const sequences = new TestAsyncSequences();"
                 "sequences.open(['1', Promise.resolve(2), Promise.reject(3)]);"
                 "note(sequences.next()); note(sequences.next());"
                 "note(sequences.next());"
                 "sequences.next().then(v => seen.push(typeof v));"),
            "1\n2\nthrown: 3\nsymbol");
  EXPECT_EQ(Thrown("sequences.open({})"),
            "TypeError: Failed to execute 'open' on 'TestAsyncSequences': The "
            "provided value is not async iterable.");
  EXPECT_EQ(Thrown("sequences.open({[Symbol.asyncIterator]: 1})"),
            "TypeError: Failed to execute 'open' on 'TestAsyncSequences': The "
            "object must have a callable @@asyncIterator property.");
  EXPECT_EQ(Evaluate("const list = []; sequences.echo(list) === list"), "true");
}

TEST_F(AsyncTest, ClosingAsyncSequences) {
  EXPECT_EQ(Seen("const sequences = new TestAsyncSequences();"
                 "sequences.open({[Symbol.asyncIterator]: () => ({"
                 "    next() {},"
                 "    return(r) { seen.push('return ' + r); return {}; }})});"
                 "note(sequences.close('why'));"),
            "return why\nundefined");
  EXPECT_EQ(Seen("sequences.open({[Symbol.asyncIterator]: () => ({"
                 "    next() {}, return() { return 1; }})});"
                 "note(sequences.close(0)); note(sequences.next());"),
            "TypeError: The iterator's result is not an object.\n"
            "TypeError: The iterator's result is not an object.");
  EXPECT_EQ(Seen("sequences.open([]); note(sequences.close(0));"), "undefined");
}

TEST_F(AsyncTest, AsyncSequencesAmongOtherTypes) {
  EXPECT_EQ(Evaluate("const sequences = new TestAsyncSequences();"
                     "const values = [[], (async function*() {})(), 'text',"
                     "    new String('object'), {}];"
                     "values.map(v => sequences.describeUnion(v)).join()"),
            "sequence,sequence,string,string,string");
  EXPECT_EQ(Evaluate("values.map(v => sequences.overloaded(v)).join()"),
            "sequence,sequence,string,string,string");
}

}  // namespace
}  // namespace wsjs
