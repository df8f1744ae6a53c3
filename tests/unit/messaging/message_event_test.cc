// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class MessageEventTest : public testing::Test {
 protected:
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }

  TestRealm realm_;
};

TEST_F(MessageEventTest, WithoutInitItHasDefaults) {
  EXPECT_EQ(Evaluate("const e = new MessageEvent('m');"
                     "[e.type, e.data, e.origin, e.lastEventId, e.source,"
                     " e.ports.length, Object.isFrozen(e.ports),"
                     " e.ports === e.ports, e.isTrusted].join()"),
            "m,,,,,0,true,true,false");
  EXPECT_EQ(Evaluate("e.data === null && e.source === null"), "true");
}

TEST_F(MessageEventTest, InitGivesPortsAndSource) {
  EXPECT_EQ(
      Evaluate("const {port1, port2} = new MessageChannel();"
               "const e = new MessageEvent('m', {data: 1, origin: 'o',"
               " lastEventId: 'i', source: port1, ports: [port1, port2]});"
               "[e.data, e.origin, e.lastEventId, e.source === port1,"
               " e.ports.length, e.ports[1] === port2,"
               " Object.isFrozen(e.ports)].join()"),
      "1,o,i,true,2,true,true");
}

TEST_F(MessageEventTest, InitMessageEventReplacesAll) {
  EXPECT_EQ(Evaluate("const {port1} = new MessageChannel();"
                     "const e = new MessageEvent('m', {source: port1,"
                     " ports: [port1]});"
                     "e.initMessageEvent('n', true, true, 2, 'p', 'j');"
                     "[e.type, e.bubbles, e.cancelable, e.data, e.origin,"
                     " e.lastEventId, e.source, e.ports.length].join()"),
            "n,true,true,2,p,j,,0");
  EXPECT_EQ(Evaluate("e.initMessageEvent('n', true, true, 2, 'p', 'j', port1,"
                     " [port1]); e.source === port1 && e.ports[0] === port1"),
            "true");
}

TEST_F(MessageEventTest, PortsMustBeMessagePorts) {
  EXPECT_EQ(Evaluate("thrown(() => new MessageEvent('m', {ports: [{}]}))")
                .substr(0, 20),
            "TypeError TypeError:");
  EXPECT_EQ(Evaluate("thrown(() => new MessageEvent('m', {source: {}}))")
                .substr(0, 20),
            "TypeError TypeError:");
}

}  // namespace
}  // namespace wsjs
