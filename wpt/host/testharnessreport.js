// SPDX-License-Identifier: BSD-3-Clause
//
// What WPT's server serves as /resources/testharnessreport.js, where each host of
// the tests puts its own: every page loads it right after testharness.js. Writes
// the results as one line of JSON to standard output, then ends the process.
(function () {
  'use strict';
  const HARNESS = ['OK', 'ERROR', 'TIMEOUT', 'PRECONDITION_FAILED'];
  const SUBTEST = ['PASS', 'FAIL', 'TIMEOUT', 'NOTRUN', 'PRECONDITION_FAILED'];

  // Nobody looks at the page. WPT's limits are 10 and 60 seconds: three times
  // that on a machine that has other things to do.
  setup({ output: false, timeout_multiplier: 3 });

  add_completion_callback((tests, harness) => {
    console.log('@@wptreport@@ ' + JSON.stringify({
      status: HARNESS[harness.status],
      message: harness.message || null,
      subtests: tests.map((test) => ({
        name: test.name,
        status: SUBTEST[test.status],
        message: test.message || null,
      })),
    }));
    wsjs.exit(0);
  });
})();
