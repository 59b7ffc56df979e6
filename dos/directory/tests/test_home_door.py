"""The door to the services on the home page says how much stands behind it, and how much of it is proven."""

import pytest

from dos.cities.tests.cast import Cast
from dos.directory.models import Origin
from dos.directory.selectors.doors import door
from dos.directory.tests.factories import ProvisionFactory, ServiceFactory

pytestmark = pytest.mark.django_db


def test_it_counts_services_once_and_says_what_is_proven(cast: Cast) -> None:
    service = ServiceFactory()
    ProvisionFactory(service=service, city=cast.schwerte, origin=Origin.RESEARCHED, online="yes")
    ProvisionFactory(service=service, city=cast.dortmund, origin=Origin.RESEARCHED)
    ProvisionFactory(city=cast.dortmund, origin=Origin.GENERIC)

    everywhere, here = door(None, None), door(cast.schwerte, None)

    assert everywhere is not None
    assert here is not None
    assert everywhere.facts == (
        "2 Leistungen mit zuständiger Stelle",
        "davon 1 aus öffentlichen Quellen belegt",
        "1 geht online",
    )
    assert here.facts[0] == "1 Leistung mit zuständiger Stelle"


def test_an_empty_room_has_no_door(cast: Cast) -> None:
    assert door(cast.schwerte, None) is None
