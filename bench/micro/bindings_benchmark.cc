// SPDX-License-Identifier: BSD-3-Clause
//
// What a call through each kind of binding costs, in ns of CPU time: a loop of
// script that V8 has optimised, its own cost ("loop") included. Options are
// those of Google Benchmark: --benchmark_filter=get, --benchmark_format=json.
#include <benchmark/benchmark.h>
#include <v8.h>
#include <wsjs/platform.h>
#include <wsjs/v8.h>

#include <string>

#include "bench/micro/probe.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/strings.h"
#include "probe_bindings/interfaces.h"
#include "src/base/check.h"

namespace {

// How often script does what one turn of the benchmark's loop counts as.
constexpr int kBatch = 1000;

struct Binding {
  const char* name;
  // A statement that is repeated; `i` counts. Where `whole` is set it is run
  // once for a batch.
  const char* body;
  bool whole = false;
};

constexpr Binding kBindings[] = {
    {"loop", "x = i"},
    {"get/boolean", "x = probe.booleanValue"},
    {"get/long", "x = probe.longValue"},
    {"get/unsigned_long_long", "x = probe.unsignedLongLongValue"},
    {"get/double", "x = probe.doubleValue"},
    {"get/DOMString", "x = probe.domStringValue"},
    {"get/USVString", "x = probe.usvStringValue"},
    {"get/enumeration", "x = probe.enumerationValue"},
    {"get/interface", "x = probe.interfaceValue"},
    {"get/any", "x = probe.anyValue"},
    {"get/event_handler", "x = probe.onmessage"},
    {"get/static", "x = Probe.staticValue"},
    {"set/boolean", "probe.booleanValue = true"},
    {"set/long", "probe.longValue = i"},
    {"set/unsigned_long_long", "probe.unsignedLongLongValue = i"},
    {"set/double", "probe.doubleValue = 0.5"},
    {"set/DOMString", "probe.domStringValue = text"},
    {"set/USVString", "probe.usvStringValue = text"},
    {"set/enumeration", "probe.enumerationValue = 'slow'"},
    {"set/interface", "probe.interfaceValue = other"},
    {"set/any", "probe.anyValue = text"},
    {"set/event_handler", "probe.onmessage = handler"},
    {"call/nothing", "probe.takeNothing()"},
    {"call/long", "probe.takeLong(i)"},
    {"call/default_value", "probe.takeDefault()"},
    {"call/DOMString", "probe.takeDOMString(text)"},
    {"call/USVString", "probe.takeUSVString(text)"},
    {"call/buffer", "probe.takeBuffer(bytes)"},
    {"call/dictionary", "probe.takeDictionary(options)"},
    {"call/dictionary_missing", "probe.takeDictionary()"},
    {"call/union_string", "probe.takeUnion(text)"},
    {"call/union_buffer", "probe.takeUnion(bytes)"},
    {"call/union_interface", "probe.takeUnion(other)"},
    {"call/sequence_of_4", "probe.takeSequence(numbers)"},
    {"call/variadic_4", "probe.takeVariadic(1, 2, 3, 4)"},
    {"call/overloaded", "probe.takeOverloaded(other)"},
    {"call/interface", "probe.takeInterface(other)"},
    {"return/sequence_of_4", "x = probe.giveSequence()"},
    {"return/dictionary", "x = probe.giveDictionary()"},
    {"return/promise", "x = probe.givePromise()"},
    {"throw/DOMException",
     "try { probe.throwDOMException() } catch (e) { x = e }"},
    {"throw/TypeError", "try { probe.takeInterface(1) } catch (e) { x = e }"},
    {"construct/Probe", "x = new Probe()"},
    {"construct/Event", "x = new Event('message')"},
    {"callback", "probe.call((value) => value, n)", true},
    {"event/dispatchEvent", "listening.dispatchEvent(event)"},
    {"event/fire_without_listener", "probe.fire(n)", true},
    {"event/fire", "listening.fire(n)", true},
    {"iterate/for_of", "for (const [key, value] of probe) x = value", true},
    {"iterate/forEach", "probe.forEach((value) => { x = value })", true},
};

constexpr char kSetUp[] = R"js(
  const probe = new Probe(), other = new Probe(), listening = new Probe();
  const text = 'thirty-two characters of a text.';
  const bytes = new Uint8Array(32), numbers = [1, 2, 3, 4];
  const options = {count: 1, name: 'name', flag: true};
  const handler = () => {}, event = new Event('message');
  listening.addEventListener('message', handler);
  var x;
)js";

// One runtime for all benchmarks, entered.
class Script final {
 public:
  Script()
      : runtime_(platform_),
        isolate_(wsjs::GetIsolate(runtime_)),
        isolate_scope_(isolate_),
        handle_scope_(isolate_),
        context_(wsjs::GetContext(runtime_)),
        context_scope_(context_) {
    auto& realm = *wsjs::bindings::Realm::From(context_);
    wsjs::bindings::InstallProbeInterfaces(realm, realm.exposure());
    Evaluate(kSetUp);
  }

  v8::Local<v8::Value> Evaluate(const std::string& source) {
    const v8::Local<v8::String> text =
        wsjs::bindings::ToV8String(isolate_, source);
    return v8::Script::Compile(context_, text)
        .ToLocalChecked()
        ->Run(context_)
        .ToLocalChecked();
  }

  void Run(const Binding& binding, benchmark::State& state) {
    const v8::HandleScope handle_scope(isolate_);
    const std::string body = binding.body;
    const v8::Local<v8::Value> function = Evaluate(
        "(n) => { " +
        (binding.whole ? body
                       : "for (let i = 0; i < n; ++i) { " + body + " }") +
        " }");
    v8::Local<v8::Value> argument = v8::Integer::New(isolate_, kBatch);
    while (state.KeepRunningBatch(kBatch)) {
      const v8::HandleScope turn(isolate_);
      const auto result = function.As<v8::Function>()->Call(
          context_, v8::Undefined(isolate_), 1, &argument);
      CHECK(!result.IsEmpty());
      isolate_->PerformMicrotaskCheckpoint();
    }
  }

 private:
  wsjs::Platform platform_;
  wsjs::Runtime runtime_;
  v8::Isolate* isolate_;
  v8::Isolate::Scope isolate_scope_;
  v8::HandleScope handle_scope_;
  v8::Local<v8::Context> context_;
  v8::Context::Scope context_scope_;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv))
    return 2;
  Script script;
  for (const Binding& binding : kBindings) {
    benchmark::RegisterBenchmark(binding.name,
                                 [&script, &binding](benchmark::State& state) {
                                   script.Run(binding, state);
                                 });
  }
  benchmark::RunSpecifiedBenchmarks();
}
