// SPDX-License-Identifier: BSD-3-Clause
// options: --proxy {httpProxyThatRefuses}
import { assertEquals, lifetime, test, url } from "../support/harness.mjs";

for (const server of ["plain", "secure"]) {
  test(`a refusing proxy fails the connection to ${server}`, async () => {
    assertEquals(await lifetime(url(server, "/echo")), ["error", "close 1006 - false"]);
  });
}
