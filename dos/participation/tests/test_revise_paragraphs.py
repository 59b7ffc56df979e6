"""A text under discussion gets a new version: anchors and comments stay, each wording is kept, and it says why."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.core.errors import Conflict, Refused
from dos.participation.models import Comment, Paragraph, ParagraphText, Process
from dos.participation.services import comments
from dos.participation.services.paragraphs import Wording, mark_of, revise_paragraphs
from dos.participation.tests.factories import AuthorFactory, ProcessFactory

pytestmark = pytest.mark.django_db
WHY = "Viele haben darum gebeten."


@pytest.fixture
def text(cast: Cast) -> Process:
    process = ProcessFactory(kind=Process.Kind.TEXT, title="Leitbild", city=cast.schwerte)
    Process.objects.update(first_published_at=process.changed_at)
    process.refresh_from_db()
    for number, key in enumerate(("ziele", "wege")):
        Paragraph.objects.create(
            process=process, key=key, heading=key.capitalize(), text=f"Alter Text {key}.", sort_order=number
        )
    return process


def revise(process: Process, key: str = "ziele", text: str = "Neuer Text ziele.", **values: Any) -> list[ParagraphText]:
    told = {"reason": WHY, **values}
    return revise_paragraphs(process=process, wordings=[Wording(key=key, heading=key.capitalize(), text=text)], **told)


def say(process: Process, key: str = "ziele", **values: Any) -> Comment:
    return Comment.objects.create(
        process=process,
        paragraph=process.paragraphs.get(key=key),
        author=AuthorFactory(),
        text="Dazu sage ich etwas.",
        state=Comment.State.PUBLISHED,
        form_token=f"t{Comment.objects.count()}",
        **values,
    )


def url(process: Process, place: str, prefix: str = "/") -> str:
    return f"{prefix}mitmachen/{process.slug}/text/{place}"


def test_a_new_wording_keeps_the_old_one_the_anchor_and_the_comments(text: Process) -> None:
    comment = say(text)

    revise(text)

    paragraph = text.paragraphs.get(key="ziele")
    assert (paragraph.version, paragraph.text) == (2, "Neuer Text ziele.")
    assert [old.text for old in paragraph.wordings.all()] == ["Alter Text ziele.", "Neuer Text ziele."]
    assert Comment.objects.get().paragraph_id == paragraph.pk == comment.paragraph_id
    assert text.paragraphs.get(key="wege").version == 1


def test_what_stays_as_it_is_gets_no_wording(text: Process) -> None:
    wordings = [
        Wording(key="ziele", heading="Ziele", text="Alter Text ziele."),
        Wording(key="wege", heading="Wege", text="Neu."),
    ]

    made = revise_paragraphs(process=text, wordings=wordings, reason=WHY)

    assert [row.paragraph.key for row in made] == ["wege"]


def test_a_translation_alone_is_no_new_version_and_needs_no_reason(text: Process) -> None:
    revise(text)
    told = Wording(key="ziele", heading="Ziele", text="Neuer Text ziele.", text_en="New text.")

    assert revise_paragraphs(process=text, wordings=[told]) == []

    paragraph = text.paragraphs.get(key="ziele")
    assert (paragraph.version, paragraph.text_en) == (2, "New text.")
    assert paragraph.wordings.get(number=2).text_en == "New text."


def test_a_paragraph_is_added_where_it_belongs_under_an_anchor_of_its_own(text: Process) -> None:
    added = Wording(heading="Ziele", text="Noch eins.", after="ziele")

    revise_paragraphs(process=text, wordings=[added], reason=WHY)

    assert list(text.paragraphs.order_by("sort_order").values_list("key", flat=True)) == ["ziele", "ziele-2", "wege"]


def test_a_new_paragraph_takes_no_address_that_the_text_needs(text: Process) -> None:
    revise_paragraphs(process=text, wordings=[Wording(heading="Aenderungen", text="Noch eins.")], reason=WHY)

    assert text.paragraphs.filter(key="aenderungen-2").exists()


def test_a_struck_paragraph_keeps_its_place_and_comes_back(client: Client, text: Process) -> None:
    say(text)
    struck = Wording(key="ziele", heading="Ziele", text="Alter Text ziele.", is_dropped=True)

    revise_paragraphs(process=text, wordings=[struck], reason=WHY)

    page = client.get(url(text, "")).content.decode()
    assert 'id="absatz-ziele"' in page
    assert "Alter Text ziele." not in page
    assert "Dieser Absatz ist gestrichen." in page
    assert "(gestrichen)" in client.get(url(text, "aenderungen/")).content.decode()
    assert "Dazu sage ich etwas." in client.get(url(text, "ziele/")).content.decode()
    revise(text, text="Alter Text ziele.")
    assert "Alter Text ziele." in client.get(url(text, "")).content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": "kurz"}, "warum sich der Text ändert"),
        ({"text": " "}, "braucht einen Text"),
        ({"key": "fehlt"}, "gibt es in diesem Text nicht"),
        ({"text": "Alter Text ziele."}, "nichts geändert"),
    ],
)
def test_refused(text: Process, values: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        revise(text, **values)

    assert not ParagraphText.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "ideas"}, "keinen Text"),
        ({"first_published_at": None}, "im Entwurf"),
        ({"archived_at": "2026-01-01T00:00Z"}, "abgelegt"),
    ],
)
def test_refused_at_the_wrong_time(text: Process, values: dict[str, Any], words: str) -> None:
    Process.objects.filter(pk=text.pk).update(**values)

    with pytest.raises(Refused, match=words):
        revise(text)


def test_of_two_people_at_once_the_second_is_told(text: Process) -> None:
    mark = mark_of(text)
    revise(text, mark=mark)

    with pytest.raises(Conflict):
        revise(text, text="Anders.", mark=mark)


def test_a_comment_says_to_which_wording_it_was_written(client: Client, text: Process) -> None:
    revise(text)
    paragraph = text.paragraphs.get(key="ziele")

    for number, told in enumerate([1, 2, 99, None]):
        comments.write_comment(
            process=text, text="Hallo.", form_token=f"f{number}", paragraph=paragraph, paragraph_version=told
        )

    assert list(Comment.objects.order_by("pk").values_list("paragraph_version", flat=True)) == [1, 2, 2, 2]
    say(text, paragraph_version=1)
    page = client.get(url(text, "ziele/")).content.decode()
    assert "zu Fassung 1" in page
    assert '<input type="hidden" name="fassung" value="2">' in page


def test_the_table_shows_old_and_new_words_when_and_why(client: Client, text: Process) -> None:
    revise(text, text="<b>Neuer</b> Text ziele.")

    page = client.get(url(text, "aenderungen/")).content.decode()

    assert "<del>Alter</del>" in page
    assert "<ins>&lt;b&gt;Neuer&lt;/b&gt;</ins>" in page
    assert WHY in page
    assert "Fassung 2" in page


def test_the_table_looks_at_one_paragraph(client: Client, text: Process) -> None:
    revise(text)
    revise(text, "wege", "Neue Wege.")

    page = client.get(url(text, "aenderungen/?absatz=wege")).content.decode()

    assert "Wege." in page
    assert "ziele." not in page
    assert client.get(url(text, "aenderungen/?absatz=fehlt")).status_code == 404
    assert client.get(url(text, "aenderungen/?seite=9")).status_code == 404


def test_a_text_that_never_changed_says_so(client: Client, text: Process) -> None:
    assert "wie am ersten Tag" in client.get(url(text, "aenderungen/")).content.decode()
    assert "aenderungen" not in client.get(url(text, "")).content.decode()
    Process.objects.update(live=False)
    assert client.get(url(text, "aenderungen/")).status_code == 404


def test_many_changes_take_no_more_statements(client: Client, text: Process, django_assert_num_queries: Any) -> None:
    for number in range(25):
        revise(text, text=f"Nummer {number}.")
    client.get(url(text, "aenderungen/"))

    with django_assert_num_queries(5):
        client.get(url(text, "aenderungen/"))
    assert "Nummer 0." in client.get(url(text, "aenderungen/?seite=2")).content.decode()


def test_it_speaks_english_and_says_where_it_cannot(client: Client, text: Process) -> None:
    text.paragraphs.filter(key="ziele").update(heading_en="Aims", text_en="Old text aims.")
    note = "is shown in German here"

    page = client.get(url(text, "", "/en/")).content.decode()
    assert "Old text aims." in page
    assert '<div lang="de"><p>Alter Text wege.</p></div>' in page
    assert note in page
    assert note not in client.get(url(text, "ziele/", "/en/")).content.decode()
    assert note in client.get(url(text, "wege/", "/en/")).content.decode()
    assert note not in client.get(url(text, "")).content.decode()


def test_an_older_draft_changes_nothing_of_a_public_text(text: Process) -> None:
    draft = text.save_revision()
    revise(text)

    draft.publish(skip_permission_checks=True)

    assert text.paragraphs.get(key="ziele").text == "Neuer Text ziele."


def test_comments_before_wordings_were_kept_are_on_the_first(text: Process) -> None:
    comment = say(text)

    import_module("dos.participation.migrations.0008_paragraph_wordings").remember_version(apps, None)

    comment.refresh_from_db()
    assert comment.paragraph_version == 1


def desk_values(text: Process, **changes: str) -> dict[str, str]:
    values = {"mark": mark_of(text), "reason": WHY}
    for paragraph in text.paragraphs.all():
        stem = f"absatz-{paragraph.pk}"
        values |= {f"{stem}-heading": paragraph.heading, f"{stem}-text": paragraph.text}
        if paragraph.key in changes:
            values[f"{stem}-text"] = changes[paragraph.key]
    return values


def test_an_editor_writes_a_new_version_at_the_desk(client: Client, text: Process, cast: Cast) -> None:
    client.force_login(cast.editor_schwerte)
    address = reverse("desk_text", args=[text.pk])
    values = desk_values(text, ziele="Am Tisch geändert.") | {"neu-heading": "Neues", "neu-text": "Auch das."}

    assert "Alter Text wege." in client.get(address).content.decode()
    assert client.post(address, values)["Location"] == address

    assert text.paragraphs.get(key="ziele").text == "Am Tisch geändert."
    assert text.paragraphs.get(key="neues").text == "Auch das."
    again = client.post(address, values)
    assert again.status_code == 409
    assert "Am Tisch geändert." in again.content.decode()


def test_a_refusal_at_the_desk_keeps_what_was_typed(client: Client, text: Process, cast: Cast) -> None:
    client.force_login(cast.editor_schwerte)

    answer = client.post(reverse("desk_text", args=[text.pk]), desk_values(text, ziele="Getippt.") | {"reason": ""})

    assert answer.status_code == 422
    assert "Getippt." in answer.content.decode()


def test_who_does_not_run_the_process_is_refused(client: Client, text: Process, cast: Cast) -> None:
    client.force_login(cast.editor_dortmund)

    assert client.post(reverse("desk_text", args=[text.pk]), desk_values(text)).status_code == 403


def test_the_sheet_of_the_process_sends_people_to_the_new_version(client: Client, text: Process, cast: Cast) -> None:
    client.force_login(cast.editor_schwerte)

    page = client.get(reverse("wagtailsnippets_participation_process:edit", args=[text.pk])).content.decode()

    assert reverse("desk_text", args=[text.pk]) in page
