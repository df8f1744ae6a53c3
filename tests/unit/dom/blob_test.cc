// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/blob.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_realm.h"

// Blob and File.
namespace wsjs {
namespace {

class BlobTest : public testing::Test {
 protected:
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }
  // Runs `source`, an expression that is a promise, and returns its value.
  std::string Await(const std::string& source) {
    realm_.Evaluate("(" + source + R"().then(v => log.push(v),
                                            e => log.push("rejected: " + e)))");
    EXPECT_EQ(realm_.Evaluate("log.length"), "0") << "not asynchronous";
    realm_.RunEventLoop();
    return realm_.Evaluate("take()");
  }

  TestRealm realm_;
};

TEST_F(BlobTest, WithoutPartsIsEmpty) {
  EXPECT_EQ(Evaluate("const b = new Blob(); b.size + '|' + b.type"), "0|");
  EXPECT_EQ(Await("new Blob([]).text()"), "");
}

TEST_F(BlobTest, PartsAreConcatenated) {
  EXPECT_EQ(Evaluate(R"(
    const bytes = new Uint8Array([65, 66, 67, 68]);
    const b = new Blob(["x\u00e9", bytes, bytes.buffer, bytes.subarray(1, 3),
                        new DataView(bytes.buffer, 3), new Blob(["in"]), 7,
                        "\uD800"]);
    b.size
  )"),
            "20");
  EXPECT_EQ(Await("b.text()"), "x\u00e9ABCDABCDBCDin7\uFFFD");
}

TEST_F(BlobTest, PartsThatAreNoSequenceThrow) {
  for (const char* parts : {"'abc'", "1", "null", "{}", "new Blob()"}) {
    EXPECT_THAT(
        Evaluate(std::string("thrown(() => new Blob(") + parts + "))"),
        testing::StartsWith("TypeError TypeError: Failed to construct 'Blob'"))
        << parts;
  }
}

TEST_F(BlobTest, BytesAreCopiedAtConstruction) {
  Evaluate(R"(
    const bytes = new Uint8Array([65]);
    const b = new Blob([bytes]);
    bytes[0] = 66;
  )");
  EXPECT_EQ(Await("b.text()"), "A");
}

TEST_F(BlobTest, NativeEndingsAreLineFeeds) {
  EXPECT_EQ(Await(R"(new Blob(["a\r\nb\rc\nd\r", "\n\r\n", new Blob(["\r\n"])],
                        {endings: "native"}).text().then(JSON.stringify))"),
            R"("a\nb\nc\nd\n\n\n\r\n")");
  EXPECT_EQ(Await(R"(new Blob(["a\r\n"]).text().then(JSON.stringify))"),
            R"("a\r\n")");
  EXPECT_THAT(Evaluate("thrown(() => new Blob([], {endings: 'windows'}))"),
              testing::StartsWith("TypeError TypeError: "));
}

TEST_F(BlobTest, TypeIsLowerCaseAsciiOrEmpty) {
  EXPECT_EQ(Evaluate(R"(
    ["Text/PLAIN", "a b~", "\x1f", "\x7f", "\u00e9", " "]
        .map(type => JSON.stringify(new Blob([], {type}).type)).join()
  )"),
            R"("text/plain","a b~","","",""," ")");
}

TEST_F(BlobTest, SliceTakesPositionsLikeArrays) {
  Evaluate("const b = new Blob(['0123456789'], {type: 'a/b'});");
  for (const auto& [arguments, text] :
       std::initializer_list<std::pair<const char*, const char*>>{
           {"", "0123456789"},
           {"3", "3456789"},
           {"3, 5", "34"},
           {"-3", "789"},
           {"-3, -1", "78"},
           {"-100, 2", "01"},
           {"5, 3", ""},
           {"10", ""},
           {"9, 100", "9"},
           {"0, 2 ** 70", "0123456789"},
           {"NaN, NaN", ""},
           {"undefined, undefined", "0123456789"}}) {
    EXPECT_EQ(Await(std::string("b.slice(") + arguments + ").text()"), text)
        << arguments;
  }
  EXPECT_EQ(Evaluate("b.slice().type + '|' + b.slice(0, 1, 'C/D').type"),
            "|c/d");
}

TEST_F(BlobTest, SliceOfASliceSharesTheBytes) {
  Evaluate(R"(
    let b = new Blob(["0123456789"]);
    const s = b.slice(2, 8).slice(1, -1);
    b = null;
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Await("s.text()"), "3456");
}

TEST_F(BlobTest, TextDecodesLossilyAndDropsTheByteOrderMark) {
  EXPECT_EQ(Await(R"(new Blob([new Uint8Array([0xEF, 0xBB, 0xBF, 0x41, 0xFF,
                                               0xEF, 0xBB, 0xBF])]).text()
                         .then(t => [...t].map(c => c.codePointAt(0)).join()))"),
            "65,65533,65279");
}

TEST_F(BlobTest, ArrayBufferAndBytesAreCopies) {
  Evaluate("const b = new Blob(['ab']);");
  EXPECT_EQ(Await(R"(b.arrayBuffer().then(a => {
              new Uint8Array(a)[0] = 0;
              return a instanceof ArrayBuffer && a.byteLength;
            }))"),
            "2");
  EXPECT_EQ(Await("b.bytes().then(a => a.constructor.name + a)"),
            "Uint8Array97,98");
}

TEST_F(BlobTest, WrongReceiverRejects) {
  Evaluate("Blob.prototype.text.call({}).catch(e => log.push(e.name));");
  EXPECT_EQ(Evaluate("take()"), "TypeError");
}

TEST_F(BlobTest, ReadingOutlivesTheBlob) {
  Evaluate("new Blob(['abc']).text().then(t => log.push(t));");
  realm_.CollectGarbage();
  realm_.RunEventLoop();
  EXPECT_EQ(Evaluate("take()"), "abc");
}

TEST_F(BlobTest, FileHasANameAndATime) {
  EXPECT_EQ(Evaluate(R"(
    const before = Date.now();
    const f = new File(["abc"], "n\uD800/x", {type: "A/b", lastModified: -5});
    const now = new File([], "").lastModified;
    [f.name, f.size, f.type, f.lastModified, f instanceof Blob,
     now >= before && now <= Date.now(), f.slice(1) instanceof File].join()
  )"),
            "n\uFFFD/x,3,a/b,-5,true,true,false");
  EXPECT_THAT(Evaluate("thrown(() => new File([]))"),
              testing::StartsWith("TypeError TypeError: "));
}

}  // namespace
}  // namespace wsjs
