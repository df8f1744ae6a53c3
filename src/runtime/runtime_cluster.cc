// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_cluster.h"

#include <utility>

#include "src/net/in_memory_cookie_jar.h"
#include "src/net/locked_cookie_jar.h"

namespace wsjs {

namespace {

// The embedder's jar or one of our own, for several threads.
std::shared_ptr<CookieJar> MakeCookieJar(CookieJar* embedders) {
  struct Jars {
    explicit Jars(CookieJar* embedders)
        : locked(embedders ? *embedders : own) {}
    InMemoryCookieJar own;
    LockedCookieJar locked;
  };
  const auto jars = std::make_shared<Jars>(embedders);
  return {jars, &jars->locked};
}

}  // namespace

RuntimeCluster::RuntimeCluster(AgentCluster& agents,
                               EmbedderRelay& relay,
                               std::shared_ptr<CookieJar> cookie_jar)
    : agents_(agents), relay_(relay), cookie_jar_(std::move(cookie_jar)) {}

RuntimeCluster::~RuntimeCluster() = default;

MainRuntimeCluster::MainRuntimeCluster(EventLoop& main_loop,
                                       const RuntimeOptions& main_options)
    : agents_(main_loop),
      relay_(main_loop, main_options),
      cluster_(agents_, relay_, MakeCookieJar(main_options.cookie_jar)) {}

MainRuntimeCluster::~MainRuntimeCluster() = default;

}  // namespace wsjs
