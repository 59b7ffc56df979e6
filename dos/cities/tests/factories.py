"""Cities and districts for tests."""

import factory
from factory.django import DjangoModelFactory

from dos.cities.models import City, CityRole, District


class CityFactory(DjangoModelFactory[City]):
    """A partner city; the same key gives the same city."""

    class Meta:
        model = City
        django_get_or_create = ("key",)

    key = factory.Sequence(lambda number: f"stadt-{number}")
    name = factory.LazyAttribute(lambda city: city.key.replace("-", " ").title())


class DistrictFactory(DjangoModelFactory[District]):
    """A part of a city."""

    class Meta:
        model = District

    city = factory.SubFactory(CityFactory)
    name = factory.Sequence(lambda number: f"Ortsteil {number}")
    slug = factory.Sequence(lambda number: f"ortsteil-{number}")


class CityRoleFactory(DjangoModelFactory[CityRole]):
    """A bare role without the desk's group; `services.grant_role` gives both."""

    class Meta:
        model = CityRole

    user = factory.SubFactory("dos.accounts.tests.factories.UserFactory")
    city = factory.SubFactory(CityFactory)
    role = CityRole.Role.EDITOR
