// SPDX-License-Identifier: BSD-3-Clause
// options: --proxy {httpProxyWithPassword}
import { testConnectionsThroughProxy } from "../support/proxy_tests.mjs";

testConnectionsThroughProxy("httpProxyWithPassword");
