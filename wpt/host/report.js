// SPDX-License-Identifier: BSD-3-Clause
//
// Runs right after testharness.js: writes its results as one line of JSON to
// standard output, then ends the process.
(function (environment) {
  'use strict';
  const HARNESS = ['OK', 'ERROR', 'TIMEOUT', 'PRECONDITION_FAILED'];
  const SUBTEST = ['PASS', 'FAIL', 'TIMEOUT', 'NOTRUN', 'PRECONDITION_FAILED'];

  add_completion_callback((tests, harness) => {
    const report = {
      status: HARNESS[harness.status],
      message: harness.message || null,
      subtests: tests.map((test) => ({
        name: test.name,
        status: SUBTEST[test.status],
        message: test.message || null,
      })),
    };
    console.log(environment.mark + JSON.stringify(report));
    wsjs.exit(0);
  });

  // Without a document testharness.js has no time limit of its own.
  setTimeout(() => timeout(), environment.timeout);
})(WPT_ENVIRONMENT);
