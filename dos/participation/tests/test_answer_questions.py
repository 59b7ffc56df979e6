"""The deed: one sheet for each person, each refusal, and nothing that joins a sheet to a person."""

import random
import threading
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from dos.accounts.tests.factories import UserFactory
from dos.core.errors import Conflict, Refused
from dos.participation.models import Participant, Process, Response
from dos.participation.services import surveys as deeds
from dos.participation.services.ideas import Closed
from dos.participation.services.sheets import checked_sheet
from dos.participation.services.surveys import Who, answer_questions
from dos.participation.tests.factories import PhaseFactory
from dos.participation.tests.scenes import SHEET, ask, poll, survey

pytestmark = pytest.mark.django_db


def send(process: Process, who: str = "a", form: str = "form", **changes: Any) -> bool:
    return answer_questions(process=process, answers={**SHEET, **changes}, who=Who(browser=who), form_token=form)


def stored(process: Process) -> dict[str, Any]:
    return process.responses.get().answers


def test_a_sheet_is_stored_as_keys_and_numbers() -> None:
    process = survey()

    assert send(process)

    assert stored(process) == {
        "mobil": "ja",
        "wege": ["rad", "bus"],
        "note": 4,
        "vorrang": ["bus", "rad"],
        "wunsch": "Mehr Bänke am Markt.",
        "ort": {"words": "Markt", "latitude": 51.44, "longitude": 7.57},
    }
    assert process.responses.get().on == timezone.localdate()


def test_the_same_form_sent_twice_is_one_sheet() -> None:
    process = survey()

    assert [send(process), send(process)] == [True, False]
    assert process.responses.count() == process.participants.count() == 1


def test_a_second_attempt_is_a_conflict() -> None:
    process = survey()
    send(process, form="one")

    with pytest.raises(Conflict, match="schon teilgenommen"):
        send(process, form="two", wunsch="Etwas anderes.")

    assert stored(process)["wunsch"] == "Mehr Bänke am Markt."


def test_an_account_counts_once_whatever_the_browser() -> None:
    process, user = survey(), UserFactory()
    answer_questions(process=process, answers=SHEET, who=Who(user=user, browser="a"), form_token="1")

    with pytest.raises(Conflict):
        answer_questions(process=process, answers=SHEET, who=Who(user=user, browser="b"), form_token="2")


def test_a_mailbox_counts_once_whatever_stands_behind_the_plus() -> None:
    process = survey()
    answer_questions(process=process, answers=SHEET, who=Who(address="anna+1@example.org"), form_token="1")

    with pytest.raises(Conflict):
        answer_questions(process=process, answers=SHEET, who=Who(address="Anna@example.org"), form_token="2")


def test_the_same_person_has_another_mark_in_another_process() -> None:
    assert Who(browser="a").mark(survey()) != Who(browser="a").mark(survey())


def test_closed_is_refused_with_the_day_of_the_next_phase() -> None:
    process = survey(phase=False)
    begins = timezone.now() + timedelta(days=3)
    PhaseFactory(process=process, starts_at=begins, ends_at=begins + timedelta(days=3))

    with pytest.raises(Closed, match="Das geht erst wieder ab"):
        send(process)


def test_over_is_refused() -> None:
    with pytest.raises(Closed, match="vorbei"):
        send(survey(phase=False))


def test_a_phase_without_answers_is_closed() -> None:
    process = survey(phase=False)
    PhaseFactory(process=process, activities=["comment"])

    with pytest.raises(Closed):
        send(process)


def test_guests_are_refused_where_an_account_is_needed() -> None:
    with pytest.raises(Refused, match="Konto"):
        send(survey(allows_guests=False))


def test_nobody_in_particular_is_refused() -> None:
    with pytest.raises(Refused, match="Cookie"):
        send(survey(), who="")


def test_a_process_without_questions_takes_no_sheet() -> None:
    process = survey()
    process.kind = Process.Kind.IDEAS

    with pytest.raises(Refused, match="keine Fragen"):
        send(process)


def test_an_empty_sheet_is_refused() -> None:
    process = poll()
    process.questions.update(is_required=False)

    with pytest.raises(Refused, match="mindestens eine"):
        answer_questions(process=process, answers={}, who=Who(browser="a"), form_token="1")


REFUSALS = [
    ("mobil", "", "Bitte beantworten"),
    ("mobil", None, "Bitte beantworten"),
    ("mobil", "vielleicht", "nicht zur Wahl"),
    ("mobil", "ja\x00", "nicht zur Wahl"),
    ("mobil", ["ja"], "nicht zur Wahl"),
    ("mobil", {"ja": "ja"}, "nicht zur Wahl"),
    ("mobil", 1, "nicht zur Wahl"),
    ("wege", [], "Bitte beantworten"),
    ("wege", ["rad", "flugzeug"], "nicht zur Wahl"),
    ("wege", ["rad", "bus", "auto"], "höchstens 2"),
    ("wege", [["rad"]], "nicht zur Wahl"),
    ("wege", {"rad": "1"}, "nicht zur Wahl"),
    ("note", "0", "nicht zur Wahl"),
    ("note", "6", "nicht zur Wahl"),
    ("note", 6, "nicht zur Wahl"),
    ("note", True, "nicht zur Wahl"),
    ("note", "4.5", "nicht zur Wahl"),
    ("note", "٣", "nicht zur Wahl"),
    ("vorrang", {"bus": "1", "rad": "1"}, "nur einmal"),
    ("vorrang", {"bus": "2"}, "beginnend mit 1"),
    ("vorrang", {"bus": "1", "rad": "3"}, "beginnend mit 1"),
    ("vorrang", {"bus": "-1"}, "beginnend mit 1"),
    ("vorrang", {"bus": "x" * 5_000}, "beginnend mit 1"),
    ("vorrang", {"flugzeug": "1"}, "nicht zur Wahl"),
    ("vorrang", "bus", "nicht zur Wahl"),
    ("wunsch", "x" * 2_001, "höchstens 2.000"),
    ("wunsch", ["x"], "nicht zur Wahl"),
    ("ort", "Markt", "nicht zur Wahl"),
    ("ort", {"words": ["Markt"]}, "nicht zur Wahl"),
    ("ort", {"words": "x" * 161}, "höchstens 160"),
    ("ort", {"latitude": "51.44"}, "Breite und Länge"),
    ("ort", {"latitude": "51.44", "longitude": "8.9"}, "außerhalb des Gebiets „Schwerte“"),
    ("ort", {"latitude": "7.57", "longitude": "51.44"}, "vertauscht"),
    ("ort", {"latitude": "nan", "longitude": "7.57"}, "als Zahl"),
    ("ort", {"latitude": "inf", "longitude": "7.57"}, "als Zahl"),
    ("ort", {"latitude": "hier", "longitude": "7.57"}, "als Zahl"),
    ("ort", {"latitude": ["51.44"], "longitude": "7.57"}, "als Zahl"),
    ("ort", {"latitude": True, "longitude": "7.57"}, "als Zahl"),
    ("ort", {"latitude": "91", "longitude": "7.57"}, "als Zahl"),
]


@pytest.mark.parametrize(("key", "answer", "reason"), REFUSALS)
def test_a_wrong_answer_is_refused_at_its_question(key: str, answer: Any, reason: str) -> None:
    process = survey()

    with pytest.raises(Refused, match=reason) as refused:
        send(process, **{key: answer})

    assert list(refused.value.fields) == [key]
    assert not Response.objects.exists()
    assert not Participant.objects.exists()


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(Refused) as refused:
        send(survey(), note="9", ort={"latitude": "1"})

    assert list(refused.value.fields) == ["note", "ort"]


def test_what_was_not_asked_is_not_stored() -> None:
    process = survey()

    send(process, mobil="nein", wege=["unfug"])

    assert "wege" not in stored(process)


def test_unknown_questions_are_left_out() -> None:
    process = survey()

    send(process, gehalt="9000", csrfmiddlewaretoken="x")

    assert set(stored(process)) == set(SHEET)


def test_a_condition_on_a_question_that_was_not_asked_is_not_met() -> None:
    process = survey()
    ask(process, "radweg", "single", "Welcher Weg?", options=[{"key": "a", "label": "A"}, {"key": "b", "label": "B"}])
    process.questions.filter(key="radweg").update(asked_when_key="wege", asked_when_options=["rad"])

    send(process, mobil="nein", radweg="a")

    assert "radweg" not in stored(process)


def test_hidden_characters_are_taken_out_of_texts() -> None:
    process = survey()

    send(process, wunsch="\u202eMehr\x00 Grün\u2066\r\n<b>bitte</b>", ort={"words": "Am\u200f Markt\n\x00"})

    assert stored(process)["wunsch"] == "Mehr Grün\n<b>bitte</b>"
    assert stored(process)["ort"] == {"words": "Am Markt"}


kinds = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.one_of(st.text(max_size=5), st.integers(), st.none()), max_size=3),
)


@pytest.fixture
def asked() -> tuple[Process, list]:
    process = survey()
    return process, list(process.questions.all())


def check_anything(process: Process, questions: list, sheet: dict[str, Any]) -> None:
    try:
        answers = checked_sheet(process, questions, sheet)
    except Refused:
        return
    assert ("wege" in answers) == (answers["mobil"] == "ja")
    assert checked_sheet(process, questions, {**answers, "vorrang": ranks(answers)}) == answers


def ranks(answers: dict[str, Any]) -> dict[str, int]:
    return {key: place for place, key in enumerate(answers.get("vorrang", []), start=1)}


def test_whatever_is_sent_is_refused_or_right(asked: tuple[Process, list]) -> None:
    values = st.one_of(kinds, st.sampled_from(list(SHEET.values())))

    @settings(max_examples=300, deadline=None)
    @given(st.fixed_dictionaries(dict.fromkeys(SHEET, values)))
    def whatever(sheet: dict[str, Any]) -> None:
        check_anything(*asked, sheet)

    whatever()


def test_any_order_of_any_number_of_options_is_a_ranking(asked: tuple[Process, list]) -> None:
    @settings(max_examples=100, deadline=None)
    @given(st.permutations(["rad", "bus", "auto", "fuss"]), st.integers(1, 4))
    def ranked(order: list[str], number: int) -> None:
        wanted = order[:number]
        sheet = {**SHEET, "vorrang": {key: str(place) for place, key in enumerate(wanted, start=1)}}
        assert checked_sheet(*asked, sheet)["vorrang"] == wanted

    ranked()


def test_participant_and_response_share_no_column() -> None:
    def columns(model: type) -> set[str]:
        return {field.name for field in model._meta.get_fields()} - {"id", "process"}  # type: ignore[attr-defined]

    assert columns(Participant) == {"who"}
    assert columns(Response) == {"on", "answers", "is_example"}
    process = survey()
    send(process)
    assert process.participants.get().pk != process.responses.get().pk


def test_nothing_of_the_person_is_stored() -> None:
    process, user = survey(), UserFactory()
    answer_questions(process=process, answers=SHEET, who=Who(user=user, browser="keks-17"), form_token="formular-4")

    kept = repr(list(process.participants.values())) + repr(list(process.responses.values()))

    assert not [word for word in (user.email, "keks-17", "formular-4", f"account:{user.pk}") if word in kept]


def test_every_place_in_the_row_order_is_equally_likely() -> None:
    """Four sheets, one after another, 400 times: the last one is found at each place about a hundred times."""
    process, chance, places = survey(), random.Random(2030), Counter[int]()

    for _round in range(400):
        process.responses.all().delete()
        for number in range(4):
            deeds.add_shuffled(process, timezone.localdate(), {"number": number}, chance)
        in_order = [row.answers["number"] for row in in_file_order(process)]
        places[in_order.index(3)] += 1

    expected = 100
    assert sum((places[place] - expected) ** 2 / expected for place in range(4)) < 11.3  # 99 % of the chi-square, 3 df


def in_file_order(process: Process) -> list[Response]:
    """Read the rows in the order in which the file has them."""
    name = "ctid" if connection.vendor == "postgresql" else "participation_response.rowid"
    place = RawSQL(name, [])  # noqa: S611  # one of two fixed words
    return list(process.responses.order_by(place))


def test_nothing_is_lost_or_doubled_by_the_shuffle() -> None:
    process, chance = survey(), random.Random(7)
    for number in range(60):
        deeds.add_shuffled(process, timezone.localdate(), {"number": number}, chance)

    assert sorted(row.answers["number"] for row in process.responses.all()) == list(range(60))


@pytest.mark.django_db(transaction=True)
def test_the_mark_of_the_transaction_is_found_at_many_sheets() -> None:
    process = survey()
    for number in range(60):
        send(process, who=str(number), form=str(number))

    assert sheets_with_the_mark_of_the_newest(process) >= deeds.COMPANY + 1


def sheets_with_the_mark_of_the_newest(process: Process) -> int:
    if connection.vendor != "postgresql":
        return process.responses.count()  # SQLite writes no mark: every sheet looks alike
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM participation_response r WHERE r.xmin = p.xmin)"
            " FROM participation_participant p ORDER BY p.xmin::text::bigint DESC LIMIT 1"
        )
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_at_once_are_one_sheet() -> None:
    process = survey()
    cache.clear()
    start, outcomes = threading.Barrier(20), []

    def click(number: int) -> None:
        start.wait()
        try:
            outcomes.append(send(process, form=str(number % 2)))
        except Conflict:
            outcomes.append(False)
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=[number]) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert sorted(outcomes) == [False] * 19 + [True]
    assert process.responses.count() == process.participants.count() == 1
