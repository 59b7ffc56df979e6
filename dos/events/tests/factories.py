"""Events for tests: public, in one city, with their dates drawn, unless said otherwise."""

from datetime import date, time, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dos.cities.tests.factories import CityFactory
from dos.events import models
from dos.events.services import dates


class EventFactory(DjangoModelFactory[models.Event]):
    """A public event in a week, from 18 to 20; `cities=[…]`, `projects=[…]` and so on say where it belongs.

    `dates=False` leaves its occurrences away.
    """

    class Meta:
        model = models.Event

    slug = factory.Sequence(lambda number: f"veranstaltung-{number}")
    title = factory.Sequence(lambda number: f"Veranstaltung {number}")
    summary = "Wir sprechen darüber, was digital leichter gehen soll."
    kind = models.Event.Kind.TALK
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
    start_time = time(18)
    end_time = time(20)
    place = "Rathaus"
    address = "Rathausstraße 31, 58239 Schwerte"
    latitude = 51.4433
    longitude = 7.5653
    live = True

    @classmethod
    def _create(cls, model_class: type[models.Event], *args: Any, **kwargs: Any) -> models.Event:
        wants_dates = kwargs.pop("dates", True)
        named = {name: kwargs.pop(name, []) for name in ("organisers", "projects", "action_fields")}
        named["cities"] = kwargs.pop("cities", None) or [CityFactory()]
        event = model_class(*args, **kwargs)
        for name, rows in named.items():
            setattr(event, name, rows)
        event.full_clean()
        event.save()
        event = model_class.objects.get(pk=event.pk)
        if wants_dates:
            dates.draw_dates(event=event)
        return event


class SeriesFactory(EventFactory):
    """Every first Thursday of the month, without end, from 3 December 2026."""

    starts_on = date(2026, 12, 3)
    repeats = models.Repeats.MONTHLY_WEEKDAY
