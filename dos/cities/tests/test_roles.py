"""A role belongs to a city and works at once, in both directions."""

import pytest

from dos.accounts import services as accounts
from dos.cities import permissions, services
from dos.cities.models import City, CityRole
from dos.core.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    """A partner city."""
    return services.add_city(key="schwerte", name="Schwerte")


def test_a_granted_role_opens_the_desk_and_a_revoked_one_closes_it(city: City) -> None:
    user = accounts.open_account(email="a@example.org", is_staff=True)

    services.grant_role(user=user, city=city, role=CityRole.Role.EDITOR)
    opened = permissions.may_use_desk(user)
    services.revoke_role(user=user, city=city, role=CityRole.Role.EDITOR)

    assert opened
    assert not permissions.may_use_desk(user)
    assert not user.groups.exists()


def test_a_switched_off_account_has_no_role(city: City) -> None:
    user = accounts.open_account(email="a@example.org", is_staff=True)
    services.grant_role(user=user, city=city, role=CityRole.Role.EDITOR)
    user.is_active = False

    assert not permissions.may_write_for(user, {city.pk})


def test_a_reserved_word_is_refused_as_key() -> None:
    with pytest.raises(Refused, match="vergeben"):
        services.add_city(key="projekte", name="Projekte")
