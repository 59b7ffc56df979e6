"""The cast: the same people in every test, named for what they do.

`cast` (a fixture of the root `conftest.py`) has them all; `enter` makes them where a test needs no fixture.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from dos.accounts.models import User
from dos.accounts.tests.factories import UserFactory
from dos.cities import services
from dos.cities.models import City, CityRole
from dos.cities.tests.factories import CityFactory


@dataclass(frozen=True)
class Cast:
    """Both cities and everybody who acts in tests."""

    dortmund: City
    schwerte: City
    editor_schwerte: User
    editor_dortmund: User
    author_schwerte: User
    administrator: User
    stranger: User
    anonymous: AnonymousUser


def enter() -> Cast:
    """Make the cities and the people, each with the password of the factories."""
    dortmund = CityFactory(key="dortmund", name="Dortmund", order=1)
    schwerte = CityFactory(key="schwerte", name="Schwerte", order=2)
    return Cast(
        dortmund=dortmund,
        schwerte=schwerte,
        editor_schwerte=_with_role("editor-schwerte@dos.invalid", "Redaktion Schwerte", schwerte, CityRole.Role.EDITOR),
        editor_dortmund=_with_role("editor-dortmund@dos.invalid", "Redaktion Dortmund", dortmund, CityRole.Role.EDITOR),
        author_schwerte=_with_role("author-schwerte@dos.invalid", "Autorin Schwerte", schwerte, CityRole.Role.AUTHOR),
        administrator=UserFactory(
            email="administrator@dos.invalid", name="Administration", is_staff=True, is_superuser=True
        ),
        stranger=UserFactory(email="stranger@dos.invalid", name="Fremde Person"),
        anonymous=AnonymousUser(),
    )


def _with_role(email: str, name: str, city: City, role: str) -> User:
    user: User = UserFactory(email=email, name=name, is_staff=True)
    services.grant_role(user=user, city=city, role=role)
    return user
