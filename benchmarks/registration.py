"""Speed of registering for a date (200 people, 50 places). `python -m benchmarks.registration [--database postgres]`.

Each person has an account and a form that was opened some seconds ago; eight send at once. Whatever the speed, exactly
as many people as there are places have one at the end.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import timedelta
from urllib.parse import urlencode

import django

from benchmarks import served
from benchmarks.pages import RESULTS

PEOPLE, PLACES, CLIENTS = 200, 50, 8
PER_SECOND, P50, P95, P99 = 30.0, 80.0, 200.0, 400.0


@dataclass(frozen=True)
class Sending:
    """What one person sends: the body of the form and the cookies of the browser."""

    body: str
    cookies: str


@dataclass(frozen=True)
class Report:
    """How fast it was, and who has a place."""

    database: str
    per_second: float
    p50: float
    p95: float
    p99: float
    answers: dict[int, int]
    states: dict[str, int]
    is_exact: bool
    is_fast: bool


def main() -> None:
    """Make the date and the people, let them send, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite", help="sqlite, postgres (a scratch server) or an address")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a bar is broken")
    wanted = parser.parse_args()
    with served.environment(wanted.database) as port:
        django.setup()
        path, sendings = scene()
        with served.server(port):
            report = measured(port, path, sendings)
    told = json.dumps(asdict(report), indent=1)
    print(told)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"registration-{report.database}.json").write_text(told + "\n", encoding="utf-8")
    sys.exit(not report.is_exact or bool(wanted.strict and not report.is_fast))


def scene() -> tuple[str, list[Sending]]:
    """Make a database with one date and 200 people who have opened its form."""
    from django.conf import settings  # noqa: PLC0415  everything below can be imported only now
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from dos.core import once  # noqa: PLC0415
    from dos.events.models import Event  # noqa: PLC0415
    from dos.events.services.dates import draw_dates  # noqa: PLC0415
    from dos.events.services.registration_terms import set_terms  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    day = timezone.localdate() + timedelta(days=7)
    event = Event.objects.create(slug="werkstatt", title="Werkstatt", summary="Wir bauen.", starts_on=day, live=True)
    draw_dates(event=event)
    set_terms(event=event, values={"capacity": PLACES})
    path, sendings, host = f"/termine/{event.slug}/anmelden/", [], settings.PUBLIC_URL.partition("://")[2]
    for number in range(PEOPLE):
        browser = Client(headers={"host": host})
        browser.force_login(get_user_model().objects.create_user(f"person{number}@dos.invalid"))
        browser.get(path)
        secret = browser.cookies[settings.CSRF_COOKIE_NAME].value
        form = {"name": f"Person {number}", "group_size": 1, "consent": "on", "token": once.new_form_token()}
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
        sendings.append(Sending(urlencode({**form, "csrfmiddlewaretoken": secret}), cookies))
    time.sleep(once.MIN_SECONDS + 1)
    return path, sendings


def measured(port: int, path: str, sendings: list[Sending]) -> Report:
    """Send everything with eight clients and look who has a place."""
    from django.db import connection  # noqa: PLC0415  models can be imported only now

    from dos.events.models import Registration  # noqa: PLC0415

    times: list[float] = []
    answers: Counter[int] = Counter()
    waiting, guard, begun = iter(sendings), threading.Lock(), time.monotonic()

    def send() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with guard:
                one = next(waiting, None)
            if one is None:
                return
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": one.cookies,
                "Origin": f"http://127.0.0.1:{port}",
            }
            start = time.monotonic()
            line.request("POST", path, one.body, headers)
            response = line.getresponse()
            response.read()
            with guard:
                times.append(time.monotonic() - start)
                answers[response.status] += 1

    threads = [threading.Thread(target=send) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken, ordered = time.monotonic() - begun, sorted(times)
    p50, p95, p99 = (1000 * ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in (0.5, 0.95, 0.99))
    states = Counter(Registration.objects.values_list("state", flat=True))
    is_exact = dict(states) == {"confirmed": PLACES, "waitlisted": PEOPLE - PLACES}
    per_second = len(times) / taken
    is_fast = per_second >= PER_SECOND and p50 <= P50 and p95 <= P95 and p99 <= P99
    return Report(connection.vendor, per_second, p50, p95, p99, dict(answers), dict(states), is_exact, is_fast)


if __name__ == "__main__":
    main()
