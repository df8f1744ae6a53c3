// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/tcp_stream.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#include <utility>

#include "src/base/check.h"

namespace wsjs {

namespace {

constexpr size_t kReadBytes = 256 << 10;
constexpr int kListenBacklog = 1024;

struct WriteRequest {
  uv_write_t request;
  OwnedBytes bytes;
};

}  // namespace

struct TcpStream::Handle {
  uv_tcp_t tcp = {};
  Client* client = nullptr;  // null before Start(), and when nobody listens
  bool drain_awaited = false;
  OwnedBytes read_buffer;
  // Freed when it has neither: its TcpStream, and libuv, which needs it until
  // it is closed.
  bool has_owner = true;
  bool is_open = true;

  static void DidClose(uv_handle_t* uv_handle) {
    Handle* self = From(uv_handle);
    self->is_open = false;
    if (!self->has_owner) {
      delete self;
    }
  }

  uv_stream_t* stream() { return reinterpret_cast<uv_stream_t*>(&tcp); }

  static Handle* From(void* uv_handle) {
    return static_cast<Handle*>(static_cast<uv_handle_t*>(uv_handle)->data);
  }

  void StartReading() {
    uv_read_start(
        stream(),
        [](uv_handle_t* uv_handle, size_t, uv_buf_t* buffer) {
          Handle* self = From(uv_handle);
          if (self->read_buffer.empty()) {
            self->read_buffer = OwnedBytes(kReadBytes);
          }
          *buffer = uv_buf_init(
              reinterpret_cast<char*>(self->read_buffer.data()), kReadBytes);
        },
        [](uv_stream_t* stream, ssize_t size, const uv_buf_t* buffer) {
          Handle* self = From(stream);
          if (!self->client || size == 0) {
            return;
          }
          if (size < 0) {
            uv_read_stop(stream);
            std::exchange(self->client, nullptr)->DidEnd();
            return;
          }
          self->client->DidReceive({reinterpret_cast<uint8_t*>(buffer->base),
                                    static_cast<size_t>(size)});
        });
  }
};

TcpStream::TcpStream(EventLoop* loop, int socket) : handle_(new Handle) {
  CHECK(uv_tcp_init(loop->uv_loop(), &handle_->tcp) == 0);
  handle_->tcp.data = handle_;
  CHECK(uv_tcp_open(&handle_->tcp, socket) == 0);
  uv_tcp_nodelay(&handle_->tcp, 1);
}

TcpStream::~TcpStream() {
  handle_->client = nullptr;
  handle_->has_owner = false;
  auto* uv_handle = reinterpret_cast<uv_handle_t*>(&handle_->tcp);
  if (!handle_->is_open) {
    delete handle_;
  } else if (!uv_is_closing(uv_handle)) {
    uv_close(uv_handle, Handle::DidClose);
  }
}

void TcpStream::Start(Client* client) {
  handle_->client = client;
  handle_->StartReading();
}

bool TcpStream::Write(ByteSpan bytes) {
  if (uv_is_closing(reinterpret_cast<uv_handle_t*>(&handle_->tcp))) {
    return true;
  }
  uv_buf_t buffer =
      uv_buf_init(reinterpret_cast<char*>(const_cast<uint8_t*>(bytes.data())),
                  static_cast<unsigned int>(bytes.size()));
  // Takes nothing while earlier bytes wait.
  const int written = uv_try_write(handle_->stream(), &buffer, 1);
  if (written > 0) {
    bytes = bytes.subspan(static_cast<size_t>(written));
  } else if (written < 0 && written != UV_EAGAIN) {
    return true;  // Reading tells the end.
  }
  if (bytes.empty()) {
    return true;
  }
  auto* write = new WriteRequest{{}, OwnedBytes(bytes)};
  write->request.data = write;
  buffer = uv_buf_init(reinterpret_cast<char*>(write->bytes.data()),
                       static_cast<unsigned int>(bytes.size()));
  handle_->drain_awaited = true;
  const int result =
      uv_write(&write->request, handle_->stream(), &buffer, 1,
               [](uv_write_t* request, int) {
                 Handle* self = Handle::From(request->handle);
                 delete static_cast<WriteRequest*>(request->data);
                 if (self->client && self->drain_awaited &&
                     uv_stream_get_write_queue_size(self->stream()) == 0) {
                   self->drain_awaited = false;
                   self->client->DidDrain();
                 }
               });
  if (result != 0) {
    delete write;
    return true;
  }
  return false;
}

void TcpStream::PauseReading() {
  uv_read_stop(handle_->stream());
}

void TcpStream::ResumeReading() {
  if (handle_->client) {
    handle_->StartReading();
  }
}

void TcpStream::Shutdown() {
  if (!handle_->client) {
    return;
  }
  auto* request = new uv_shutdown_t;
  if (uv_shutdown(request, handle_->stream(),
                  [](uv_shutdown_t* done, int) { delete done; }) != 0) {
    delete request;
  }
}

void TcpStream::Reset() {
  handle_->client = nullptr;
  uv_tcp_close_reset(&handle_->tcp, Handle::DidClose);
}

struct TcpListener::Handle {
  uv_poll_t poll = {};
  TcpListener* owner = nullptr;
};

// static
std::unique_ptr<TcpListener> TcpListener::Listen(EventLoop* loop,
                                                 const char* address,
                                                 AcceptCallback accept) {
  sockaddr_storage storage = {};
  socklen_t size = sizeof(sockaddr_in);
  if (uv_ip4_addr(address, 0, reinterpret_cast<sockaddr_in*>(&storage)) != 0) {
    size = sizeof(sockaddr_in6);
    CHECK(uv_ip6_addr(address, 0, reinterpret_cast<sockaddr_in6*>(&storage)) ==
          0);
  }
  const int fd =
      socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0 || bind(fd, reinterpret_cast<sockaddr*>(&storage), size) != 0 ||
      listen(fd, kListenBacklog) != 0) {
    if (fd >= 0) {
      close(fd);
    }
    return nullptr;
  }
  return std::unique_ptr<TcpListener>(
      new TcpListener(loop, fd, std::move(accept)));
}

TcpListener::TcpListener(EventLoop* loop, int socket, AcceptCallback accept)
    : loop_(loop),
      socket_(socket),
      accept_(std::move(accept)),
      handle_(new Handle) {
  sockaddr_in6 name = {};
  socklen_t size = sizeof(name);
  CHECK(getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size) == 0);
  port_ = ntohs(name.sin6_port);  // At the same place in sockaddr_in.
  handle_->owner = this;
  CHECK(uv_poll_init(loop_->uv_loop(), &handle_->poll, socket_) == 0);
  handle_->poll.data = handle_;
  CHECK(
      uv_poll_start(&handle_->poll, UV_READABLE, [](uv_poll_t* poll, int, int) {
        static_cast<Handle*>(poll->data)->owner->Accept();
      }) == 0);
}

TcpListener::~TcpListener() {
  uv_close(
      reinterpret_cast<uv_handle_t*>(&handle_->poll),
      [](uv_handle_t* closed) { delete static_cast<Handle*>(closed->data); });
  close(socket_);
}

// One at a time: the callback may destroy this.
void TcpListener::Accept() {
  const int fd =
      accept4(socket_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd >= 0) {
    accept_(std::make_unique<TcpStream>(loop_, fd));
  }
}

}  // namespace wsjs
