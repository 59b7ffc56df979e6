"""The schedule: what is due is done once, and a failing deed keeps nobody from their time."""

import datetime

from pytest_django import Settings

from dos.config.schedule import SCHEDULE, Deed, run_due

BERLIN = datetime.timezone(datetime.timedelta(hours=1))
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=BERLIN)


def test_deed_with_pause_is_due_when_the_pause_is_over() -> None:
    deed = Deed("x", print, every=datetime.timedelta(minutes=1))

    assert not deed.is_due(NOON, NOON + datetime.timedelta(seconds=59))
    assert deed.is_due(NOON, NOON + datetime.timedelta(seconds=60))


def test_daily_deed_is_due_once_after_its_hour() -> None:
    deed = Deed("x", print, daily_at=datetime.time(3, 10))
    night = NOON.replace(hour=3, minute=11)

    assert deed.is_due(NOON - datetime.timedelta(days=1), night)
    assert not deed.is_due(night, NOON)
    assert not deed.is_due(night - datetime.timedelta(days=1), night.replace(minute=9))


def test_failing_deed_keeps_nobody_else_from_its_time(db: None) -> None:
    done: list[str] = []
    hourly = datetime.timedelta(hours=1)
    schedule = (Deed("bad", lambda: 1 / 0, every=hourly), Deed("good", lambda: done.append("good"), every=hourly))
    last = dict.fromkeys(("bad", "good"), NOON)

    run_due(schedule, last, NOON + hourly)
    run_due(schedule, last, NOON + hourly)

    assert done == ["good"]


def test_every_deed_of_the_table_has_a_name_and_a_time() -> None:
    assert len({deed.name for deed in SCHEDULE}) == len(SCHEDULE)
    assert all((deed.every is None) != (deed.daily_at is None) for deed in SCHEDULE)


def test_every_deed_of_the_table_runs(db: None, settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    for deed in SCHEDULE:
        deed.run()
