"""The sheet of a process at the desk."""

from typing import Any

import pytest

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in
from dos.participation.models import Process
from dos.participation.tests.factories import ProcessFactory

PHASE = {
    "title": "Ideen sammeln",
    "starts_at": "2026-03-01 08:00",
    "ends_at": "2026-04-01 08:00",
    "activities": ["submit", "support"],
}


def rows(name: str, *items: dict[str, Any]) -> dict[str, Any]:
    """Return what a browser sends for the rows of an inline panel."""
    sent: dict[str, Any] = {f"{name}-TOTAL_FORMS": len(items), f"{name}-INITIAL_FORMS": 0}
    for number, item in enumerate(items):
        sent |= {f"{name}-{number}-{key}": value for key, value in {"ORDER": number + 1, **item}.items()}
    return sent


def new(
    cast: Cast, *, phases: list[dict[str, Any]], questions: list[dict[str, Any]] | None = None, **values: str
) -> Any:
    client = signed_in(cast.editor_schwerte)
    form = client.get(add_url(Process)).context["form"]
    sent = filled_in(form, title="Ideen für den Markt", summary="Was fehlt?", city=cast.schwerte.pk)
    sent |= rows("phases", *phases) | rows("questions", *(questions or [])) | values
    if sent.pop("publish", ""):
        sent["action-publish"] = "1"
    return client.post(add_url(Process), sent)


def test_a_process_is_made_with_ticked_activities(cast: Cast) -> None:
    response = new(cast, phases=[PHASE], publish="1")

    assert response.status_code == 302, response.context["form"].errors
    process = Process.objects.get()
    assert process.live
    assert process.slug == "ideen-fuer-den-markt"
    assert process.phases.get().activities == ["submit", "support"]


def test_overlapping_phases_keep_the_form_open(cast: Cast) -> None:
    response = new(cast, phases=[PHASE, {**PHASE, "title": "Auswerten", "starts_at": "2026-03-20 08:00"}])

    assert "„Ideen sammeln“ und „Auswerten“ überschneiden sich" in response.content.decode()
    assert not Process.objects.exists()


def test_answers_are_written_as_lines(cast: Cast) -> None:
    question = {
        "text": "Was fehlt?",
        "key": "fehlt",
        "kind": "single",
        "options": "bank: Eine Bank | A bench\nbaum: Baum",
    }

    response = new(cast, phases=[PHASE], questions=[question], kind="survey")

    assert response.status_code == 302, response.context["form"].formsets["questions"].errors
    process = Process.objects.get().get_latest_revision_as_object()
    assert process.questions.get().options == [
        {"key": "bank", "label": "Eine Bank", "label_en": "A bench"},
        {"key": "baum", "label": "Baum"},
    ]
    page = signed_in(cast.editor_schwerte).get(edit_url(Process.objects.get())).content.decode()
    assert "bank: Eine Bank | A bench" in page


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"options": "bank"}, "Zeile 1"),
        ({"options": "a: A\na: B"}, "zweimal"),
        ({"options": "a: A"}, "mindestens zwei"),
        ({"kind": "scale", "options": "von: 5\nbis: 1"}, "zwei Zahlen"),
        ({"options": "Große Bank: ja\nb: B"}, "kleine Buchstaben"),
    ],
)
def test_unclear_answers_are_refused(cast: Cast, question: dict[str, Any], words: str) -> None:
    response = new(
        cast, phases=[PHASE], kind="survey", questions=[{"text": "?", "key": "q", "kind": "single", **question}]
    )

    assert words in response.content.decode()
    assert not Process.objects.exists()


@pytest.mark.parametrize("area", ["{", '{"type": "Point", "coordinates": [7.5, 51.4]}', "[]", "7"])
def test_an_area_that_is_none_is_refused(cast: Cast, area: str) -> None:
    response = new(cast, phases=[PHASE], area=area)

    assert response.status_code == 200
    assert "area" in response.context["form"].errors


def test_an_area_with_swapped_coordinates_is_refused_with_a_hint(cast: Cast) -> None:
    corners = "[51.4, 7.5], [51.4, 7.6], [51.5, 7.6], [51.4, 7.5]"

    response = new(cast, phases=[PHASE], area=f'{{"type": "Polygon", "coordinates": [[{corners}]]}}')

    assert "zuerst die Länge, zum Beispiel [7.4, 51.5]" in response.content.decode()
    assert not Process.objects.exists()


def test_a_reserved_word_is_no_address(cast: Cast) -> None:
    assert "vergeben" in new(cast, phases=[PHASE], slug="neu").content.decode()


def test_the_address_of_a_public_process_stays(cast: Cast) -> None:
    new(cast, phases=[PHASE], publish="1")
    process = Process.objects.get()
    client = signed_in(cast.editor_schwerte)
    form = client.get(edit_url(process)).context["form"]

    response = client.post(edit_url(process), filled_in(form, slug="anders"))

    assert "schon öffentlich" in response.content.decode()


def test_editors_change_their_own_and_joint_processes(cast: Cast) -> None:
    own, joint = ProcessFactory(city=cast.schwerte), ProcessFactory(city=None)
    client = signed_in(cast.editor_dortmund)

    assert client.get(edit_url(own)).status_code == 403
    assert client.get(edit_url(joint)).status_code == 200
