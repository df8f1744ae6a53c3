// SPDX-License-Identifier: BSD-3-Clause
//
// A program that uses V8 itself and gives its own context the WebSocket API:
// existing_context URL
#include <libplatform/libplatform.h>
#include <v8.h>
#include <wsjs/v8.h>

#include <cstdio>
#include <memory>
#include <utility>

constexpr char kScript[] = R"js(
  const socket = new WebSocket(url);
  socket.onopen = () => socket.send('Hello');
  socket.onmessage = (event) => {
    print(event.data);
    Promise.resolve('a microtask').then(print);
    socket.close();
  };
  socket.onclose = () => print('closed');
)js";

v8::Local<v8::String> ToV8(v8::Isolate* isolate, const char* text) {
  return v8::String::NewFromUtf8(isolate, text).ToLocalChecked();
}

// A function of the program's own, and a value.
v8::Local<v8::Context> NewContext(v8::Isolate* isolate, const char* url) {
  const auto print = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    const v8::String::Utf8Value text(info.GetIsolate(), info[0]);
    std::printf("%s\n", *text);
  };
  const auto global = v8::ObjectTemplate::New(isolate);
  global->Set(isolate, "print", v8::FunctionTemplate::New(isolate, print));
  global->Set(isolate, "url", ToV8(isolate, url));
  return v8::Context::New(isolate, nullptr, global);
}

bool RunScript(v8::Isolate* isolate, const char* url) {
  const v8::HandleScope handle_scope(isolate);
  const v8::Local<v8::Context> context = NewContext(isolate, url);
  const v8::Context::Scope context_scope(context);

  const std::unique_ptr<wsjs::Runtime> runtime =
      wsjs::InstallInterfaces(context);
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  if (!v8::Script::Compile(context, ToV8(isolate, kScript)).ToLocal(&script) ||
      !script->Run(context).ToLocal(&result)) {
    return false;
  }
  runtime->Run();
  return true;
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: existing_context URL\n");
    return 2;
  }
  const std::unique_ptr<v8::Platform> platform =
      v8::platform::NewDefaultPlatform();
  v8::V8::InitializePlatform(platform.get());
  v8::V8::Initialize();
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator_shared.reset(
      v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate* isolate = v8::Isolate::New(params);

  bool succeeded = false;
  {
    const v8::Isolate::Scope isolate_scope(isolate);
    succeeded = RunScript(isolate, argv[1]);
  }
  isolate->Dispose();
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  return succeeded ? 0 : 1;
}
