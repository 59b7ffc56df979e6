"""Whoever follows a service is told what changed, once, and nothing of what did not."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.directory.models import Fee, Service
from dos.directory.tests.factories import ProvisionFactory, ServiceFactory
from dos.notifications.models import Notice
from dos.notifications.selectors import find_topic

pytestmark = pytest.mark.django_db


def published(obj: Any, **changes: Any) -> None:
    """Change something and publish it, as the desk does."""
    for name, value in changes.items():
        setattr(obj, name, value)
    obj.save_revision().publish()


def told() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("subject", "text"))


def test_a_change_of_what_people_act_on_is_told_once() -> None:
    service = ServiceFactory(title="Reisepass")
    published(service)

    published(service, documents="Ein Foto", deadline="Vier Wochen vorher")
    service.get_latest_revision().publish()

    assert told() == [("Reisepass: neue Angaben", "Geändert: Was Sie mitbringen und Frist.")]


def test_what_stays_the_same_is_no_news() -> None:
    service = ServiceFactory()
    published(service)
    published(service, source_note="Eine andere Quelle")

    assert told() == []


def test_a_fee_of_one_city_is_told_to_the_followers_of_the_service(cast: Cast) -> None:
    service = ServiceFactory(title="Reisepass")
    place = ProvisionFactory(service=service, city=cast.schwerte, fees=[{"amount": Decimal("60.00")}])
    published(place)
    place.fees = [Fee(amount=70)]

    published(place)

    assert told() == [("Reisepass: neue Angaben für Schwerte", "Geändert: Gebühren.")]


def test_only_what_is_public_can_be_followed(client: Client) -> None:
    service: Service = ServiceFactory(title="Reisepass")
    draft = ServiceFactory(live=False)

    assert client.get(f"/folgen/leistung/{service.slug}/").status_code == 200
    assert client.get(f"/folgen/leistung/{draft.slug}/").status_code == 404
    topic = find_topic("service", service.slug, None)
    assert topic is not None
    assert topic.url.endswith(f"/leistungen/{service.slug}/")
