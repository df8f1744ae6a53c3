# SPDX-License-Identifier: BSD-3-Clause
"""What is measured: each scenario is one call of bench/client.js."""

from dataclasses import dataclass, field

KIB, MIB = 1 << 10, 1 << 20


@dataclass(frozen=True)
class Scenario:
    name: str
    what: str
    kind: str  # the function of client.js; "empty": no script at all
    parameters: dict = field(default_factory=dict)
    tls: bool = False

    @property
    def is_start(self):
        """Measured from the outside, over several starts of the process."""
        return self.kind in ("empty", "first")

    @property
    def has_rate(self):
        return not self.is_start and self.kind != "micro"


def text(size, charset="ascii"):
    return {"type": "text", "size": size, "charset": charset}


def binary(size):
    return {"type": "binary", "size": size}


SMALL = {"window": 20_000, "ack": 2_000}
MEDIUM = {"window": 4_096, "ack": 512}
LARGE = {"window": 8, "ack": 1}

SCENARIOS = {scenario.name: scenario for scenario in [
    Scenario("startup", "an empty script, start to exit", "empty"),
    Scenario("first", "start, connect, one echo, exit", "first"),
    Scenario("pingpong", "round trips of 32 B text", "pingpong", text(32)),
    Scenario("pingpong_tls", "the same over TLS", "pingpong", text(32), tls=True),
    Scenario("pair", "two sends of 32 B for one reply", "pingpong", {**text(32), "sends": 2}),
    Scenario("pipe_t32", "echo, 100 messages of 32 B text on their way", "pipeline",
             {**text(32), "window": 100}),
    Scenario("pipe_b32", "the same, binary", "pipeline", {**binary(32), "window": 100}),
    Scenario("pipe_t32_tls", "text over TLS", "pipeline", {**text(32), "window": 100}, tls=True),
    Scenario("push_t32", "the server floods 32 B text", "push", text(32)),
    Scenario("push_t1k", "1 KiB ASCII text", "push", text(KIB)),
    Scenario("push_b1k", "1 KiB binary", "push", binary(KIB)),
    Scenario("push_b64k", "64 KiB binary", "push", binary(64 * KIB)),
    Scenario("push_b1m", "1 MiB binary", "push", binary(MIB)),
    Scenario("push_u1k", "1 KiB text of 2 and 3 byte characters", "push", text(KIB, "mixed")),
    Scenario("push_l1k", "1 KiB Latin-1 text", "push", text(KIB, "latin1")),
    Scenario("push_b64k_tls", "64 KiB binary over TLS", "push", binary(64 * KIB), tls=True),
    Scenario("push_deflate", "1 KiB JSON, compressed if the client offers it", "push",
             {**text(KIB, "json"), "path": "/pushdeflate"}),
    Scenario("sink_t32", "the client floods 32 B text", "sink", {**text(32), **SMALL}),
    Scenario("sink_t1k", "1 KiB ASCII text", "sink", {**text(KIB), **MEDIUM}),
    Scenario("sink_b1k", "1 KiB binary", "sink", {**binary(KIB), **MEDIUM}),
    Scenario("sink_b1m", "1 MiB binary", "sink", {**binary(MIB), **LARGE}),
    Scenario("sink_u1k", "1 KiB text of 2 and 3 byte characters", "sink",
             {**text(KIB, "mixed"), **MEDIUM}),
    Scenario("sink_l1k", "1 KiB Latin-1 text", "sink", {**text(KIB, "latin1"), **MEDIUM}),
    Scenario("conns", "2000 connections, 100 handshakes at a time; then idle", "conns",
             {"connections": 2000, "inFlight": 100}),
    Scenario("fanin", "500 connections, one message of each on its way", "fanin",
             {**text(32), "connections": 500}),
    Scenario("micro", "what single calls cost", "micro", {"iterations": 400_000}),
]}
