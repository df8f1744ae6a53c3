// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/permessage_deflate.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace wsjs {
namespace {

// What was agreed on, as "server client" takeover and window bits, or the
// error.
std::string Accept(const std::string& response) {
  const auto extensions = ParseWebSocketExtensions(response);
  if (!extensions)
    return "doesn't parse";
  const auto result = AcceptPermessageDeflate(extensions->front());
  if (const auto* error = std::get_if<std::string>(&result))
    return *error;
  const auto& parameters = std::get<PermessageDeflateParameters>(result);
  std::string text;
  text += parameters.server_no_context_takeover ? "no takeover " : "takeover ";
  text += std::to_string(parameters.server_max_window_bits) + ", ";
  text += parameters.client_no_context_takeover ? "no takeover " : "takeover ";
  text += std::to_string(parameters.client_max_window_bits);
  return text;
}

TEST(PermessageDeflateTest, AcceptsTheParametersOfAResponse) {
  EXPECT_EQ(Accept("permessage-deflate"), "takeover 15, takeover 15");
  EXPECT_EQ(Accept("permessage-deflate; server_no_context_takeover"),
            "no takeover 15, takeover 15");
  EXPECT_EQ(Accept("permessage-deflate; client_no_context_takeover"),
            "takeover 15, no takeover 15");
  EXPECT_EQ(Accept("permessage-deflate; server_max_window_bits=8; "
                   "client_max_window_bits=\"10\""),
            "takeover 8, takeover 10");
  EXPECT_EQ(Accept("permessage-deflate; client_max_window_bits=15; "
                   "server_no_context_takeover; client_no_context_takeover; "
                   "server_max_window_bits=9"),
            "no takeover 9, no takeover 15");
}

TEST(PermessageDeflateTest, RefusesBadWindowBits) {
  for (const char* name :
       {"server_max_window_bits", "client_max_window_bits"}) {
    for (const char* value : {"", "=7", "=16", "=08", "=015", "=-9", "=+9",
                              "=9x", "=999999999999"}) {
      const std::string parameter = std::string(name) + value;
      EXPECT_EQ(Accept("permessage-deflate; " + parameter),
                "permessage-deflate can't have the parameter " + parameter);
    }
    for (int bits = 8; bits <= 15; ++bits) {
      EXPECT_NE(Accept("permessage-deflate; " + std::string(name) + "=" +
                       std::to_string(bits))
                    .find("takeover"),
                std::string::npos);
    }
  }
}

TEST(PermessageDeflateTest, RefusesValuesOfFlags) {
  for (const std::string name :
       {"server_no_context_takeover", "client_no_context_takeover"}) {
    EXPECT_EQ(Accept("permessage-deflate; " + name + "=1"),
              "permessage-deflate can't have the parameter " + name + "=1");
  }
}

TEST(PermessageDeflateTest, RefusesRepeatedAndUnknownParameters) {
  EXPECT_EQ(Accept("permessage-deflate; server_max_window_bits=9; "
                   "server_max_window_bits=9"),
            "permessage-deflate has the parameter server_max_window_bits more "
            "than once");
  EXPECT_EQ(Accept("permessage-deflate; unknown"),
            "permessage-deflate can't have the parameter unknown");
  EXPECT_EQ(Accept("permessage-deflate; Server_no_context_takeover"),
            "permessage-deflate can't have the parameter "
            "Server_no_context_takeover");
}

}  // namespace
}  // namespace wsjs
