// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_NET_FAKE_TRANSPORT_H_
#define WSJS_TESTS_UNIT_NET_FAKE_TRANSPORT_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/net/transport.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {

class FakeTransportFactory;

// A transport without a network: tells a test what is asked of it, and does to
// its client what the test says. Each thing that is asked adds a line to the
// factory's events; a write one for the request
// or for each frame that it completes.
class FakeTransport final : public Transport {
 public:
  FakeTransport(FakeTransportFactory* factory,
                int number,
                TransportClient* client);
  ~FakeTransport() override;

  // What the network does. Each may destroy this.
  void Connected() { client_->DidConnect(); }
  void Receive(std::string_view bytes) { client_->DidReceive(AsBytes(bytes)); }
  void Drain();
  void End() { client_->DidEnd(nullptr); }
  void Break(std::string message);
  void Fail(std::string message);

  // Answers the request in the way that a server does, with these fields more.
  void Accept(std::string_view fields = {});

  // From now on Write returns false, until Drain().
  void Fill() { is_full_ = true; }

  const TransportParameters& parameters() const { return parameters_; }
  const std::string& request() const { return request_; }
  bool is_paused() const { return is_paused_; }
  size_t write_count() const { return write_count_; }

  // Transport:
  void Connect(const TransportParameters& parameters) override;
  bool Write(ByteSpan bytes) override;
  void PauseReading() override;
  void ResumeReading() override;

 private:
  void Record(std::string event);

  FakeTransportFactory* const factory_;
  const int number_;
  TransportClient* const client_;
  TransportParameters parameters_;
  std::string request_;
  ClientFrameReader frames_;
  size_t write_count_ = 0;
  bool is_full_ = false;
  bool is_paused_ = false;
};

class FakeTransportFactory final : public TransportFactory {
 public:
  // `events` isn't owned.
  explicit FakeTransportFactory(std::vector<std::string>* events)
      : events_(events) {}

  std::unique_ptr<Transport> CreateTransport(TransportClient* client) override;

  // The transport that was made as number `number`, from 0 on; null when it is
  // destroyed.
  FakeTransport* transport(size_t number) const { return transports_[number]; }
  size_t transport_count() const { return transports_.size(); }
  // What the network does while the client is still calling Connect(), from now
  // on.
  void set_on_connect(std::function<void(FakeTransport*)> on_connect) {
    on_connect_ = std::move(on_connect);
  }
  // Counts from 0 again. All are destroyed.
  void Forget() { transports_.clear(); }

 private:
  friend class FakeTransport;

  std::vector<std::string>* const events_;
  std::vector<FakeTransport*> transports_;  // each null once it is destroyed
  std::function<void(FakeTransport*)> on_connect_;
};

// The response to a request, with these fields more.
[[nodiscard]] std::string AcceptingResponse(std::string_view request,
                                            std::string_view fields = {});

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_NET_FAKE_TRANSPORT_H_
