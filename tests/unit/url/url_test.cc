// SPDX-License-Identifier: BSD-3-Clause
#include "src/url/url.h"

#include <gtest/gtest.h>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class URLTest : public testing::Test {
 protected:
  TestRealm realm_;
};

TEST_F(URLTest, AttributesOfAParsedURL) {
  EXPECT_EQ(
      realm_.Evaluate(
          "const u = new URL('HTTPS://user:pw@EXAMPLE.org:8080/a/../b?q=1#f');"
          "[u.href, u.origin, u.protocol, u.username, u.password, u.host, "
          "u.hostname, u.port, u.pathname, u.search, u.hash].join(' ')"),
      "https://user:pw@example.org:8080/b?q=1#f "
      "https://example.org:8080 https: user pw example.org:8080 "
      "example.org 8080 /b ?q=1 #f");
}

TEST_F(URLTest, BaseURL) {
  EXPECT_EQ(realm_.Evaluate("new URL('../c', 'http://h/a/b').href"),
            "http://h/c");
  EXPECT_EQ(realm_.Evaluate("thrown(() => new URL('c', 'nonsense'))"),
            "TypeError TypeError: Failed to construct 'URL': Invalid URL");
}

TEST_F(URLTest, InvalidURLThrows) {
  EXPECT_EQ(realm_.Evaluate("thrown(() => new URL('relative'))"),
            "TypeError TypeError: Failed to construct 'URL': Invalid URL");
  EXPECT_EQ(realm_.Evaluate("const u = new URL('http://h'); "
                            "thrown(() => { u.href = 'x'; }) + ' ' + u.href"),
            "TypeError TypeError: Failed to set the 'href' property on 'URL': "
            "Invalid URL http://h/");
}

TEST_F(URLTest, ParseAndCanParseDoNotThrow) {
  EXPECT_EQ(realm_.Evaluate("URL.parse('http://h/') instanceof URL"), "true");
  EXPECT_EQ(realm_.Evaluate("URL.parse('x')"), "null");
  EXPECT_EQ(realm_.Evaluate("URL.canParse('x', 'http://h')"), "true");
  EXPECT_EQ(realm_.Evaluate("URL.canParse('x')"), "false");
}

TEST_F(URLTest, SettersThatFailChangeNothing) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('http://h:1/'); u.port = 'x'; "
                            "u.protocol = 'mailto'; u.host = ''; u.href"),
            "http://h:1/");
}

TEST_F(URLTest, CaretsInPathsAreEncoded) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('http://h/a^b'); "
                            "u.href + ' ' + new URL('x:/^').href"),
            "http://h/a%5Eb x:/%5E");
  EXPECT_EQ(realm_.Evaluate("u.pathname = '^'; u.search = '^'; u.href"),
            "http://h/%5E?^");
}

TEST_F(URLTest, LastSpaceOfAnOpaquePathIsEncodedBeforeQueryAndFragment) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('x:a  ?q#f'); u.href"),
            "x:a %20?q#f");
  EXPECT_EQ(realm_.Evaluate("u.search = ''; u.hash = ''; u.href"), "x:a %20");
  EXPECT_EQ(realm_.Evaluate("new URL('x:a b #').href"), "x:a b%20#");
  EXPECT_EQ(realm_.Evaluate("new URL('x: ?').href"), "x:%20?");
  EXPECT_EQ(realm_.Evaluate("new URL('x:a ').href"), "x:a");
}

TEST_F(URLTest, HostNamesAreMappedAsUts46DoesToday) {
  realm_.Evaluate("const host = (name) => new URL('http://' + name).host");
  EXPECT_EQ(realm_.Evaluate("host('FA\\u1E9E.de')"), "xn--fa-hia.de");
  EXPECT_EQ(realm_.Evaluate("[host('\\u10A0') === host('\\u2D00'),"
                            " host('\\u10C5') === host('\\u2D25'),"
                            " host('\\u{2F868}') === host('\\u36FC')]"),
            "true,true,true");
  EXPECT_EQ(realm_.Evaluate("host('a\\u1160\\u{1D173}b')"), "ab");
  EXPECT_EQ(realm_.Evaluate("host('\\u{2EBF0}')"), "xn--8g0n");
  EXPECT_EQ(realm_.Evaluate("['xn--ascii-', 'xn--', 'xn--xn---epa']"
                            ".map((name) => URL.canParse('http://' + name))"),
            "false,false,false");
}

TEST_F(URLTest, BaseWithAnOpaquePathIsForFragmentsOnly) {
  EXPECT_EQ(realm_.Evaluate("[new URL('#f', 'x:y').href,"
                            " URL.canParse('a#f', 'x:y'),"
                            " URL.canParse('', 'x:y')]"),
            "x:y#f,false,false");
}

TEST_F(URLTest, DriveLettersAreWholeSegments) {
  EXPECT_EQ(realm_.Evaluate("[new URL('b', 'file:///c:a').href,"
                            " new URL('/b', 'file:///c:/a').href]"),
            "file:///b,file:///c:/b");
}

TEST_F(URLTest, DotsAtTheEndLeaveAnEmptySegment) {
  EXPECT_EQ(realm_.Evaluate("[new URL('x:/%2E%2e').href,"
                            " new URL('x:/a/..').href]"),
            "x:/,x:/");
}

TEST_F(URLTest, PathThatBeginsWithTwoSlashesKeepsQueryAndFragment) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('x:/a?q#f');"
                            "u.pathname = '//b'; u.href + u.search + u.hash"),
            "x:/.//b?q#f?q#f");
}

TEST_F(URLTest, WrongHostOrPortChangesNothing) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('x:/a'); u.host = '<'; u.href"),
            "x:/a");
  EXPECT_EQ(realm_.Evaluate("const v = new URL('http://h:8080/');"
                            "v.host = '<'; v.port = 'a1'; v.href"),
            "http://h:8080/");
  EXPECT_EQ(realm_.Evaluate("v.port = '81x'; v.href"), "http://h:81/");
  EXPECT_EQ(realm_.Evaluate("u.host = 'h:1'; u.href"), "x://h:1/a");
}

TEST_F(URLTest, SearchParamsIsTheSameObject) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('http://h/?a'); "
                            "u.searchParams === u.searchParams"),
            "true");
}

TEST_F(URLTest, SearchParamsAndSearchChangeTogether) {
  EXPECT_EQ(realm_.Evaluate("const u = new URL('http://h/?a=1'); "
                            "const p = u.searchParams; p.append('b', 'c d'); "
                            "u.href"),
            "http://h/?a=1&b=c+d");
  EXPECT_EQ(realm_.Evaluate("u.search = '?x=y'; p.toString()"), "x=y");
  EXPECT_EQ(realm_.Evaluate("u.href = 'http://h/?z'; p.get('z')"), "");
  EXPECT_EQ(realm_.Evaluate("p.delete('z'); u.href"), "http://h/");
}

TEST_F(URLTest, SearchParamsOutlivesItsURL) {
  realm_.Evaluate("let q = new URL('http://h/?a=1').searchParams");
  realm_.CollectGarbage();
  EXPECT_EQ(realm_.Evaluate("q.append('b', '2'); q.toString()"), "a=1&b=2");
}

TEST_F(URLTest, SearchParamsConstructors) {
  EXPECT_EQ(realm_.Evaluate("new URLSearchParams('?a=1&a=2').toString()"),
            "a=1&a=2");
  EXPECT_EQ(realm_.Evaluate("new URLSearchParams({a: 1, b: 'x y'}).toString()"),
            "a=1&b=x+y");
  EXPECT_EQ(realm_.Evaluate("new URLSearchParams([['a', 1], ['a', 2]]).size"),
            "2");
  EXPECT_EQ(realm_.Evaluate("new URLSearchParams(new URLSearchParams('q=r'))"),
            "q=r");
  EXPECT_EQ(realm_.Evaluate("new URLSearchParams().toString()"), "");
  EXPECT_EQ(realm_.Evaluate("thrown(() => new URLSearchParams([['a']]))")
                .substr(0, 9),
            "TypeError");
}

TEST_F(URLTest, SearchParamsMembers) {
  realm_.Evaluate("const p = new URLSearchParams('a=1&b=2&a=3')");
  EXPECT_EQ(realm_.Evaluate("p.get('a') + p.get('z')"), "1null");
  EXPECT_EQ(realm_.Evaluate("p.getAll('a').join()"), "1,3");
  EXPECT_EQ(realm_.Evaluate("[p.has('a'), p.has('a', '3'), p.has('a', '4')]"),
            "true,true,false");
  EXPECT_EQ(realm_.Evaluate("p.delete('a', '1'); p.toString()"), "b=2&a=3");
  EXPECT_EQ(realm_.Evaluate("p.set('b', '9'); p.sort(); p.toString()"),
            "a=3&b=9");
}

TEST_F(URLTest, SearchParamsIteration) {
  realm_.Evaluate("const p = new URLSearchParams('a=1&b=2')");
  EXPECT_EQ(realm_.Evaluate("[...p].join(';')"), "a,1;b,2");
  EXPECT_EQ(realm_.Evaluate("[...p.keys()] + ' ' + [...p.values()]"),
            "a,b 1,2");
  EXPECT_EQ(realm_.Evaluate("p.forEach((v, k, o) => log.push(k + v + "
                            "(o === p))); take()"),
            "a1true b2true");
  EXPECT_EQ(realm_.Evaluate("p[Symbol.iterator] === p.entries"), "true");
}

}  // namespace
}  // namespace wsjs
