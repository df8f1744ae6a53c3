// SPDX-License-Identifier: BSD-3-Clause
// options: --insecure
import { close, connect, test, url } from "../support/harness.mjs";

for (const name of ["secure", "wrong-name", "expired", "not-yet-valid", "untrusted"]) {
  test(`--insecure takes a certificate that is ${name}`, async () => {
    await close(await connect(url(name, "/echo")));
  });
}
