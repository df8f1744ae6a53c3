// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_LIMIT_SCENARIO_H_
#define WSJS_BENCH_LIMIT_SCENARIO_H_

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "bench/limit/client.h"

namespace wsjs::bench {

using Clock = std::chrono::steady_clock;

// The scenario's parameters, as in client.js.
class Options final {
 public:
  explicit Options(std::map<std::string, std::string> values)
      : values_(std::move(values)) {}

  [[nodiscard]] std::string Text(const std::string& name) const;
  [[nodiscard]] uint64_t Number(const std::string& name) const;
  [[nodiscard]] std::chrono::milliseconds Duration(
      const std::string& name) const {
    return std::chrono::milliseconds(Number(name));
  }

 private:
  const std::map<std::string, std::string> values_;
};

// What is sent, and what a runtime has to do for it: text that isn't ASCII is
// UTF-16 in script.
class Messages final {
 public:
  explicit Messages(const Options& options);

  // The message with this number.
  void Write(Client* client, uint64_t number);
  // Ends the process unless `frame` has the expected size and, being text, is
  // valid UTF-8.
  void Check(const ReceivedFrame& frame);

  [[nodiscard]] size_t size() const { return size_; }
  [[nodiscard]] bool is_text() const { return is_text_; }

 private:
  static constexpr size_t kCount = 8;

  const bool is_text_;
  const bool is_ascii_;
  const size_t size_;
  std::array<std::string, kCount> payloads_;  // UTF-8 or bytes
  std::array<std::u16string, kCount> utf16_;  // of text that isn't ASCII
  std::u16string received_;                   // scratch
  std::string encoded_;                       // scratch
};

// One scenario of client.js: runs it and prints its marks and result.
void RunScenario(const Options& options, const Address& address);

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_LIMIT_SCENARIO_H_
