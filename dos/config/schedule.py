"""Which deed runs when. One process works through this table; nightly times are local time.

Run as `python -m dos.config.schedule`. A deed that fails is reported and tried again at its next time.
"""

from __future__ import annotations

import datetime
import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import django
from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)

EVERY_MINUTE = datetime.timedelta(minutes=1)
TICK_SECONDS = 5.0


@dataclass(frozen=True)
class Deed:
    """One row: what is done, either after a pause or once a day from an hour on; `at_start` also at once."""

    name: str
    run: Callable[[], object]
    every: datetime.timedelta | None = None
    daily_at: datetime.time | None = None
    at_start: bool = False

    def is_due(self, last: datetime.datetime, now: datetime.datetime) -> bool:
        """Tell whether the deed is to be done now, given when it was last begun."""
        if self.every is not None:
            return now - last >= self.every
        if self.daily_at is None:
            return False
        moment = now.replace(hour=self.daily_at.hour, minute=self.daily_at.minute, second=0, microsecond=0)
        return last < moment <= now


def command(name: str, **options: object) -> Callable[[], object]:
    """Return the deed that runs a management command quietly."""
    return partial(call_command, name, verbosity=0, **options)


SCHEDULE = (
    Deed("publish what editors scheduled", command("publish_scheduled"), every=EVERY_MINUTE),
    Deed("say that the worker lives", command("beat"), every=EVERY_MINUTE),
    Deed("tell followers of phases that have begun", command("announce_phases"), every=EVERY_MINUTE),
    Deed("let simulated stations measure", command("simulate_values"), every=EVERY_MINUTE, at_start=True),
    Deed("tell operators of silent stations", command("watch_stations"), every=datetime.timedelta(minutes=5)),
    Deed("go on with imports that were cut off", command("resume_imports"), every=datetime.timedelta(hours=1)),
    Deed("forget values beyond their time", command("forget_values"), daily_at=datetime.time(3, 5)),
    Deed("write what is due and send mails", command("send_mails"), every=EVERY_MINUTE),
    Deed("take in ideas that came by mail", command("read_mailbox"), every=EVERY_MINUTE),
    Deed("end offers of places and tell changed dates", command("keep_registrations"), every=EVERY_MINUTE),
    Deed("remind of dates", command("remind_of_dates"), every=datetime.timedelta(hours=1)),
    Deed("forget who registered", command("forget_registrations"), daily_at=datetime.time(3, 55)),
    Deed("forget what nobody confirmed", command("forget_unconfirmed"), every=datetime.timedelta(hours=1)),
    Deed("remind teams of answers", command("remind_of_answers"), daily_at=datetime.time(6, 30)),
    Deed("ask whether profiles still hold", command("remind_of_profiles"), daily_at=datetime.time(6, 40)),
    Deed("remind of texts to check", command("remind_of_reviews"), daily_at=datetime.time(6, 45)),
    Deed("forget accounts that end", command("forget_accounts"), daily_at=datetime.time(3, 50)),
    Deed("forget guests of closed processes", command("forget_guests"), daily_at=datetime.time(3, 45)),
    Deed("put counters of ideas right", command("put_counters_right"), daily_at=datetime.time(3, 25)),
    Deed("forget addresses and mails", command("forget_mails"), daily_at=datetime.time(3, 35)),
    Deed("forget old feedback", command("forget_old_feedback"), daily_at=datetime.time(3, 30)),
    Deed("bring the search up to date", command("rebuild_search"), daily_at=datetime.time(3, 40), at_start=True),
    Deed("forget what was searched for in vain", command("forget_misses"), daily_at=datetime.time(3, 42)),
    Deed("read calendars of others", command("read_calendars"), every=datetime.timedelta(hours=1)),
    Deed("let series reach further ahead", command("draw_dates"), daily_at=datetime.time(2, 30)),
    Deed("write editions of the strategy", command("make_editions"), daily_at=datetime.time(2, 40), at_start=True),
    Deed("forget counts of forms", command("forget_counts"), daily_at=datetime.time(3, 15)),
    Deed("forget expired sessions", command("clearsessions"), daily_at=datetime.time(3, 10)),
    Deed("forget finished jobs", command("prune_db_task_results"), daily_at=datetime.time(3, 20)),
)


def run_due(schedule: tuple[Deed, ...], last: dict[str, datetime.datetime], now: datetime.datetime) -> None:
    """Do everything that is due and note when it was begun."""
    for deed in schedule:
        if deed.is_due(last[deed.name], now):
            last[deed.name] = now
            begin(deed)


def begin(deed: Deed) -> None:
    """Do a deed; a failing one must not keep the others from their time."""
    try:
        deed.run()
    except Exception:
        logger.exception("scheduled deed failed: %s", deed.name)
    close_old_connections()


def main() -> None:
    """Work through the table until the process is ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dos.config.settings")
    django.setup()
    last = {deed.name: timezone.localtime() for deed in SCHEDULE}
    for deed in SCHEDULE:
        if deed.at_start:
            begin(deed)
    while True:
        time.sleep(TICK_SECONDS)
        run_due(SCHEDULE, last, timezone.localtime())


if __name__ == "__main__":
    main()
