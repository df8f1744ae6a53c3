// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/echo_server.h"

#include <future>
#include <optional>
#include <unordered_map>
#include <utility>

#include "src/base/check.h"
#include "src/net/close_code.h"
#include "src/net/message_batch.h"
#include "src/net/message_reader.h"
#include "src/net/message_writer.h"
#include "src/net/network_settings.h"
#include "src/net/send_queue.h"
#include "src/net/server_handshake.h"
#include "src/net/tcp_stream.h"

namespace wsjs {

namespace {

constexpr std::string_view kBadRequest =
    "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";

// One client's connection: the opening handshake, then messages back and forth,
// then the closing handshake.
class EchoConnection final : public TcpStream::Client {
 public:
  // `done` destroys this.
  EchoConnection(std::unique_ptr<TcpStream> stream,
                 ChunkPool* chunks,
                 UniqueFunction<void(EchoConnection*)> done)
      : stream_(std::move(stream)),
        done_(std::move(done)),
        send_queue_(chunks),
        writer_(Role::kServer, nullptr, &send_queue_) {
    stream_->Start(this);
  }

  void DidReceive(ByteSpan bytes) override {
    if (state_ == State::kOpeningHandshake) {
      ReceiveHandshake(&bytes);
    }
    if (state_ == State::kOpen) {
      ReceiveFrames(bytes);
    }
    Flush();
  }

  void DidDrain() override { stream_->ResumeReading(); }

  void DidEnd() override { done_(this); }

 private:
  enum class State : uint8_t { kOpeningHandshake, kOpen, kClosing };

  void ReceiveHandshake(ByteSpan* bytes) {
    const ServerHandshake::Result result = handshake_.Receive(bytes);
    if (result == ServerHandshake::Result::kNeedsMoreBytes) {
      return;
    }
    if (result == ServerHandshake::Result::kMalformed) {
      stream_->Write(AsBytes(kBadRequest));
      Close();
      return;
    }
    const std::vector<std::string> protocols = handshake_.Protocols();
    stream_->Write(AsBytes(AcceptHandshake(
        handshake_.key(), protocols.empty() ? "" : protocols.front(), "")));
    state_ = State::kOpen;
    reader_.emplace(Role::kServer, std::nullopt,
                    MessageLimits{NetworkLimits::kDefaultMessageBytes,
                                  NetworkLimits::kDefaultInflatedMessageBytes});
  }

  void ReceiveFrames(ByteSpan bytes) {
    while (state_ == State::kOpen) {
      const MessageReader::Result result = reader_->Read(&bytes, &batch_);
      for (const WebSocketMessage& message : batch_.messages()) {
        Send(message);
      }
      batch_.Clear();
      switch (result) {
        case MessageReader::Result::kNeedsMoreBytes:
          return;
        case MessageReader::Result::kPing:
          writer_.WriteControlFrame(Opcode::kPong, reader_->control_payload());
          break;
        case MessageReader::Result::kPong:
          break;
        case MessageReader::Result::kClose:
          writer_.WriteControlFrame(Opcode::kClose, reader_->control_payload());
          Close();
          break;
        case MessageReader::Result::kMalformed: {
          const uint16_t code = reader_->error().close_code;
          const uint8_t payload[] = {static_cast<uint8_t>(code >> 8),
                                     static_cast<uint8_t>(code)};
          writer_.WriteControlFrame(Opcode::kClose, payload);
          Close();
          break;
        }
      }
    }
  }

  void Send(const WebSocketMessage& message) {
    writer_.StartMessage(message.type == WebSocketMessage::Type::kText
                             ? Opcode::kText
                             : Opcode::kBinary,
                         message.payload);
    while (!writer_.WriteSome()) {
      Flush();
    }
  }

  // A client that doesn't read isn't read from.
  void Flush() {
    for (; !send_queue_.empty(); send_queue_.PopFront()) {
      if (!stream_->Write(send_queue_.front())) {
        stream_->PauseReading();
      }
    }
  }

  // RFC 6455, section 7.1.1: the server closes first.
  void Close() {
    state_ = State::kClosing;
    Flush();
    stream_->Shutdown();
  }

  const std::unique_ptr<TcpStream> stream_;
  UniqueFunction<void(EchoConnection*)> done_;
  State state_ = State::kOpeningHandshake;
  ServerHandshake handshake_;
  std::optional<MessageReader> reader_;
  MessageBatch batch_;
  SendQueue send_queue_;
  MessageWriter writer_;
};

// What the thread runs.
class EchoService final {
 public:
  explicit EchoService(EventLoop* loop)
      : keep_alive_(*loop),
        listener_(TcpListener::Listen(
            loop,
            "127.0.0.1",
            [this](std::unique_ptr<TcpStream> stream) {
              auto connection = std::make_unique<EchoConnection>(
                  std::move(stream), &chunks_,
                  [this](EchoConnection* done) { connections_.erase(done); });
              connections_.emplace(connection.get(), std::move(connection));
            })) {}

  // 0 when it doesn't listen.
  uint16_t port() const { return listener_ ? listener_->port() : 0; }

 private:
  EventLoop::KeepAlive keep_alive_;
  ChunkPool chunks_;
  std::unordered_map<EchoConnection*, std::unique_ptr<EchoConnection>>
      connections_;
  const std::unique_ptr<TcpListener> listener_;
};

}  // namespace

// static
std::unique_ptr<EchoServer> EchoServer::Start() {
  std::unique_ptr<EchoServer> server(new EchoServer);
  std::promise<uint16_t> port_promise;
  std::future<uint16_t> port_future = port_promise.get_future();
  server->thread_ = std::thread([&server, &port_promise] {
    EventLoop loop;
    EchoService service(&loop);
    server->loop_ = &loop;
    const uint16_t port = service.port();
    // The references are gone from here on.
    port_promise.set_value(port);
    if (port != 0) {
      loop.Run();
    }
  });
  const uint16_t port = port_future.get();
  if (port == 0) {
    server->loop_ = nullptr;
    return nullptr;
  }
  server->url_ = "ws://127.0.0.1:" + std::to_string(port) + "/";
  return server;
}

EchoServer::~EchoServer() {
  if (loop_) {
    loop_->PostTask([loop = loop_] { loop->Stop(); });
  }
  thread_.join();
}

}  // namespace wsjs
