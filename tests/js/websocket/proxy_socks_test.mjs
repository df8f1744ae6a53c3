// SPDX-License-Identifier: BSD-3-Clause
// options: --proxy {socksProxy}
import { testConnectionsThroughProxy } from "../support/proxy_tests.mjs";

testConnectionsThroughProxy("socksProxy");
