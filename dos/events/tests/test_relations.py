"""The network of organisations knows who invites, with whom, and at whose place."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.events.models import Event
from dos.events.selectors.relations import relations
from dos.events.tests.factories import EventFactory
from dos.strategy.tests.factories import ActionFieldFactory

pytestmark = pytest.mark.django_db


def told() -> set[tuple[str, str, str]]:
    return {(one.organisation, one.role, one.key) for one in relations().relations}


def test_who_invites_alone_together_and_whose_place_it_is() -> None:
    club, school, library = (OrganisationFactory(name=name) for name in ("Verein", "Schule", "Stadtbücherei"))
    alone = EventFactory(organisers=[club], place="stadtbücherei")
    together = EventFactory(organisers=[club, school], place="Verein")

    assert told() == {
        (club.slug, "invites", alone.slug),
        (library.slug, "hosts", alone.slug),
        (club.slug, "invites_with", together.slug),
        (school.slug, "invites_with", together.slug),
    }


def test_drafts_examples_and_what_was_called_off_tell_nothing() -> None:
    club = OrganisationFactory()
    EventFactory(organisers=[club], live=False)
    EventFactory(organisers=[club], is_example=True)
    EventFactory(organisers=[club], status=Event.Status.CANCELLED)
    EventFactory(organisers=[OrganisationFactory(live=False)])

    assert told() == set()


def test_it_stands_on_the_page_of_the_organisation_and_in_the_network() -> None:
    club, school, field = OrganisationFactory(), OrganisationFactory(), ActionFieldFactory()
    event = EventFactory(organisers=[club, school], action_fields=[field], title="Reparatur-Café")
    caches["local"].clear()

    assert "Reparatur-Café" in Client().get(f"/akteure/{club.slug}/").content.decode()
    rows = Client().get("/netzwerk.json").json()
    assert event.slug in str(rows)
    (one,) = [row for row in relations().relations if row.organisation == club.slug]
    assert (one.topics, one.starts_on) == ((field.slug,), event.starts_on)


def test_it_takes_as_many_questions_for_one_event_as_for_many(django_assert_max_num_queries: Any) -> None:
    club = OrganisationFactory()
    for _number in range(5):
        EventFactory(organisers=[club])

    with django_assert_max_num_queries(6):
        assert len(relations().relations) == 5
