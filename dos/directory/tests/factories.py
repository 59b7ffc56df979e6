"""Services, provisions and offices for tests: public unless said otherwise."""

from datetime import time
from typing import Any

import factory
from factory.django import DjangoModelFactory

from dos.cities.tests.factories import CityFactory
from dos.directory import models


class TopicFactory(DjangoModelFactory[models.Topic]):
    """A topic."""

    class Meta:
        model = models.Topic

    slug = factory.Sequence(lambda number: f"thema-{number}")
    title = factory.Sequence(lambda number: f"Thema {number}")


class SituationFactory(DjangoModelFactory[models.Situation]):
    """A situation of life."""

    class Meta:
        model = models.Situation

    slug = factory.Sequence(lambda number: f"lebenslage-{number}")
    title = factory.Sequence(lambda number: f"Lebenslage {number}")


class OfficeFactory(DjangoModelFactory[models.Office]):
    """An office in a city, open on weekdays from 8 to 12:30; `hours=[(weekday, opens, closes)]` says otherwise."""

    class Meta:
        model = models.Office

    slug = factory.Sequence(lambda number: f"stelle-{number}")
    name = factory.Sequence(lambda number: f"Stelle {number}")
    city = factory.SubFactory(CityFactory)
    address = "Rathausstraße 31, 58239 Schwerte"
    latitude = 51.4433
    longitude = 7.5653
    live = True

    @classmethod
    def _create(cls, model_class: type[models.Office], *args: Any, **kwargs: Any) -> models.Office:
        hours = kwargs.pop("hours", [(day, time(8), time(12, 30)) for day in range(5)])
        office = model_class(*args, **kwargs)
        office.hours.set([models.OpeningHours(weekday=day, opens=opens, closes=closes) for day, opens, closes in hours])
        office.full_clean()
        office.save()
        return office


class ServiceFactory(DjangoModelFactory[models.Service]):
    """A public service; `topics=[…]`, `situations=[…]`, `synonyms=["Perso"]` say more."""

    class Meta:
        model = models.Service

    slug = factory.Sequence(lambda number: f"leistung-{number}")
    title = factory.Sequence(lambda number: f"Leistung {number}")
    short_text = "Hier steht, wer Ihnen weiterhilft."
    live = True

    @classmethod
    def _create(cls, model_class: type[models.Service], *args: Any, **kwargs: Any) -> models.Service:
        named = {name: kwargs.pop(name, []) for name in ("topics", "situations", "related")}
        terms = kwargs.pop("synonyms", [])
        service = model_class(*args, **kwargs)
        for name, rows in named.items():
            setattr(service, name, rows)
        service.synonyms.set([models.Synonym(term=term) for term in terms])
        service.full_clean()
        service.save()
        return model_class.objects.get(pk=service.pk)


class ProvisionFactory(DjangoModelFactory[models.Provision]):
    """A service in one city, done by the city itself; `fees=[{"amount": 12}]` says what it costs."""

    class Meta:
        model = models.Provision

    service = factory.SubFactory(ServiceFactory)
    city = factory.SubFactory(CityFactory)
    responsible = "Stadt"
    live = True

    @classmethod
    def _create(cls, model_class: type[models.Provision], *args: Any, **kwargs: Any) -> models.Provision:
        fees = kwargs.pop("fees", [])
        provision = model_class(*args, **kwargs)
        provision.fees.set([models.Fee(**fee) for fee in fees])
        provision.full_clean()
        provision.save()
        return provision
