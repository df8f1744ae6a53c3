// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_port.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class MessagePortTest : public testing::Test {
 protected:
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }
  // What was pushed to log meanwhile.
  std::string RunAndTake() {
    realm_.RunEventLoop();
    return Evaluate("take()");
  }

  TestRealm realm_;
};

TEST_F(MessagePortTest, MessageIsATaskOfItsOwn) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "port2.onmessage = (e) => { log.push(e.data);"
      "  Promise.resolve().then(() => log.push(`after ${e.data}`)) };"
      "port1.postMessage(1); port1.postMessage(2); log.push('sent')");
  EXPECT_EQ(RunAndTake(), "sent 1 after 1 2 after 2");
}

TEST_F(MessagePortTest, EventHasWhatTheStandardSays) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "port2.onmessage = (e) => log.push(e.constructor.name, e.type,"
      "  e.isTrusted, e.bubbles, e.cancelable, e.origin === '', e.source,"
      "  e.target === port2, e.ports.length, JSON.stringify(e.data));"
      "port1.postMessage({a: 1})");
  EXPECT_EQ(RunAndTake(),
            "MessageEvent message true false false true  true 0 {\"a\":1}");
}

TEST_F(MessagePortTest, AddEventListenerNeedsStart) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "port2.addEventListener('message', (e) => log.push(e.data));"
      "port1.postMessage(1)");
  EXPECT_EQ(RunAndTake(), "");
  Evaluate("port2.start(); port1.postMessage(2)");
  EXPECT_EQ(RunAndTake(), "1 2");
}

TEST_F(MessagePortTest, PortsTravelAndTakeTheirMessagesAlong) {
  Evaluate(
      "const a = new MessageChannel(), b = new MessageChannel();"
      "b.port1.postMessage('early');"
      "a.port2.onmessage = (e) => {"
      "  log.push(e.data.p === e.ports[0], e.ports[0] === b.port2);"
      "  e.ports[0].onmessage = (e) => log.push(e.data);"
      "  e.ports[0].postMessage('back') };"
      "b.port1.onmessage = (e) => log.push(e.data);"
      "a.port1.postMessage({p: b.port2}, [b.port2]);"
      "b.port1.postMessage('late')");
  EXPECT_EQ(RunAndTake(), "true false early late back");
}

TEST_F(MessagePortTest, TransferredPortIsDetached) {
  Evaluate(
      "const a = new MessageChannel(), b = new MessageChannel();"
      "a.port1.postMessage(1, {transfer: [b.port2]});"
      "b.port2.postMessage('nowhere'); b.port2.start(); b.port2.close();");
  EXPECT_EQ(Evaluate("thrown(() => a.port1.postMessage(1, [b.port2]))"),
            "DOMException DataCloneError: Failed to execute 'postMessage' on "
            "'MessagePort': A MessagePort is detached and could not be "
            "cloned.");
}

TEST_F(MessagePortTest, TransferListIsChecked) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "const other = new MessageChannel().port1");
  EXPECT_EQ(Evaluate("thrown(() => port1.postMessage(1, [port1]))"),
            "DOMException DataCloneError: Failed to execute 'postMessage' on "
            "'MessagePort': The transfer list contains the source port.");
  EXPECT_EQ(Evaluate("thrown(() => port1.postMessage(1, [other, other]))"),
            "DOMException DataCloneError: Failed to execute 'postMessage' on "
            "'MessagePort': Value at index 1 is in the transfer list twice.");
  EXPECT_EQ(Evaluate("thrown(() => port1.postMessage(1, [new Blob]))"),
            "DOMException DataCloneError: Failed to execute 'postMessage' on "
            "'MessagePort': Value at index 0 is not transferable.");
  EXPECT_EQ(Evaluate("thrown(() => port1.postMessage(other))"),
            "DOMException DataCloneError: A MessagePort could not be cloned "
            "because it was not transferred.");
  EXPECT_EQ(Evaluate("const buffer = new ArrayBuffer(1);"
                     "thrown(() => port1.postMessage(() => 1, [buffer]));"
                     "buffer.byteLength"),
            "1")
      << "nothing is detached when serialization throws";
}

TEST_F(MessagePortTest, PortPostedToItselfLosesTheChannel) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "port1.onmessage = port2.onmessage = () => log.push('message');"
      "port1.onclose = () => log.push('close');"
      "port1.postMessage(1, [port2])");
  EXPECT_EQ(RunAndTake(), "close");
}

TEST_F(MessagePortTest, CloseIsToldToTheOtherPortAfterItsMessages) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "port1.onclose = () => log.push('never');"
      "port2.onclose = () => log.push('close');"
      "port2.onmessage = (e) => log.push(e.data);"
      "port1.postMessage(1); port1.close(); port1.postMessage(2);"
      "port2.postMessage(3); port1.close()");
  EXPECT_EQ(RunAndTake(), "1 close");
}

TEST_F(MessagePortTest, ClosedPortGetsNothingThatIsUnderWay) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "port2.onmessage = (e) => { log.push(e.data); port2.close() };"
      "port1.postMessage(1); port1.postMessage(2)");
  EXPECT_EQ(RunAndTake(), "1");
}

TEST_F(MessagePortTest, BuffersMove) {
  Evaluate(
      "const {port1, port2} = new MessageChannel();"
      "const buffer = new Uint8Array([1, 2, 3]).buffer;"
      "port2.onmessage = (e) => log.push(new Uint8Array(e.data).join());"
      "port1.postMessage(buffer, [buffer]); log.push(buffer.byteLength)");
  EXPECT_EQ(RunAndTake(), "0 1,2,3");
}

TEST_F(MessagePortTest, MessagesReachAPortThatNobodyHolds) {
  Evaluate(
      "{ const {port1, port2} = new MessageChannel();"
      "  port2.onmessage = (e) => log.push(e.data);"
      "  port1.postMessage(1); }");
  realm_.CollectGarbage();
  EXPECT_EQ(RunAndTake(), "1");
}

TEST_F(MessagePortTest, PortIsKeptAliveByTheOtherOne) {
  Evaluate(
      "var sender; { const {port1, port2} = new MessageChannel();"
      "  port2.onmessage = (e) => log.push(e.data); sender = port1; }");
  realm_.CollectGarbage();
  Evaluate("sender.postMessage(1)");
  EXPECT_EQ(RunAndTake(), "1");
}

TEST_F(MessagePortTest, UnreachablePairsAreCollected) {
  Evaluate(
      "const refs = []; for (let i = 0; i < 100; ++i) {"
      "  const c = new MessageChannel(); c.port1.onmessage = () => c;"
      "  c.port2.onclose = () => c; refs.push(new WeakRef(c.port1)) }");
  realm_.RunEventLoop();
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("refs.filter((r) => r.deref()).length"), "0");
}

TEST_F(MessagePortTest, UnloadWithMessagesUnderWay) {
  Evaluate(
      "const a = new MessageChannel(), b = new MessageChannel();"
      "a.port2.onmessage = () => log.push('script runs'); b.port1.start();"
      "a.port1.postMessage(1, [b.port2]); a.port1.postMessage(2)");
  EXPECT_EQ(Evaluate("take()"), "");
  realm_.Unload();
}

}  // namespace
}  // namespace wsjs
