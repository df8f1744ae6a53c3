// SPDX-License-Identifier: BSD-3-Clause
#include "bench/limit/scenario.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace wsjs::bench {
namespace {

double Milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

void Mark(const char* name) {
  std::printf("{\"mark\":\"%s\"}\n", name);
  std::fflush(stdout);
}

struct Counted {
  uint64_t count = 0;
  Clock::duration duration = {};
};

void PrintResult(const Counted& counted, const std::string& more = {}) {
  const double milliseconds = Milliseconds(counted.duration);
  std::printf(
      "{\"result\":{\"count\":%llu,\"milliseconds\":%.3f,\"rate\":%.3f%s}}\n",
      static_cast<unsigned long long>(counted.count), milliseconds,
      static_cast<double>(counted.count) / milliseconds * 1e3, more.c_str());
  std::fflush(stdout);
}

// Once to warm up, then what is measured.
Counted Measure(const Options& options,
                const std::function<Counted(Clock::duration)>& phase) {
  phase(options.Duration("warm"));
  Mark("begin");
  const Counted counted = phase(options.Duration("ms"));
  Mark("end");
  return counted;
}

void PingPong(const Options& options, const Address& address) {
  const uint64_t sends = std::max<uint64_t>(1, options.Number("sends"));
  Messages messages(options);
  Client client(address,
                sends > 1 ? "/sink?ack=" + std::to_string(sends) : "/echo");
  client.FinishHandshake();
  std::vector<double> latencies;
  const Counted counted = Measure(options, [&](Clock::duration duration) {
    latencies.clear();
    const Clock::time_point begin = Clock::now();
    Clock::time_point last = begin;
    while (last - begin < duration) {
      for (uint64_t i = 0; i < sends; ++i)
        messages.Write(&client, latencies.size() + i);
      client.Flush();
      const ReceivedFrame frame = client.Wait();
      if (sends == 1)
        messages.Check(frame);
      const Clock::time_point now = Clock::now();
      latencies.push_back(Milliseconds(now - last) * 1e3);
      last = now;
    }
    return Counted{latencies.size(), last - begin};
  });
  std::sort(latencies.begin(), latencies.end());
  const auto at = [&](size_t percent) {
    const size_t index = latencies.size() * percent / 100;
    return std::to_string(latencies[std::min(index, latencies.size() - 1)]);
  };
  std::string percentiles;
  for (size_t percent = 0; percent <= 100; ++percent)
    percentiles += (percent == 0 ? "" : ",") + at(percent);
  PrintResult(counted, ",\"p50_us\":" + at(50) + ",\"p99_us\":" + at(99) +
                           ",\"percentiles_us\":[" + percentiles + "]");
}

void Pipeline(const Options& options, const Address& address) {
  Messages messages(options);
  Client client(address, "/echo");
  client.FinishHandshake();
  PrintResult(Measure(options, [&](Clock::duration duration) {
    const Clock::time_point begin = Clock::now();
    uint64_t sent = 0, received = 0;
    while (sent < options.Number("window"))
      messages.Write(&client, sent++);
    client.Flush();
    for (bool stopped = false; received < sent;) {
      client.Fill();
      ReceivedFrame frame;
      while (client.Next(&frame)) {
        messages.Check(frame);
        ++received;
        if (!stopped)
          messages.Write(&client, sent++);
      }
      client.Flush();
      stopped = stopped || Clock::now() - begin >= duration;
    }
    return Counted{received, Clock::now() - begin};
  }));
}

void Push(const Options& options, const Address& address) {
  Messages messages(options);
  const std::string path =
      options.Text("path").empty() ? "/push" : options.Text("path");
  Client client(address, path + "?size=" + options.Text("size") +
                             "&type=" + options.Text("type") +
                             "&charset=" + options.Text("charset"));
  client.FinishHandshake();
  PrintResult(Measure(options, [&](Clock::duration duration) {
    const Clock::time_point begin = Clock::now();
    client.WriteText("go ms=" + std::to_string(static_cast<int64_t>(
                                    Milliseconds(duration))));
    client.Flush();
    uint64_t count = 0;
    for (;; ++count) {
      const ReceivedFrame frame = client.Wait();
      if (frame.payload.size() != messages.size()) {
        if (AsStringView(frame.payload) != "end " + std::to_string(count))
          Die("messages are lost");
        return Counted{count, Clock::now() - begin};
      }
      messages.Check(frame);
    }
  }));
}

void Sink(const Options& options, const Address& address) {
  Messages messages(options);
  const uint64_t window = options.Number("window");
  const uint64_t acknowledgement = options.Number("ack");
  // A batch is what a runtime's turn would send.
  const uint64_t batch =
      std::max<uint64_t>(1, (64 << 10) / (messages.size() + 8));
  Client client(address, "/sink?ack=" + options.Text("ack"));
  client.FinishHandshake();
  PrintResult(Measure(options, [&](Clock::duration duration) {
    const Clock::time_point begin = Clock::now();
    uint64_t sent = 0, acknowledged = 0;
    while (Clock::now() - begin < duration) {
      for (uint64_t i = 0; i < batch && sent - acknowledged < window; ++i)
        messages.Write(&client, sent++);
      client.Flush();
      while (sent - acknowledged >= window) {
        client.Wait();
        acknowledged += acknowledgement;
      }
    }
    client.WriteText("end");
    client.Flush();
    const std::string done = "done " + std::to_string(sent) + " " +
                             std::to_string(sent * messages.size());
    for (;;) {
      const std::string_view text = AsStringView(client.Wait().payload);
      if (text == done)
        return Counted{sent, Clock::now() - begin};
      if (text != "a")
        Die("the server says " + std::string(text));
    }
  }));
}

// Connections that were opened, on an epoll of their own.
class Connections final {
 public:
  Connections() : epoll_(epoll_create1(0)) {}
  ~Connections() { close(epoll_); }
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  // `in_flight` handshakes at a time.
  void Open(const Address& address,
            std::string_view target,
            uint64_t count,
            uint64_t in_flight) {
    const size_t all = clients_.size() + count;
    while (clients_.size() < all) {
      const size_t begin = clients_.size();
      while (clients_.size() < std::min(all, begin + in_flight))
        clients_.push_back(std::make_unique<Client>(address, target));
      for (size_t i = begin; i < clients_.size(); ++i) {
        clients_[i]->FinishHandshake();
        Watch(clients_[i].get());
      }
    }
  }
  // Calls `use` with each that has something to read.
  template <typename Use>
  void WaitForAny(Use use) {
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(epoll_, events.data(), events.size(), -1);
    for (int i = 0; i < count; ++i)
      use(static_cast<Client*>(events[static_cast<size_t>(i)].data.ptr));
  }
  const std::vector<std::unique_ptr<Client>>& clients() const {
    return clients_;
  }

 private:
  void Watch(Client* client) {
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.ptr = client;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, client->descriptor(), &event);
  }

  const int epoll_;
  std::vector<std::unique_ptr<Client>> clients_;
};

void Conns(const Options& options, const Address& address) {
  const auto settle = [&] {
    std::this_thread::sleep_for(options.Duration("settle"));
  };
  Connections connections;
  connections.Open(address, "/hold", 1, 1);
  settle();
  Mark("base");
  settle();
  Mark("begin");
  const Clock::time_point begin = Clock::now();
  const uint64_t count = options.Number("connections") - 1;
  connections.Open(address, "/hold", count, options.Number("inFlight"));
  const Clock::duration duration = Clock::now() - begin;
  Mark("end");
  settle();
  Mark("held");
  settle();
  PrintResult({count, duration});
}

void FanIn(const Options& options, const Address& address) {
  Messages messages(options);
  Connections connections;
  connections.Open(address, "/echo", options.Number("connections"), 100);
  PrintResult(Measure(options, [&](Clock::duration duration) {
    const Clock::time_point begin = Clock::now();
    uint64_t sent = 0, received = 0;
    for (const auto& client : connections.clients()) {
      messages.Write(client.get(), sent++);
      client->Flush();
    }
    for (bool stopped = false; received < sent;) {
      connections.WaitForAny([&](Client* client) {
        client->Fill();
        ReceivedFrame frame;
        while (client->Next(&frame)) {
          messages.Check(frame);
          ++received;
          if (!stopped)
            messages.Write(client, sent++);
        }
        client->Flush();
      });
      stopped = stopped || Clock::now() - begin >= duration;
    }
    return Counted{received, Clock::now() - begin};
  }));
}

void First(const Options&, const Address& address) {
  Client client(address, "/echo");
  client.FinishHandshake();
  client.WriteText("hi");
  client.Flush();
  if (AsStringView(client.Wait().payload) != "hi")
    Die("wrong echo");
  PrintResult({1, std::chrono::milliseconds(1)});
}

}  // namespace

std::string Options::Text(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string() : found->second;
}

uint64_t Options::Number(const std::string& name) const {
  const std::string text = Text(name);
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void RunScenario(const Options& options, const Address& address) {
  static constexpr std::pair<std::string_view,
                             void (*)(const Options&, const Address&)>
      kScenarios[] = {{"pingpong", PingPong}, {"pipeline", Pipeline},
                      {"push", Push},         {"sink", Sink},
                      {"conns", Conns},       {"fanin", FanIn},
                      {"first", First}};
  const std::string kind = options.Text("kind");
  for (const auto& [name, run] : kScenarios) {
    if (name == kind)
      return run(options, address);
  }
  Die("there is no scenario of kind \"" + kind + "\"");
}

}  // namespace wsjs::bench
