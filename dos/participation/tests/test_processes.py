"""Deeds on processes: what is refused before they go public, the result, and putting them away."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from dos.core.errors import Conflict, Refused
from dos.participation.models import Process, Question
from dos.participation.services import processes
from dos.participation.tests.factories import PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db
RESULT = "42 Ideen, drei davon werden umgesetzt. Der Rat hat zugestimmt."


def publish(process: Process, **values: Any) -> None:
    for name, value in values.items():
        setattr(process, name, value)
    process.save_revision().publish()


def ended(**values: Any) -> Process:
    now = timezone.now()
    process: Process = ProcessFactory(phase=False, **values)
    PhaseFactory(process=process, starts_at=now - timedelta(30), ends_at=now - timedelta(1))
    return process


def test_overlapping_phases_are_refused_by_name() -> None:
    process = ProcessFactory()
    PhaseFactory(process=process, title="Auswerten", starts_at=timezone.now() + timedelta(days=20))

    with pytest.raises(Refused, match="„Ideen sammeln“ und „Auswerten“"):
        publish(Process.objects.get(pk=process.pk))


def test_phases_that_touch_do_not_overlap() -> None:
    process = ProcessFactory()
    end = process.phases.get().ends_at
    PhaseFactory(process=process, title="Auswerten", starts_at=end, ends_at=end + timedelta(5))

    publish(Process.objects.get(pk=process.pk))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "survey"}, "mindestens eine Frage"),
        ({"kind": "text"}, "mindestens einen Absatz"),
        ({"kind": "comments"}, "Vorhaben"),
        ({"slug": "neu"}, "vergeben"),
        ({"threshold": 100}, "wer ab dieser Zahl"),
        ({"area": {"type": "Point", "coordinates": [7.5, 51.4]}}, "keine Fläche"),
    ],
)
def test_what_nobody_could_take_part_in_is_refused(values: dict[str, Any], words: str) -> None:
    process = ProcessFactory()

    with pytest.raises(Refused, match=words):
        publish(process, **values)

    assert Process.objects.get(pk=process.pk).kind == "ideas"


def test_a_process_without_phase_is_refused() -> None:
    with pytest.raises(Refused, match="mindestens eine Phase"):
        publish(ProcessFactory(phase=False))


def test_a_survey_with_a_question_goes_public() -> None:
    process = ProcessFactory(kind="survey")
    Question.objects.create(process=process, key="ja-nein", text="Gut so?", options=[{"key": "ja", "label": "Ja"}])

    publish(Process.objects.get(pk=process.pk))


def test_a_result_is_published_with_its_day() -> None:
    process = ended()

    processes.publish_result(process=process, result=RESULT)

    assert process.result == RESULT
    assert process.result_at is not None


def test_a_result_before_the_end_is_refused() -> None:
    with pytest.raises(Refused, match="läuft noch"):
        processes.publish_result(process=ProcessFactory(), result=RESULT)


def test_a_result_in_two_words_is_refused() -> None:
    with pytest.raises(Refused, match="30 Zeichen"):
        processes.publish_result(process=ended(), result="Alles gut.")


def test_a_result_does_not_publish_a_draft_by_the_way() -> None:
    process = ended()
    process.title = "Noch geheim"
    process.save_revision()

    with pytest.raises(Conflict, match="Entwurf"):
        processes.publish_result(process=process, result=RESULT)


def test_without_result_nothing_is_put_away() -> None:
    process = ended()

    with pytest.raises(Refused, match="zuerst ein Ergebnis"):
        processes.archive_process(process=process)
    processes.publish_result(process=process, result=RESULT)
    processes.archive_process(process=process)
    first = process.archived_at
    processes.archive_process(process=process)

    assert first is not None
    assert process.archived_at == first


def test_an_older_draft_does_not_bring_a_process_back() -> None:
    process = ended()
    processes.publish_result(process=process, result=RESULT)
    old = process.save_revision()
    processes.archive_process(process=process)

    old.publish()

    assert Process.objects.get(pk=process.pk).archived_at is not None
    assert Process.objects.get(pk=process.pk).result_at is not None
