"""An account that leaves takes everything personal with it."""

import pytest

from dos.accounts import selectors, services
from dos.accounts.models import User

pytestmark = pytest.mark.django_db


def test_nothing_personal_is_left() -> None:
    user = services.open_account(email="Marker.Person@example.org", name="Marker Person", is_staff=True)

    services.erase_account(user)

    row = User.objects.get(pk=user.pk)
    assert "marker" not in f"{row.email}{row.name}".lower()
    assert not row.is_active
    assert not row.is_staff
    assert not row.has_usable_password()


def test_opening_twice_gives_the_same_account() -> None:
    first = services.open_account(email="a@example.org")

    assert services.open_account(email="A@example.org") == first


def test_own_data_tells_what_is_stored() -> None:
    user = services.open_account(email="a@example.org", name="Ada")

    assert selectors.own_data(user)["email"] == "a@example.org"
