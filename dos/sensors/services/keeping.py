"""What is done without anybody asking: old values and files go, silent stations are told of."""

import logging
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.errors import Refused
from dos.notifications.services import send_mail
from dos.sensors.models import Datastream, DatastreamState, Thing
from dos.sensors.services.importing.job import forget_files
from dos.sensors.services.uplinks import forget_messages
from dos.sensors.storage import changing, times

logger = logging.getLogger(__name__)
# A stream is silent when three of its values are missing, and never before a quarter of an hour has gone.
MISSING_VALUES, SHORTEST_SILENCE = 3, timedelta(minutes=15)


def forget_old(*, now: datetime) -> int:
    """Delete values beyond the retention of their stream, files nobody began to import, and marks of old messages.

    Sums of hours and days stay: they tell of the past without telling of single moments. Return how many values went.
    """
    forget_files(now=now)
    forget_messages(now=now)
    removed = 0
    for pk, days in Datastream.objects.exclude(retention_days=None).values_list("pk", "retention_days"):
        with transaction.atomic():
            removed += changing.remove_before(pk, times.microseconds(now) - (days or 0) * times.DAY)
    return removed


def tell_of_silence(*, now: datetime) -> int:
    """Note which streams have fallen silent and tell the operators, one mail for each address; return how many streams.

    A stream is told of once, until values come in again.
    """
    present = times.microseconds(now)
    limit = F("datastream__expected_every") * (MISSING_VALUES * times.SECOND)
    late = DatastreamState.objects.filter(is_silent=False, last_time__lt=present - limit)
    silent = late.filter(last_time__lt=present - SHORTEST_SILENCE // timedelta(microseconds=1))
    rows = silent.select_related("datastream__thing").order_by("datastream__thing__alarm_email", "datastream_id")
    told = 0
    for email, states in groupby(list(rows), key=lambda state: state.datastream.thing.alarm_email):
        told += _tell(email, list(states))
    return told


@transaction.atomic
def _tell(email: str, states: list[DatastreamState]) -> int:
    """Note and tell in one transaction, so that a killed process tells nothing twice."""
    DatastreamState.objects.filter(pk__in=[state.pk for state in states]).update(is_silent=True)
    things = {state.datastream.thing_id: state.datastream.thing for state in states}
    if email:
        try:
            _write(email, list(things.values()), states)
        except Refused:
            logger.warning("an address for alarms of stations takes no mail")
    return len(states)


def _write(email: str, things: list[Thing], states: list[DatastreamState]) -> None:
    newest = max(state.last_time or 0 for state in states)
    with translation.override("de"):
        lines = [f"{state.datastream.thing.name}: {state.datastream.name}, {_since(state)}" for state in states[:50]]
        subject = _("Keine Werte mehr: %(name)s") % {"name": things[0].name}
        if len(things) > 1:
            subject = _("Keine Werte mehr von %(number)s Stationen") % {"number": len(things)}
        send_mail(
            key=f"sensors:silence:{states[0].pk}:{len(states)}:{newest}",
            to=email,
            subject=subject,
            paragraphs=[
                _("Diese Datenströme schweigen länger als erwartet:"),
                *lines,
                _("Kommen wieder Werte, müssen Sie nichts tun. Auf den Seiten steht bis dahin, seit wann sie fehlen."),
            ],
            action=(_("Stationen ansehen"), address.canonical("desk_sensors_stations", language="de")),
        )


def _since(state: DatastreamState) -> str:
    moment = localtime(times.moment(state.last_time or 0))
    return _("zuletzt am %(day)s um %(time)s Uhr") % {
        "day": date_format(moment, "j. F Y"),
        "time": date_format(moment, "H:i"),
    }
