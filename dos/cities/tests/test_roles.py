"""A role belongs to a city and works at once, in both directions."""

import pytest
from allauth.account.signals import user_logged_in
from django.apps import apps
from django.contrib.auth.management import create_permissions

from dos.accounts import services as accounts
from dos.accounts.models import User
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


def test_what_a_new_version_brings_to_the_desk_is_there_from_the_next_sign_in(city: City) -> None:
    user = accounts.open_account(email="a@example.org", is_staff=True)
    services.grant_role(user=user, city=city, role=CityRole.Role.EDITOR)
    editors = user.groups.get()
    editors.permissions.filter(content_type__app_label="directory").delete()
    assert not User.objects.get(pk=user.pk).has_perm("directory.change_service")
    create_permissions(apps.get_app_config("directory"), verbosity=0)

    user_logged_in.send(sender=User, request=None, response=None, user=user)

    assert User.objects.get(pk=user.pk).has_perm("directory.change_service")


def test_a_switched_off_account_has_no_role(city: City) -> None:
    user = accounts.open_account(email="a@example.org", is_staff=True)
    services.grant_role(user=user, city=city, role=CityRole.Role.EDITOR)
    user.is_active = False

    assert not permissions.may_write_for(user, {city.pk})


def test_a_reserved_word_is_refused_as_key() -> None:
    with pytest.raises(Refused, match="vergeben"):
        services.add_city(key="projekte", name="Projekte")
