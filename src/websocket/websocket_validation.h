// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WEBSOCKET_WEBSOCKET_VALIDATION_H_
#define WSJS_SRC_WEBSOCKET_WEBSOCKET_VALIDATION_H_

#include <ada.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/exception_or.h"

// The checks of the WebSockets standard that depend on their arguments alone.
namespace wsjs {

// https://websockets.spec.whatwg.org/#get-a-url-record
// `url` is UTF-8; `base_url` may be null. The record's scheme is ws or wss.
ExceptionOr<ada::url_aggregator> GetAURLRecord(
    std::string_view url,
    const ada::url_aggregator* base_url);

// https://websockets.spec.whatwg.org/#dom-websocket-websocket, step 4
// Returns the subprotocols, ASCII as they are then.
ExceptionOr<std::vector<std::string>> ValidateSubprotocols(
    const std::vector<std::u16string>& protocols);

// https://websockets.spec.whatwg.org/#validate-close-code-and-reason
// `reason` is UTF-8.
ExceptionOr<void> ValidateCloseCodeAndReason(std::optional<uint16_t> code,
                                             std::string_view reason);

}  // namespace wsjs

#endif  // WSJS_SRC_WEBSOCKET_WEBSOCKET_VALIDATION_H_
