"""The desk of the directory: services with their words, who provides them in each city, offices with hours."""

from typing import Any

import pytest
from django.db.models import Model
from django.urls import reverse
from wagtail.models import Revision

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in
from dos.directory.models import LeikaKey, Office, Origin, Provision, Service, Situation, Topic
from dos.directory.tests.factories import (
    OfficeFactory,
    ProvisionFactory,
    ServiceFactory,
    SituationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
KEY = "99008001040000"
NEW: dict[str, Any] = {"title": "Hund anmelden", "short_text": "Wer einen Hund hat, meldet ihn an."}
WORDS: dict[str, Any] = {
    "synonyms-TOTAL_FORMS": "2",
    "synonyms-0-term": "Hundesteuer",
    "synonyms-0-kind": "colloquial",
    "synonyms-0-ORDER": "1",
    "synonyms-1-term": "Wauwau",
    "synonyms-1-kind": "colloquial",
    "synonyms-1-ORDER": "2",
}


def sent(model: type[Model], user: Any, *, publish: bool = True, query: str = "", **values: Any) -> Any:
    """Return the answer to a new object as a browser sends it."""
    client = signed_in(user)
    form = client.get(add_url(model) + query).context["form"]
    action = {"action-publish": "1"} if publish else {}
    return client.post(add_url(model), filled_in(form, **values) | action)


def changed(obj: Any, user: Any, *, publish: bool = True, **values: Any) -> Any:
    """Return the answer to a changed object as a browser sends it."""
    client = signed_in(user)
    form = client.get(edit_url(obj)).context["form"]
    action = {"action-publish": "1"} if publish else {}
    return client.post(edit_url(obj), filled_in(form, **values) | action)


def test_an_editor_writes_a_service_with_the_words_of_people(cast: Cast) -> None:
    topic = TopicFactory()
    response = sent(Service, cast.editor_schwerte, **NEW, topics=[topic], **WORDS)

    assert response.status_code == 302, response.context["form"].errors
    service = Service.objects.get()
    assert (service.slug, service.live, list(service.topics.all())) == ("hund-anmelden", True, [topic])
    assert [row.term for row in service.synonyms.order_by("sort_order")] == ["Hundesteuer", "Wauwau"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"slug": "stellen"}, "Dieses Kürzel ist vergeben"),
        ({"leika_key": "123"}, "14 Ziffern"),
        ({"valid_from": "2027-05-02", "valid_until": "2027-05-01"}, "Das Ende liegt vor dem Beginn"),
        ({**WORDS, "synonyms-1-term": "hundesteuer"}, "steht zweimal da"),
    ],
)
def test_a_fault_keeps_the_form_open(cast: Cast, values: dict[str, Any], words: str) -> None:
    response = sent(Service, cast.editor_schwerte, **{**NEW, **values})

    assert words in response.content.decode()
    assert not Service.objects.exists()


def test_what_says_too_little_stays_a_draft(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)
    form = client.get(add_url(Service)).context["form"]

    page = client.post(add_url(Service), filled_in(form, title="Hund anmelden") | {"action-publish": "1"}, follow=True)

    assert not Service.objects.get().live
    assert "worum es geht" in page.content.decode()


def test_thin_records_of_research_may_be_published(cast: Cast) -> None:
    sent(Service, cast.editor_schwerte, title="Hund anmelden", origin=Origin.RESEARCHED)

    assert Service.objects.get().live


def test_a_key_is_looked_up_where_the_catalogue_is_loaded(cast: Cast) -> None:
    without = sent(Service, cast.editor_schwerte, **NEW, leika_key=KEY)
    assert without.status_code == 302
    service = Service.objects.get()
    assert "nicht geladen" in signed_in(cast.editor_schwerte).get(edit_url(service)).content.decode()

    LeikaKey.objects.create(key=KEY, name="Personalausweis Ausgabe")
    assert (
        "Im Katalog: „Personalausweis Ausgabe“"
        in signed_in(cast.editor_schwerte).get(edit_url(service)).content.decode()
    )
    refused = changed(service, cast.editor_schwerte, leika_key="99999999999999")
    assert "steht nicht im Katalog" in refused.content.decode()
    assert Service.objects.get().leika_key == KEY


def test_nothing_is_confirmed_about_a_key_that_is_not_there(cast: Cast) -> None:
    sent(Service, cast.editor_schwerte, **NEW, leika_is_confirmed=True)

    assert not Service.objects.get().live


def test_the_address_stays_once_it_is_public(cast: Cast) -> None:
    service = ServiceFactory(slug="hund")

    response = changed(service, cast.editor_schwerte, slug="katze")

    assert "Die Adresse bleibt, wie sie ist" in response.content.decode()
    assert Service.objects.get().slug == "hund"


def test_the_form_of_a_service_leads_to_each_city(cast: Cast) -> None:
    service = ServiceFactory()
    own = ProvisionFactory(service=service, city=cast.schwerte)

    page = signed_in(cast.editor_schwerte).get(edit_url(service)).content.decode()

    assert edit_url(own) in page
    assert f"{add_url(Provision)}?leistung={service.slug}&amp;kommune=dortmund" in page
    foreign = signed_in(cast.editor_dortmund).get(edit_url(service)).content.decode()
    assert edit_url(own) not in foreign
    assert "gehört einer anderen Kommune" in foreign


def test_a_new_provision_begins_with_service_and_city(cast: Cast) -> None:
    service = ServiceFactory()
    query = f"?leistung={service.slug}&kommune=schwerte"
    fees: dict[str, Any] = {
        "fees-TOTAL_FORMS": "1", "fees-0-amount": "22.80", "fees-0-condition": "unter 24 Jahren", "fees-0-ORDER": "1"
    }  # fmt: skip
    response = sent(Provision, cast.editor_schwerte, query=query, responsible="Stadt Schwerte", **fees)

    assert response.status_code == 302, response.context["form"].errors
    row = Provision.objects.get()
    assert (row.service, row.city, row.live) == (service, cast.schwerte, True)
    assert str(row.fees.get().amount) == "22.80"


@pytest.mark.parametrize("query", ["?leistung=nichts&kommune=nirgends", "?leistung=" + "x" * 500])
def test_an_address_that_names_nothing_begins_empty(cast: Cast, query: str) -> None:
    assert signed_in(cast.editor_schwerte).get(add_url(Provision) + query).status_code == 200


def test_a_provision_needs_somebody_who_is_responsible(cast: Cast) -> None:
    service = ServiceFactory()
    query = f"?leistung={service.slug}&kommune=schwerte"

    sent(Provision, cast.editor_schwerte, query=query)

    assert not Provision.objects.get().live


def test_nobody_writes_for_another_city(cast: Cast) -> None:
    service = ServiceFactory()
    response = sent(
        Provision, cast.editor_schwerte, query=f"?leistung={service.slug}", city=cast.dortmund, responsible="Stadt"
    )
    assert response.status_code == 200
    assert not Provision.objects.exists()
    foreign = ProvisionFactory(city=cast.dortmund)
    assert signed_in(cast.editor_schwerte).get(edit_url(foreign)).status_code == 403


def test_an_office_has_hours_and_exceptions(cast: Cast) -> None:
    rows: dict[str, Any] = {
        "hours-TOTAL_FORMS": "1", "hours-0-weekday": "0", "hours-0-opens": "08:00", "hours-0-closes": "12:30",
        "hours-0-ORDER": "1", "exceptions-TOTAL_FORMS": "1", "exceptions-0-first_day": "2026-12-24",
        "exceptions-0-last_day": "2026-12-31", "exceptions-0-reason": "Betriebsferien", "exceptions-0-ORDER": "1",
    }  # fmt: skip
    values: dict[str, Any] = {"name": "Bürgerbüro", "address": "Rathausstraße 31", "city": cast.schwerte}
    response = sent(Office, cast.editor_schwerte, **values, **rows)

    assert response.status_code == 302, response.context["form"].errors
    office = Office.objects.get()
    assert (office.slug, office.live) == ("buergerbuero", True)
    assert str(office.hours.get()) == "Montag 08:00–12:30"
    assert office.exceptions.get().reason == "Betriebsferien"


def test_an_office_that_nobody_can_reach_stays_a_draft(cast: Cast) -> None:
    sent(Office, cast.editor_schwerte, name="Bürgerbüro", city=cast.schwerte)

    assert not Office.objects.get().live


def test_two_people_at_the_same_service_hear_of_one_another(cast: Cast) -> None:
    service = ServiceFactory()
    first, second = signed_in(cast.editor_schwerte), signed_in(cast.editor_dortmund)
    one, other = (client.get(edit_url(service)).context["form"] for client in (first, second))
    first.post(edit_url(service), filled_in(one, title="Hund anmelden") | {"action-publish": "1"})

    response = second.post(edit_url(service), filled_in(other, title="Hund abmelden") | {"action-publish": "1"})

    assert response.status_code == 409
    assert Service.objects.get().title == "Hund anmelden"
    assert "Hund abmelden" in response.content.decode()


def test_an_author_asks_a_second_person(cast: Cast) -> None:
    service = ServiceFactory(title="Hund anmelden")

    response = changed(service, cast.author_schwerte, title="Hund abmelden")
    assert response.status_code == 403
    changed(service, cast.author_schwerte, publish=False, title="Hund abmelden", **{"action-submit": "1"})

    service.refresh_from_db()
    assert (service.title, service.has_unpublished_changes) == ("Hund anmelden", True)
    state = service.current_workflow_state
    task = state.current_task_state
    url = reverse("wagtailsnippets_directory_service:workflow_action", args=[service.pk, "approve", task.pk])
    assert signed_in(cast.author_schwerte).post(url).status_code == 403
    signed_in(cast.editor_schwerte).post(url, {"comment": ""})
    service.refresh_from_db()
    assert (service.title, service.live) == ("Hund abmelden", True)


def test_a_service_is_not_deleted_while_a_city_provides_it(cast: Cast) -> None:
    row = ProvisionFactory(city=cast.dortmund)
    client = signed_in(cast.editor_schwerte)
    url = reverse("wagtailsnippets_directory_service:delete", args=[row.service.pk])

    client.post(url)
    bulk = reverse("wagtail_bulk_action", args=["directory", "service", "delete"])
    client.post(f"{bulk}?id={row.service.pk}&next=/desk/")

    assert Service.objects.filter(pk=row.service.pk).exists()
    row.delete()
    client.post(url)
    assert not Service.objects.exists()


def test_history_can_be_compared_and_restored(cast: Cast) -> None:
    service = ServiceFactory(title="Alt")
    changed(service, cast.editor_schwerte, title="Neu")
    client = signed_in(cast.editor_schwerte)
    name = "wagtailsnippets_directory_service:"

    assert client.get(reverse(f"{name}history", args=[service.pk])).status_code == 200
    compared = client.get(reverse(f"{name}revisions_compare", args=[service.pk, "earliest", "latest"]))
    assert "Neu" in compared.content.decode()
    oldest = Revision.objects.for_instance(service).order_by("pk").first()
    assert oldest is not None
    assert client.get(reverse(f"{name}revisions_revert", args=[service.pk, oldest.pk])).status_code == 200


READING = ("edit", "usage", "history", "revisions_compare", "preview_on_edit")
PUBLISHING = ("delete", "unpublish", "lock", "unlock")
ROLES = {"editor_schwerte", "editor_dortmund", "author_schwerte", "administrator", "stranger"}
OBJECTS: dict[str, tuple[Any, set[str]]] = {
    "service": (lambda cast: ServiceFactory(), ROLES - {"stranger"}),
    "provision": (lambda cast: ProvisionFactory(city=cast.schwerte), ROLES - {"stranger", "editor_dortmund"}),
    "office of Dortmund": (lambda cast: OfficeFactory(city=cast.dortmund), {"editor_dortmund", "administrator"}),
    "office of several": (lambda cast: OfficeFactory(city=None), ROLES - {"stranger"}),
    "topic": (lambda cast: TopicFactory(), ROLES - {"stranger"}),
    "situation": (lambda cast: SituationFactory(), ROLES - {"stranger"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", OBJECTS)
def test_every_role_at_every_view(cast: Cast, kind: str) -> None:
    make, writers = OBJECTS[kind]
    obj = make(cast)
    viewset = type(obj).snippet_viewset
    names = {pattern.name for pattern in viewset.get_urlpatterns()}
    if hasattr(obj, "save_revision"):
        obj.save_revision(user=cast.administrator)

    for role in sorted(ROLES):
        client = signed_in(getattr(cast, role))
        for view in (*READING, *PUBLISHING):
            if view not in names:
                continue
            extra = ["earliest", "latest"] if view == "revisions_compare" else []
            status = client.get(reverse(viewset.get_url_name(view), args=[obj.pk, *extra])).status_code
            allowed = role in writers and (view in READING or role != "author_schwerte")
            assert (status != 403) == allowed, (role, view, status)


@pytest.mark.parametrize("view", PUBLISHING)
@pytest.mark.parametrize("role", ["editor_dortmund", "author_schwerte", "stranger"])
def test_posts_of_others_change_nothing(cast: Cast, role: str, view: str) -> None:
    row = ProvisionFactory(city=cast.schwerte)
    url = reverse(f"wagtailsnippets_directory_provision:{view}", args=[row.pk])

    assert signed_in(getattr(cast, role)).post(url).status_code == 403

    after = Provision.objects.get(pk=row.pk)
    assert (after.live, after.locked) == (True, False)


def test_headings_are_edited_by_both_cities(cast: Cast) -> None:
    for model, title in ((Topic, "Wohnen"), (Situation, "Umzug")):
        assert sent(model, cast.editor_dortmund, publish=False, title=title).status_code == 302
        row = model.objects.get()
        changed(row, cast.editor_schwerte, publish=False, title_en="Living")
        row.refresh_from_db()
        assert (row.slug, row.title_en) == (title.lower(), "Living")
