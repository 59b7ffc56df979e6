"""Organisations for tests."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dos.accounts.tests.factories import UserFactory
from dos.actors.models import Keeper, Notice, Organisation


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


class NoticeFactory(DjangoModelFactory[Notice]):
    """An offer of an organisation for which somebody speaks; it holds for a month."""

    class Meta:
        model = Notice

    organisation = factory.LazyFunction(lambda: KeeperFactory().organisation)
    kind = Notice.Kind.OFFER
    topic = "energie"
    title = factory.Sequence(lambda number: f"Eintrag {number}")
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    form_token = factory.Sequence(lambda number: f"eintrag-{number}")
