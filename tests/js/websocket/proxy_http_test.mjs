// SPDX-License-Identifier: BSD-3-Clause
// options: --proxy {httpProxy}
import { testConnectionsThroughProxy } from "../support/proxy_tests.mjs";

testConnectionsThroughProxy("httpProxy");
