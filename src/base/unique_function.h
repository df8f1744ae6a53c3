// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BASE_UNIQUE_FUNCTION_H_
#define WSJS_SRC_BASE_UNIQUE_FUNCTION_H_

#include <concepts>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

#include "src/base/check.h"

namespace wsjs {

template <typename Signature>
class UniqueFunction;

// A callable that may own what can't be copied (std::function can't; the
// standard's move_only_function is C++23). Movable, nullable.
template <typename Result, typename... Arguments>
class UniqueFunction<Result(Arguments...)> final {
 public:
  UniqueFunction() = default;
  UniqueFunction(std::nullptr_t) {}
  template <typename Callable>
  requires(!std::same_as<std::remove_cvref_t<Callable>, UniqueFunction> &&
           std::is_invocable_r_v<Result, Callable&, Arguments...>)
      UniqueFunction(Callable&& callable)
      : target_(std::make_unique<Target<std::remove_cvref_t<Callable>>>(
            std::forward<Callable>(callable))) {}

  explicit operator bool() const { return target_ != nullptr; }

  Result operator()(Arguments... arguments) {
    DCHECK(target_);
    return target_->Call(std::forward<Arguments>(arguments)...);
  }

 private:
  struct AbstractTarget {
    virtual ~AbstractTarget() = default;
    virtual Result Call(Arguments... arguments) = 0;
  };
  template <typename Callable>
  struct Target final : AbstractTarget {
    template <typename From>
    explicit Target(From&& from) : callable(std::forward<From>(from)) {}
    Result Call(Arguments... arguments) override {
      return callable(std::forward<Arguments>(arguments)...);
    }
    Callable callable;
  };

  std::unique_ptr<AbstractTarget> target_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_BASE_UNIQUE_FUNCTION_H_
