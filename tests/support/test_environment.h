// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_TEST_ENVIRONMENT_H_
#define WSJS_TESTS_SUPPORT_TEST_ENVIRONMENT_H_

#include <ada.h>
#include <v8.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/log.h"
#include "src/console/console_state.h"
#include "src/dom/environment_settings.h"
#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"
#include "src/messaging/agent_cluster.h"

namespace wsjs {

// An environment settings object whose values tests set, without a runtime.
class TestEnvironment final : public EnvironmentSettings {
 public:
  explicit TestEnvironment(v8::Isolate* isolate);

  void set_api_base_url(std::string_view url) {
    api_base_url_ = *ada::parse<ada::url_aggregator>(url);
  }
  void set_origin(std::string_view origin) { origin_ = origin; }
  void set_websocket_channels(WebSocketChannelFactory* factory) {
    websocket_channels_ = factory;
  }
  void set_worker_host(WorkerHost* host) { worker_host_ = host; }

  void set_service_workers(ServiceWorkerEnvironment* environment) {
    service_workers_ = environment;
  }

  void set_http_network(HttpNetwork* network) { http_network_ = network; }

  // The messages of the exceptions that were reported, since the last call.
  std::vector<std::string> TakeReportedExceptions();

  // What console printed since the last call.
  std::vector<std::string> TakeConsoleOutput();

  // EnvironmentSettings:
  EventLoop& event_loop() override { return event_loop_; }
  const ada::url_aggregator* api_base_url() const override;
  const std::optional<std::string>& origin() const override { return origin_; }
  bool is_secure_context() const override { return true; }
  Agent& agent() override { return agent_; }
  WebSocketChannelFactory& websocket_channels() override;
  HttpNetwork& http_network() override;
  WorkerHost& worker_host() override;
  ServiceWorkerEnvironment& service_workers() override;
  const Logger& logger() const override { return logger_; }
  ConsoleState& console_state() override { return console_state_; }
  void RunClassicScript(bindings::Realm& realm,
                        std::string_view source,
                        std::string_view name) override;
  EventLoop::Clock::time_point time_origin() const override {
    return time_origin_;
  }
  std::chrono::system_clock::time_point time_origin_timestamp() const override {
    return time_origin_timestamp_;
  }

  // bindings::RealmHost:
  void ReportException(bindings::Realm& realm,
                       const bindings::ErrorInformation& error) override;
  void PerformMicrotaskCheckpoint() override;

 private:
  v8::Isolate* const isolate_;
  EventLoop event_loop_;
  RuntimeAgentCluster agent_cluster_{event_loop_};
  Agent agent_{Agent::Kind::kMain, event_loop_, agent_cluster_};
  const Logger logger_;
  ConsoleState console_state_;
  const EventLoop::Clock::time_point time_origin_ = EventLoop::Clock::now();
  const std::chrono::system_clock::time_point time_origin_timestamp_ =
      std::chrono::system_clock::now();
  std::optional<ada::url_aggregator> api_base_url_;
  std::optional<std::string> origin_;
  WebSocketChannelFactory* websocket_channels_ = nullptr;
  HttpNetwork* http_network_ = nullptr;
  WorkerHost* worker_host_ = nullptr;
  ServiceWorkerEnvironment* service_workers_ = nullptr;
  std::vector<std::string> reported_exceptions_;
  std::vector<std::string> console_output_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_TEST_ENVIRONMENT_H_
