"""Messages of LoRaWAN devices: each is stored once, and each number goes to the stream that its profile names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors import permissions
from dos.sensors.models import Datastream, Device, DeviceStream, ProfileMeasure, Sensor, Thing, Uplink
from dos.sensors.permissions import Reach
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.services.refusals import Missing, NotAllowed
from dos.sensors.storage import times

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Message:
    """What a network server hands on: the device, which of its messages it is, when it came, what it says.

    `session` changes when the device joins again and begins to count anew.
    """

    dev_eui: str
    session: str
    counter: int
    received_at: datetime
    payload: Mapping[str, Any]

    @property
    def key(self) -> str:
        """By what a message that comes again is known."""
        return f"{self.dev_eui}:{self.session[:60]}:{self.counter}"


@transaction.atomic
def receive_message(*, reach: Reach, message: Message) -> int:
    """Store the numbers of a message and return how many; none where it is stored already.

    Refused is an unknown device, one of another city, and a message without any number that its profile knows. Fields
    that the profile does not know are left out; a number that cannot be kept holds up no other.
    """
    device = Device.objects.select_related("thing", "profile").filter(dev_eui=message.dev_eui).first()
    if device is None:
        raise Missing(_("Das Gerät %(eui)s ist hier nicht bekannt.") % {"eui": message.dev_eui})
    if not permissions.may_receive_for(reach, device.thing):
        raise NotAllowed(_("Das Gerät gehört einer anderen Kommune."))
    told = {measure: _number(message, measure) for measure in device.profile.measures.all()}
    numbers = {measure: number for measure, number in told.items() if number is not None}
    if not numbers:
        raise Refused(_("Die Nachricht enthält keine Zahl, die das Geräteprofil kennt."))
    if not _is_new(message):
        return 0
    streams = _streams(device, list(numbers))
    start = times.microseconds(message.received_at)
    readings = [Reading(streams[measure.pk], number, start) for measure, number in numbers.items()]
    answers = record_observations(reach=Reach(appends_to=frozenset(streams.values())), readings=readings)
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    if len(refused) == len(answers):
        raise refused[0]
    return len(answers) - len(refused)


def forget_messages(*, now: datetime) -> int:
    """Forget which messages came a month ago; return how many."""
    deleted, _by_table = Uplink.objects.filter(received_at__lt=now - KEPT).delete()
    return deleted


def _is_new(message: Message) -> bool:
    """Note the message and tell whether nobody did before; of two at once, one waits and is told no."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sensors_uplink (key, received_at) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [message.key, timezone.now()],
        )
        return bool(cursor.rowcount == 1)


def _number(message: Message, measure: ProfileMeasure) -> float | int | bool | None:
    found: Any = message.payload
    for part in measure.payload_key.split("/"):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, float | int) else None


def _streams(device: Device, measures: list[ProfileMeasure]) -> dict[int, int]:
    """Return for each measure the id of its stream; made from the profile at the first message."""
    known = dict(DeviceStream.objects.filter(device=device).values_list("measure_id", "datastream_id"))
    missing = [measure for measure in measures if measure.pk not in known]
    if missing:
        Thing.objects.select_for_update().get(pk=device.thing_id)  # two first messages make one set of streams
        known = dict(DeviceStream.objects.filter(device=device).values_list("measure_id", "datastream_id"))
    for measure in missing:
        if measure.pk not in known:
            known[measure.pk] = _make_stream(device, measure)
    return known


def _make_stream(device: Device, measure: ProfileMeasure) -> int:
    sensor, _is_new = Sensor.objects.get_or_create(
        name=device.profile.name,
        encoding_type="text/plain",
        defaults={"description": device.profile.description, "metadata": device.profile.name},
    )
    stream = Datastream.objects.create(
        name=f"{device.thing.name}: {measure.observed_property.name}",
        description=measure.observed_property.description,
        thing=device.thing,
        sensor=sensor,
        observed_property=measure.observed_property,
        unit_of_measurement={
            "name": measure.unit_name,
            "symbol": measure.unit_symbol,
            "definition": measure.unit_definition,
        },
        lower_bound=measure.lower_bound,
        upper_bound=measure.upper_bound,
        properties={"devEUI": device.dev_eui},
    )
    DeviceStream.objects.create(device=device, measure=measure, datastream=stream)
    return int(stream.pk)
