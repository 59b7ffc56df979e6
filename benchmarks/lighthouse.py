"""Lighthouse's scores as a phone sees the pages, with the demo's content: `python -m benchmarks.lighthouse`.

Needs Node.js, Chromium and a registry of npm packages: the pinned Lighthouse is fetched at the first run, for measuring
only. The processor is slowed down as Lighthouse does it, so an idle machine is a condition of honest figures.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

from benchmarks import served
from dos.config.command import suites

LIGHTHOUSE = "lighthouse@12.8.2"
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
PAGES = (
    "/",
    "/projekte/",
    "/projekte/?ansicht=karte",
    "/projekte/?ansicht=zeitleiste",
    "/handlungsfelder/",
    "/kennzahlen/",
    "/mitmachen/",
    "/termine/",
    "/akteure/",
    "/netzwerk/",
    "/en/",
)
# The bars of quality.md, B10.
SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {"largest-contentful-paint": 1800, "cumulative-layout-shift": 0.05, "total-blocking-time": 100}
BYTES = {"": 250_000, "Script": 60_000, "Document": 60_000}


def main() -> None:
    """Load the demo, serve it, look at each page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", default=PAGES)
    wanted = parser.parse_args()
    browser, npm = suites.chromium(), shutil.which("npm")
    if browser is None or npm is None:
        sys.exit("Chromium and Node.js are needed.")
    with served.environment("sqlite") as port:
        django.setup()
        for command in (["migrate"], ["createcachetable"], ["load_demo"]):
            call_command(*command, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        connection.close()
        os.environ["DOS_DEMO"] = "0"  # a demonstration asks search machines to stay away, which costs points
        with served.server(port):
            print(heading())
            for path in wanted.pages:
                print(row(path, report(npm, browser, f"http://127.0.0.1:{port}{path}")), flush=True)


def report(npm: str, browser: str, url: str) -> dict[str, Any]:
    """Look at one page twice, so that what the first reader waits for is not counted, and return what was seen."""
    command = [npm, "exec", "--yes", "--", LIGHTHOUSE, url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    for _ in range(2):
        done = subprocess.run(
            command, env=os.environ | {"CHROME_PATH": browser}, cwd=Path.home(), check=True, stdout=subprocess.PIPE
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def weight(found: dict[str, Any], kind: str) -> int:
    """Return the bytes that were carried, of everything or of one kind."""
    rows = found["audits"]["network-requests"]["details"]["items"]
    return sum(row["transferSize"] for row in rows if kind in ("", row["resourceType"]))


def broken(found: dict[str, Any]) -> list[str]:
    """Name the bars that a page does not hold, and of a score which audits cost it."""
    wanting = []
    for name, bar in SCORES.items():
        category = found["categories"][name]
        if 100 * (category["score"] or 0) < bar:
            lost = [one["id"] for one in category["auditRefs"] if one["weight"] and not is_passed(found, one["id"])]
            wanting.append(f"{name} ({', '.join(lost)})")
    wanting += [name for name, bar in TIMES.items() if found["audits"][name]["numericValue"] > bar]
    return wanting + [f"bytes of {kind or 'all'}" for kind, bar in BYTES.items() if weight(found, kind) > bar]


def is_passed(found: dict[str, Any], audit: str) -> bool:
    """Say whether an audit gives all it can; one that does not apply has no score."""
    score = found["audits"][audit]["score"]
    return score is None or score >= 0.9


def heading() -> str:
    """Return the head of the table."""
    names = f"{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}{'LCP ms':>9}{'CLS':>7}{'TBT ms':>8}{'kB':>7}{'js kB':>7}"
    return f"Lighthouse as a phone\n{'':28}{names}{'load':>6}  broken"


def row(path: str, found: dict[str, Any]) -> str:
    """Return what was seen of one page, with the machine's load at that moment."""
    scores = "".join(f"{100 * (found['categories'][name]['score'] or 0):6.0f}" for name in SCORES)
    lcp, cls, tbt = (found["audits"][name]["numericValue"] for name in TIMES)
    sizes = f"{weight(found, '') / 1000:7.0f}{weight(found, 'Script') / 1000:7.0f}{os.getloadavg()[0]:6.1f}"
    return f"{path:28}{scores}{lcp:9.0f}{cls:7.3f}{tbt:8.0f}{sizes}  {'; '.join(broken(found))}"


if __name__ == "__main__":
    main()
