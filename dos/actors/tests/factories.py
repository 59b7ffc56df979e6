"""Organisations for tests."""

import factory
from factory.django import DjangoModelFactory

from dos.accounts.tests.factories import UserFactory
from dos.actors.models import Keeper, Organisation


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """A published organisation."""

    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda number: f"organisation-{number}")
    name = factory.Sequence(lambda number: f"Organisation {number}")
    category = Organisation.Category.ADMINISTRATION
    live = True


class KeeperFactory(DjangoModelFactory[Keeper]):
    """Somebody whom the editors have verified for an organisation."""

    class Meta:
        model = Keeper

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    position = "Geschäftsführung"
    state = Keeper.State.VERIFIED
