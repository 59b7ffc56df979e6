"""Organisations for tests."""

import factory
from factory.django import DjangoModelFactory

from dos.actors.models import Organisation


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """A published organisation."""

    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda number: f"organisation-{number}")
    name = factory.Sequence(lambda number: f"Organisation {number}")
    category = Organisation.Category.ADMINISTRATION
    live = True
