// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/scheme_fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace wsjs {
namespace {

using testing::HasSubstr;

constexpr char kOrigin[] = "https://page.test";
constexpr char kBlobUrl[] = "blob:https://page.test/some-uuid";

// A request for a blob with ten bytes.
HttpRequest BlobRequest() {
  HttpRequest request;
  request.url = kBlobUrl;
  request.origin = kOrigin;
  request.blob_url_entry =
      BlobUrlEntry{.data = BlobData(OwnedBytes(AsBytes("0123456789"))),
                   .type = "text/x",
                   .origin = kOrigin};
  return request;
}

SchemeFetchResult Fetch(const HttpRequest& request) {
  return SchemeFetch(request, *ada::parse<ada::url_aggregator>(request.url));
}

std::string TextOf(const SchemeFetchResult& result) {
  return std::string(AsStringView(result.body.span()));
}

TEST(SchemeFetchTest, BlobHasLengthAndType) {
  const SchemeFetchResult result = Fetch(BlobRequest());
  ASSERT_TRUE(result.response) << result.error;
  EXPECT_EQ(result.response->status, 200);
  EXPECT_EQ(result.response->reason_phrase, "OK");
  EXPECT_EQ(result.response->headers,
            (HeaderList{{"Content-Length", "10"}, {"Content-Type", "text/x"}}));
  EXPECT_EQ(TextOf(result), "0123456789");
}

TEST(SchemeFetchTest, BlobHasOnlyTheMethodGet) {
  for (const char* method : {"HEAD", "POST", "PUT"}) {
    HttpRequest request = BlobRequest();
    request.method = method;
    EXPECT_THAT(Fetch(request).error, HasSubstr("GET")) << method;
  }
}

TEST(SchemeFetchTest, UrlWithoutABlobFails) {
  HttpRequest request = BlobRequest();
  request.blob_url_entry.reset();
  const SchemeFetchResult result = Fetch(request);
  EXPECT_FALSE(result.response);
  EXPECT_THAT(result.error, HasSubstr("no blob"));
}

TEST(SchemeFetchTest, BlobOfAnotherOriginFails) {
  HttpRequest request = BlobRequest();
  request.origin = "https://other.test";
  EXPECT_THAT(Fetch(request).error, HasSubstr("another origin"));
}

TEST(SchemeFetchTest, HostWithoutAnOriginMayReadAllBlobs) {
  HttpRequest request = BlobRequest();
  request.origin.reset();
  EXPECT_EQ(TextOf(Fetch(request)), "0123456789");
}

TEST(SchemeFetchTest, RangesOfABlob) {
  struct Case {
    const char* range;
    const char* text;
    const char* content_range;
  };
  for (const Case& test : {Case{"bytes=0-0", "0", "bytes 0-0/10"},
                           Case{"bytes=2-4", "234", "bytes 2-4/10"},
                           Case{"bytes=8-", "89", "bytes 8-9/10"},
                           Case{"bytes=9-9", "9", "bytes 9-9/10"},
                           Case{"bytes=9-10", "9", "bytes 9-9/10"},
                           Case{"bytes=8-99", "89", "bytes 8-9/10"},
                           Case{"bytes=-3", "789", "bytes 7-9/10"},
                           Case{"bytes=-10", "0123456789", "bytes 0-9/10"},
                           Case{"bytes=-11", "0123456789", "bytes 0-9/10"}}) {
    HttpRequest request = BlobRequest();
    request.headers.Append("range", test.range);
    const SchemeFetchResult result = Fetch(request);
    ASSERT_TRUE(result.response) << test.range << ": " << result.error;
    EXPECT_EQ(result.response->status, 206);
    EXPECT_EQ(result.response->reason_phrase, "Partial Content");
    EXPECT_EQ(TextOf(result), test.text) << test.range;
    EXPECT_EQ(result.response->headers.Get("Content-Range"),
              test.content_range);
    EXPECT_EQ(result.response->headers.Get("Content-Length"),
              std::to_string(std::string_view(test.text).size()));
    EXPECT_EQ(result.response->headers.Get("Content-Type"), "text/x");
  }
}

TEST(SchemeFetchTest, RangesThatABlobHasNotGotFail) {
  for (const char* range :
       {"bytes=10-", "bytes=10-11", "bytes=-0", "bytes=x", "bytes=0-1,3-4"}) {
    HttpRequest request = BlobRequest();
    request.headers.Append("Range", range);
    EXPECT_THAT(Fetch(request).error, HasSubstr("range")) << range;
  }
}

TEST(SchemeFetchTest, EmptyBlobHasNoRange) {
  for (const char* range : {"bytes=0-", "bytes=-1"}) {
    HttpRequest request = BlobRequest();
    request.blob_url_entry->data = BlobData();
    request.headers.Append("Range", range);
    EXPECT_FALSE(Fetch(request).response) << range;
  }
}

TEST(SchemeFetchTest, DataUrlHasItsType) {
  HttpRequest request;
  request.url = "data:text/x;a=b;base64,QQ==";
  const SchemeFetchResult result = Fetch(request);
  ASSERT_TRUE(result.response) << result.error;
  EXPECT_EQ(result.response->status, 200);
  EXPECT_EQ(result.response->headers,
            (HeaderList{{"Content-Type", "text/x;a=b"}}));
  EXPECT_EQ(TextOf(result), "A");
}

TEST(SchemeFetchTest, MalformedDataUrlFails) {
  HttpRequest request;
  request.url = "data:text/x";
  EXPECT_THAT(Fetch(request).error, HasSubstr("malformed"));
}

}  // namespace
}  // namespace wsjs
