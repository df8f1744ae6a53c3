// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/scheme_fetch.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "src/base/bytes.h"
#include "src/base/check.h"
#include "src/http/data_url.h"
#include "src/http/range_header.h"

namespace wsjs {

namespace {

SchemeFetchResult NetworkError(std::string why) {
  return {.error = std::move(why)};
}

// What `header` asks of `length` bytes, from the first to after the last; none
// if it can't be had. Steps 8.2 to 8.7 of the scheme "blob".
std::optional<std::pair<uint64_t, uint64_t>> RangeOf(std::string_view header,
                                                     uint64_t length) {
  // 2. Let rangeValue be the result of parsing a single range header value
  //    given rangeHeader and true. 3. If it is failure, then return a network
  //    error.
  const std::optional<ByteRange> range =
      ParseSingleRangeHeaderValue(header, /*allows_whitespace=*/true);
  if (!range)
    return std::nullopt;
  // 5. If rangeStart is null: set rangeStart to fullLength − rangeEnd, and
  //    rangeEnd to rangeStart + rangeEnd − 1.
  // AD-HOC: More bytes from the end than there are, are all (RFC 9110, section
  // 14.1.2); none can't be had.
  if (!range->start) {
    const uint64_t count = std::min(*range->end, length);
    if (count == 0)
      return std::nullopt;
    return std::pair(length - count, length);
  }
  // 6.1. If rangeStart is greater than or equal to fullLength, then return a
  //      network error.
  if (*range->start >= length)
    return std::nullopt;
  // 6.2. If rangeEnd is null or rangeEnd is greater than or equal to
  // fullLength,
  //      then set rangeEnd to fullLength − 1.
  const uint64_t last = std::min(range->end.value_or(length - 1), length - 1);
  return std::pair(*range->start, last + 1);
}

SchemeFetchResult FetchBlob(const HttpRequest& request) {
  // 1. Let blobURLEntry be request's current URL's blob URL entry. 2. If
  //    request's method is not `GET` or blobURLEntry is null, then return a
  //    network error.
  if (request.method != "GET")
    return NetworkError("blob: URLs only have the method GET");
  if (!request.blob_url_entry)
    return NetworkError("no blob has this URL, or none has it any more");
  // 4. Let blob be the result of obtaining a blob object given blobURLEntry and
  //    requestEnvironment. 5. If blob is not a Blob object, then return a
  //    network error.
  const BlobUrlEntry& blob = *request.blob_url_entry;
  if (!IsSamePartition(blob, request.origin))
    return NetworkError("it is a blob of another origin");
  // 6. Let response be a new response. 7. Let fullLength be blob's size.
  SchemeFetchResult result;
  HttpExchangeResponse& response = result.response.emplace();
  const uint64_t full_length = blob.data.size();
  // 10. If request's header list does not contain `Range`, then: […] set
  //     response's status message to `OK`, its body, its header list.
  const std::optional<std::string> range_header = request.headers.Get("Range");
  if (!range_header) {
    response.status = 200;
    response.reason_phrase = "OK";
    response.headers = {{"Content-Length", std::to_string(full_length)},
                        {"Content-Type", blob.type}};
    result.body = blob.data;
    return result;
  }
  // 11. Otherwise:
  const auto range = RangeOf(*range_header, full_length);
  if (!range)
    return NetworkError("the blob hasn't got this range");
  // 11.8. Let slicedBlob be the result of invoking slice blob given blob,
  //       rangeStart, rangeEnd + 1, and type.
  const auto [start, end] = *range;
  result.body = blob.data.Slice(start, end);
  // 11.12. Let contentRange be the result of invoking build a content range
  //        given rangeStart, rangeEnd, and fullLength. 11.13. Set response's
  //        status to 206. 11.14. Set its status message to `Partial Content`.
  response.status = 206;
  response.reason_phrase = "Partial Content";
  response.headers = {{"Content-Length", std::to_string(end - start)},
                      {"Content-Type", blob.type},
                      {"Content-Range", "bytes " + std::to_string(start) + "-" +
                                            std::to_string(end - 1) + "/" +
                                            std::to_string(full_length)}};
  return result;
}

SchemeFetchResult FetchData(const ada::url_aggregator& url) {
  // 1. Let dataURLStruct be the result of running the data: URL processor on
  //    request's current URL. 2. If dataURLStruct is failure, then return a
  //    network error.
  const std::optional<DataUrl> data_url = ProcessDataUrl(url.get_href());
  if (!data_url)
    return NetworkError("the data: URL is malformed");
  // 3. Let mimeType be dataURLStruct's MIME type, serialized. 4. Return a new
  //    response whose status message is `OK`, header list is « (`Content-Type`,
  //    mimeType) », and body is dataURLStruct's body as a body.
  SchemeFetchResult result;
  result.response = HttpExchangeResponse{
      .status = 200,
      .reason_phrase = "OK",
      .headers = {{"Content-Type", data_url->mime_type.Serialize()}}};
  result.body = BlobData(OwnedBytes(AsBytes(data_url->body)));
  return result;
}

}  // namespace

// https://fetch.spec.whatwg.org/#scheme-fetch
SchemeFetchResult SchemeFetch(const HttpRequest& request,
                              const ada::url_aggregator& url) {
  // 2. Switch on request's current URL's scheme:
  const std::string_view scheme = url.get_protocol();
  if (scheme == "blob:")
    return FetchBlob(request);
  if (scheme == "data:")
    return FetchData(url);
  // 3. Return a network error.
  return NetworkError(
      "only http:, https:, blob: and data: URLs can be fetched");
}

}  // namespace wsjs
