# SPDX-License-Identifier: BSD-3-Clause
"""wptreport.json, as the ecosystem's tools (wpt.fyi) read it."""

import json
import platform


def write(path, results, revision, version, began, ended):
    report = {
        "run_info": {
            "product": "wsjs",
            "browser_version": version,
            "os": platform.system().lower(),
            "processor": platform.machine(),
            "revision": revision,
        },
        "time_start": int(began * 1000),
        "time_end": int(ended * 1000),
        "results": [
            {
                "test": result.test.url,
                "status": result.status,
                "message": result.message,
                "duration": int(result.seconds * 1000),
                "subtests": result.subtests,
            }
            for result in results
        ],
    }
    with open(path, "w") as file:
        json.dump(report, file, indent=1)
