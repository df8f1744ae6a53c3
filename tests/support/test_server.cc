// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/test_server.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <utility>

#include "src/base/check.h"

namespace wsjs {

namespace {

class PlainStream final : public ServerStream {
 public:
  explicit PlainStream(std::unique_ptr<TcpStream> stream)
      : stream_(std::move(stream)) {}

  void Start(TcpStream::Client* client) override { stream_->Start(client); }
  bool Write(ByteSpan bytes) override { return stream_->Write(bytes); }
  void PauseReading() override { stream_->PauseReading(); }
  void ResumeReading() override { stream_->ResumeReading(); }
  void Shutdown() override { stream_->Shutdown(); }
  void Reset() override { stream_->Reset(); }

 private:
  const std::unique_ptr<TcpStream> stream_;
};

class TlsStream final : public ServerStream, public TcpStream::Client {
 public:
  TlsStream(std::unique_ptr<TcpStream> stream, SSL_CTX* context)
      : stream_(std::move(stream)), ssl_(SSL_new(context)) {
    SSL_set_accept_state(ssl_);
    SSL_set_bio(ssl_, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  }
  ~TlsStream() override { SSL_free(ssl_); }

  // ServerStream:
  void Start(TcpStream::Client* client) override {
    client_ = client;
    stream_->Start(this);
  }
  bool Write(ByteSpan bytes) override {
    if (!SSL_is_init_finished(ssl_)) {
      early_bytes_ += AsStringView(bytes);
      return true;
    }
    if (!bytes.empty()) {
      CHECK(SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) > 0);
    }
    return Flush();
  }
  void PauseReading() override { stream_->PauseReading(); }
  void ResumeReading() override { stream_->ResumeReading(); }
  void Shutdown() override {
    SSL_shutdown(ssl_);
    Flush();
    stream_->Shutdown();
  }
  void Reset() override { stream_->Reset(); }

  // TcpStream::Client:
  void DidReceive(ByteSpan bytes) override {
    BIO_write(SSL_get_rbio(ssl_), bytes.data(), static_cast<int>(bytes.size()));
    std::array<uint8_t, 16 << 10> buffer;
    int size;
    while ((size = SSL_read(ssl_, buffer.data(), buffer.size())) > 0) {
      client_->DidReceive(ByteSpan(buffer).first(static_cast<size_t>(size)));
    }
    ERR_clear_error();
    if (SSL_is_init_finished(ssl_)) {
      Write(AsBytes(std::exchange(early_bytes_, {})));
    }
    Flush();
  }
  void DidDrain() override { client_->DidDrain(); }
  void DidEnd() override { client_->DidEnd(); }

 private:
  bool Flush() {
    char* data = nullptr;
    const long size = BIO_get_mem_data(SSL_get_wbio(ssl_), &data);
    const bool all_written = stream_->Write(
        {reinterpret_cast<uint8_t*>(data), static_cast<size_t>(size)});
    (void)BIO_reset(SSL_get_wbio(ssl_));
    return all_written;
  }

  const std::unique_ptr<TcpStream> stream_;
  SSL* const ssl_;
  TcpStream::Client* client_ = nullptr;
  std::string early_bytes_;  // written before the handshake was done
};

}  // namespace

class TestServer::Accepted final : public TcpStream::Client {
 public:
  Accepted(TestServer* server,
           std::unique_ptr<ServerStream> stream,
           std::unique_ptr<ServerConnection> connection)
      : server_(server),
        stream_(std::move(stream)),
        connection_(std::move(connection)) {}

  void Start() {
    stream_->Start(this);
    connection_->DidAccept(stream_.get());
  }

  // TcpStream::Client:
  void DidReceive(ByteSpan bytes) override { connection_->DidReceive(bytes); }
  void DidDrain() override { connection_->DidDrain(); }
  void DidEnd() override {
    connection_->DidEnd();
    server_->accepted_.remove_if(
        [this](const auto& accepted) { return accepted.get() == this; });
  }

 private:
  TestServer* const server_;
  const std::unique_ptr<ServerStream> stream_;
  const std::unique_ptr<ServerConnection> connection_;
};

TestServer::TestServer(EventLoop* loop,
                       SSL_CTX* tls,
                       ConnectionFactory create_connection,
                       const char* address)
    : listener_(TcpListener::Listen(
          loop,
          address,
          [this, tls, create = std::move(create_connection)](
              std::unique_ptr<TcpStream> stream) mutable {
            std::unique_ptr<ServerStream> server_stream;
            if (tls) {
              server_stream =
                  std::make_unique<TlsStream>(std::move(stream), tls);
            } else {
              server_stream = std::make_unique<PlainStream>(std::move(stream));
            }
            ++accepted_count_;
            accepted_.push_back(std::make_unique<Accepted>(
                this, std::move(server_stream), create()));
            accepted_.back()->Start();
          })) {}

TestServer::~TestServer() = default;

}  // namespace wsjs
