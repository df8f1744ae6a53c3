// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

class CallsTest : public BindingsTest {
 protected:
  CallsTest() { Evaluate("const values = new TestValues();"); }
};

TEST_F(CallsTest, OptionalArguments) {
  EXPECT_EQ(Evaluate("values.describeOptional()"), "missing none z 0 null");
  EXPECT_EQ(Evaluate("values.describeOptional(undefined, undefined, undefined,"
                     "    undefined, undefined)"),
            "missing none z 0 null");
  EXPECT_EQ(Evaluate("values.describeOptional(0, 'text', {zone: 'y'}, [1, 2],"
                     "    new TestBase())"),
            "0 text y 2 base");
}

TEST_F(CallsTest, VariadicArguments) {
  EXPECT_EQ(Evaluate("values.describeVariadic('a')"), "a");
  EXPECT_EQ(Evaluate("values.describeVariadic('a', 1, '2')"), "a 1 2");
}

TEST_F(CallsTest, TooFewArguments) {
  EXPECT_EQ(Thrown("values.echoLong()"),
            "TypeError: Failed to execute 'echoLong' on 'TestValues': 1 "
            "argument required, but only 0 present.");
  EXPECT_EQ(Thrown("values.call(() => {})"),
            "TypeError: Failed to execute 'call' on 'TestValues': 3 arguments "
            "required, but only 1 present.");
}

TEST_F(CallsTest, Overloads) {
  EXPECT_EQ(Evaluate("values.overloaded()"), "nothing");
  EXPECT_EQ(Evaluate("values.overloaded(1)"), "long");
  EXPECT_EQ(Evaluate("values.overloaded('1')"), "DOMString");
  EXPECT_EQ(Evaluate("values.overloaded(undefined)"), "DOMString");
  EXPECT_EQ(Evaluate("values.overloaded({})"), "DOMString");
  EXPECT_EQ(Evaluate("values.overloaded(new TestBase())"), "TestBase");
  EXPECT_EQ(Evaluate("values.overloaded([1])"), "sequence");
  EXPECT_EQ(Evaluate("values.overloaded('1', 2)"), "long, DOMString");
  EXPECT_EQ(Evaluate("values.overloaded('1', 2, 3)"), "long, DOMString");
  EXPECT_EQ(Evaluate("values.overloaded.length"), "0");
}

TEST_F(CallsTest, OverloadsByTypeOfObject) {
  EXPECT_EQ(Evaluate("[new ArrayBuffer(1), new Uint8Array(1), new TestBase(),"
                     " true, 1, null, undefined, '12', 1n]"
                     ".map(v => { try { return values.bufferOrObject(v); }"
                     "            catch (e) { return e.name; } }).join()"),
            "buffer,buffer,TestBase,boolean,long,null,null,long,TypeError");
  EXPECT_EQ(Evaluate("values.bufferOrObject({})"), "long");
}

TEST_F(CallsTest, OverloadResolutionReadsTheIteratorOnce) {
  EXPECT_EQ(Evaluate("let count = 0;"
                     "const iterable = {"
                     "  get [Symbol.iterator]() {"
                     "    ++count; return Array.prototype.values.bind([1]); }"
                     "};"
                     "values.overloaded(iterable) + count"),
            "sequence1");
  EXPECT_EQ(Thrown("values.overloaded({"
                   "  get [Symbol.iterator]() { throw RangeError('mine'); }})"),
            "RangeError: mine");
  EXPECT_EQ(Thrown("values.overloaded({[Symbol.iterator]: 5})"),
            "TypeError: Failed to execute 'overloaded' on 'TestValues': The "
            "object must have a callable @@iterator property.");
}

// https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm
TEST_F(CallsTest, ArgumentsBeforeTheDistinguishingOneAreConvertedFirst) {
  Evaluate(
      "var log;"
      "const number = n => ({valueOf() { log.push('first'); return n; }}),"
      "      string = {toString() { log.push('second'); return ''; }},"
      "      third = {valueOf() { log.push('third'); return 9; }},"
      "      iterable = {get [Symbol.iterator]() {"
      "        log.push('iterator'); return undefined; },"
      "        toString() { log.push('second'); return ''; }},"
      "      logged = f => { log = []; return [f(), ...log].join(); };");
  EXPECT_EQ(Evaluate("logged(() => values.ordered(number(1), string))"),
            "1 DOMString 7,first,second");
  EXPECT_EQ(Evaluate("logged(() => values.ordered(number(2), new TestBase()))"),
            "2 TestBase,first");
  EXPECT_EQ(Evaluate("logged(() => values.ordered(number(3), string, third))"),
            "3 DOMString 9,first,second,third");
  EXPECT_EQ(
      Evaluate("logged(() => values.ordered(new TestBase(), string, third))"),
      "TestBase DOMString 9,second,third");
  EXPECT_EQ(
      Evaluate(
          "logged(() => values.iterated("
          "    {toString() { log.push('first'); return 'x'; }}, iterable))"),
      "x DOMString,first,iterator,second");
  EXPECT_EQ(Evaluate("values.iterated('y', [1])"), "y sequence");
}

TEST_F(CallsTest, AnExceptionOfAnEarlierArgumentComesFirst) {
  const std::string first = "{valueOf() { throw RangeError('first'); }}";
  EXPECT_EQ(Thrown("values.ordered(" + first + ", Symbol())"),
            "RangeError: first");
  EXPECT_EQ(
      Thrown("values.iterated({toString() { throw RangeError('1st'); }},"
             "    {get [Symbol.iterator]() { throw RangeError('2nd'); }})"),
      "RangeError: 1st");
  EXPECT_EQ(
      Thrown("values.iterated('',"
             "    {get [Symbol.iterator]() { throw RangeError('2nd'); }})"),
      "RangeError: 2nd");
}

TEST_F(CallsTest, OverloadsWithUndefinedAndNull) {
  EXPECT_EQ(Evaluate("[values.optionalOrSequence(),"
                     " values.optionalOrSequence(undefined),"
                     " values.optionalOrSequence(null),"
                     " values.optionalOrSequence([1]),"
                     " values.optionalOrSequence(new TestBase())].join()"),
            "missing,missing,null,sequence,TestBase");
  // A nullable sequence, too, comes of the method that was found.
  EXPECT_EQ(Evaluate("let count = 0;"
                     "values.optionalOrSequence({get [Symbol.iterator]() {"
                     "  ++count; return Array.prototype.values.bind([1]); }})"
                     " + count"),
            "sequence1");
}

TEST_F(CallsTest, OverloadsThatReturnPromisesReject) {
  Evaluate(
      "var results = [];"
      "const note = p => p.then(v => results.push(v),"
      "                         e => results.push(`${e.name}: ${e.message}`));"
      "note(values.promiseOf(1));"
      "note(values.promiseOf(new TestBase('b')));"
      "note(values.promiseOf(Symbol()));"
      "note(values.promiseOf());"
      // The receiver comes before the arguments.
      "note(values.promiseOf.call({}, {valueOf() { results.push('no'); }}));");
  EXPECT_EQ(Evaluate("results.join('\\n')"),
            "1\n"
            "b\n"
            "TypeError: Cannot convert a Symbol value to a number\n"
            "TypeError: Failed to execute 'promiseOf' on 'TestValues': 1 "
            "argument required, but only 0 present.\n"
            "TypeError: Illegal invocation");
}

TEST_F(CallsTest, ExceptionsOfTheImplementation) {
  EXPECT_EQ(Thrown("values.throwTypeError()"),
            "TypeError: Failed to execute 'throwTypeError' on 'TestValues': "
            "Wrong type.");
  EXPECT_EQ(Thrown("values.throwRangeError()"),
            "RangeError: Failed to execute 'throwRangeError' on 'TestValues': "
            "Out of range.");
  EXPECT_EQ(Thrown("values.throwDOMException()"),
            "SyntaxError: Failed to execute 'throwDOMException' on "
            "'TestValues': Bad syntax.");
}

TEST_F(CallsTest, DOMExceptionsHaveAStack) {
  EXPECT_EQ(Evaluate("function thrower() { values.throwDOMException(); }"
                     "try { thrower(); } catch (e) {"
                     "  e instanceof TestException && "
                     "  e.stack.includes('thrower') }"),
            "true");
}

TEST_F(CallsTest, Constructors) {
  EXPECT_EQ(Evaluate("new TestBase().name"), "base");
  EXPECT_EQ(Evaluate("new TestDerived('d', {count: 5}).count"), "5");
  EXPECT_EQ(Thrown("TestBase()"),
            "TypeError: Failed to construct 'TestBase': Please use the 'new' "
            "operator, this DOM object constructor cannot be called as a "
            "function.");
  EXPECT_EQ(Thrown("new TestDerived('d')"),
            "TypeError: Failed to construct 'TestDerived': 2 arguments "
            "required, but only 1 present.");
  EXPECT_EQ(Thrown("new TestDerived('d', {count: -1})"),
            "RangeError: Failed to construct 'TestDerived': The count is "
            "negative.");
  EXPECT_EQ(Thrown("new TestNoConstructor()"),
            "TypeError: Illegal constructor");
  EXPECT_EQ(Thrown("new TestRecord('')"),
            "TypeError: Failed to construct 'TestRecord': The label is empty.");
}

TEST_F(CallsTest, ClassesOfScriptDeriveFromInterfaces) {
  EXPECT_EQ(Evaluate("class Mine extends TestBase {"
                     "  constructor() { super('mine'); }"
                     "  extra() { return this.name + '!'; }"
                     "}"
                     "const mine = new Mine();"
                     "[mine.extra(), mine instanceof TestBase,"
                     " values.echoInterface(mine) === mine].join()"),
            "mine!,true,true");
  EXPECT_EQ(Evaluate("class MyRecord extends TestRecord {}"
                     "new MyRecord('r').label"),
            "r");
}

TEST_F(CallsTest, WrongReceivers) {
  EXPECT_EQ(Thrown("TestBase.prototype.genuine"), "nothing");
  EXPECT_EQ(Thrown("TestBase.prototype.name"), "TypeError: Illegal invocation");
  EXPECT_EQ(Thrown("values.echoLong.call({}, 1)"),
            "TypeError: Illegal invocation");
  EXPECT_EQ(Thrown("values.echoLong.call(new TestBase(), 1)"),
            "TypeError: Illegal invocation");
  EXPECT_EQ(Thrown("Object.getOwnPropertyDescriptor(TestRecord.prototype,"
                   "    'label').get.call(new TestBase())"),
            "TypeError: Illegal invocation");
  EXPECT_EQ(Evaluate("TestBase.prototype.lenient"), "undefined");
}

TEST_F(CallsTest, PromisesRejectInsteadOfThrowing) {
  EXPECT_EQ(Evaluate("var results = [];"
                     "const note = p => p.then("
                     "    v => results.push('resolved ' + v),"
                     "    e => results.push(`${e.name}: ${e.message}`));"
                     "note(values.resolveWith(1));"
                     "note(values.rejectWith('x'));"
                     "note(values.takeLong());"
                     "note(values.takeLong(2**40));"
                     "note(values.takeLong.call({}, 1));"
                     "note(new TestBase().promised);"
                     "note(Object.getOwnPropertyDescriptor(TestBase.prototype,"
                     "    'promised').get.call({}));"),
            "[object Promise]");
  EXPECT_EQ(
      Evaluate("results.join('\\n')"),
      "resolved 1\n"
      "AbortError: Rejected.\n"
      "TypeError: Failed to execute 'takeLong' on 'TestValues': 1 argument "
      "required, but only 0 present.\n"
      "TypeError: Failed to execute 'takeLong' on 'TestValues': Value is "
      "outside the 'long' value range.\n"
      "TypeError: Illegal invocation\n"
      "resolved 0\n"
      "TypeError: Illegal invocation");
}

TEST_F(CallsTest, CallbackFunctions) {
  EXPECT_EQ(Evaluate("values.call(function(x) { 'use strict';"
                     "  return this + x; }, 'this-', 'argument')"),
            "this-argument");
  EXPECT_EQ(Thrown("values.call({}, 1, 2)"),
            "TypeError: Failed to execute 'call' on 'TestValues': parameter 1 "
            "is not of type 'Function'.");
  EXPECT_EQ(Thrown("values.call(() => { throw RangeError('mine'); }, 1, 2)"),
            "RangeError: mine");
}

TEST_F(CallsTest, ReportedCallbacks) {
  EXPECT_EQ(Evaluate("values.callAndReport(() => {})"), "true");
  EXPECT_TRUE(TakeReportedExceptions().empty());
  EXPECT_EQ(Evaluate("values.callAndReport(() => { throw Error('e'); })"),
            "false");
  EXPECT_EQ(TakeReportedExceptions(),
            std::vector<std::string>{"Uncaught Error: e"});
}

TEST_F(CallsTest, CallbackInterfaces) {
  EXPECT_EQ(Evaluate("values.callListener(v => 'function ' + v, 1)"),
            "function 1");
  EXPECT_EQ(Evaluate("values.callListener("
                     "    {prefix: 'object ',"
                     "     handle(v) { return this.prefix + v; }}, 2)"),
            "object 2");
  EXPECT_EQ(Thrown("values.callListener({}, 1)"),
            "TypeError: The provided callback has no callable 'handle' "
            "property.");
  EXPECT_EQ(Thrown("values.callListener(1, 1)"),
            "TypeError: Failed to execute 'callListener' on 'TestValues': "
            "parameter 1 is not of type 'Object'.");
}

TEST_F(CallsTest, MicrotasksRunWhenTheStackIsEmpty) {
  const int before = microtask_checkpoints();
  EXPECT_EQ(Evaluate("var order = [];"
                     "values.call(() => {"
                     "  Promise.resolve().then(() => order.push('microtask'));"
                     "}, 0, 0);"
                     "order.push('script');"),
            "1");
  EXPECT_EQ(microtask_checkpoints(), before + 1);
  EXPECT_EQ(Evaluate("order.join()"), "script,microtask");
}

}  // namespace
}  // namespace wsjs
