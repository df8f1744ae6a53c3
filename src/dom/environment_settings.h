// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_ENVIRONMENT_SETTINGS_H_
#define WSJS_SRC_DOM_ENVIRONMENT_SETTINGS_H_

#include <chrono>
#include <list>
#include <optional>
#include <string>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/log.h"
#include "src/loop/event_loop.h"

namespace ada {
struct url_aggregator;
}

namespace wsjs {

class Agent;
class ConsoleState;
class HttpNetwork;
class ServiceWorkerEnvironment;
class UnloadingObserver;
class WebSocketChannelFactory;
class WorkerHost;

// https://html.spec.whatwg.org/#environment-settings-object
// What the algorithms of the platform know of the realm that they work for.
// src/runtime implements it, one per realm; it outlives the realm. One thread.
class EnvironmentSettings : public bindings::RealmHost {
 public:
  // https://html.spec.whatwg.org/#relevant-settings-object
  static EnvironmentSettings& From(bindings::Realm& realm) {
    return static_cast<EnvironmentSettings&>(realm.host());
  }

  EnvironmentSettings() = default;
  EnvironmentSettings(const EnvironmentSettings&) = delete;
  EnvironmentSettings& operator=(const EnvironmentSettings&) = delete;

  // https://html.spec.whatwg.org/#responsible-event-loop
  virtual EventLoop& event_loop() = 0;

  // https://html.spec.whatwg.org/#api-base-url
  // Null when there is none: relative URLs don't parse.
  virtual const ada::url_aggregator* api_base_url() const = 0;

  // https://html.spec.whatwg.org/#concept-settings-object-origin
  // Serialised, "null" when opaque; none for a host without an origin.
  virtual const std::optional<std::string>& origin() const = 0;

  // https://html.spec.whatwg.org/#secure-context
  virtual bool is_secure_context() const = 0;

  // https://html.spec.whatwg.org/#realm's-agent (and its event loop)
  virtual Agent& agent() = 0;

  virtual WebSocketChannelFactory& websocket_channels() = 0;
  virtual HttpNetwork& http_network() = 0;

  virtual WorkerHost& worker_host() = 0;
  virtual ServiceWorkerEnvironment& service_workers() = 0;

  virtual const Logger& logger() const = 0;

  // Where `console` prints, and what it counts and times.
  virtual ConsoleState& console_state() = 0;

  // https://html.spec.whatwg.org/#run-a-classic-script
  // `source` is UTF-8, `name` is what errors call it; they are reported.
  virtual void RunClassicScript(bindings::Realm& realm,
                                std::string_view source,
                                std::string_view name) = 0;

  // https://w3c.github.io/hr-time/#dfn-time-origin-timestamp
  // The same moment on the clock of the event loop and on the wall clock.
  virtual EventLoop::Clock::time_point time_origin() const = 0;
  virtual std::chrono::system_clock::time_point time_origin_timestamp()
      const = 0;

  // https://w3c.github.io/hr-time/#dfn-current-high-resolution-time
  // In milliseconds since the time origin.
  double CurrentHighResolutionTime() const;

  // The global goes away: tells every observer, in the order in which they came
  // to be. No script runs afterwards.
  void RunUnloadingCleanupSteps();

  // bindings::RealmHost:
  bindings::ScriptValue CreateDOMException(bindings::Realm& realm,
                                           std::string_view name,
                                           std::string_view message) final;

 private:
  friend class UnloadingObserver;

  std::list<UnloadingObserver*> unloading_observers_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_ENVIRONMENT_SETTINGS_H_
