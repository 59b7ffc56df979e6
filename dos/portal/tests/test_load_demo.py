"""The content of the demonstration, loaded once for all tests of this file."""

import hashlib
import json
import re
from itertools import pairwise
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import Model, Q
from django.test import TestCase
from wagtail.models import ReferenceIndex

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.loading import Row, load
from dos.core.thread import walk
from dos.directory.models import Level, Origin, Provision, Service
from dos.events.models import Event, Occurrence
from dos.participation.models import Idea, Offer, Process
from dos.portal.services import demo
from dos.strategy import models as strategy
from dos.strategy.selectors import assessment
from dos.strategy.services.facts.labels import FACT_LABELS

FOLDER = settings.BASE_DIR / "demo"
LOADED = (
    "accounts",
    "actors",
    "cities",
    "core",
    "directory",
    "events",
    "participation",
    "portal",
    "strategy",
    "wagtailcore",
)
# Two words each that name a person of the sources; kept as digests, so that no name stands in the repository.
PERSONS = {
    "1a49a1820f9e9014", "2f2f862020b5d1a6", "3560cc39c0d67df1", "7b3a78af55a3eb01",
    "7b501f3b2433b1cc", "7b58b43020a470b0", "8928fb9185e6d248", "ba0e9f26093ae4c9",
    "c6b2ef959c29a834",
}  # fmt: skip

NOTED = ("base_content_type", "object_id", "to_content_type", "to_object_id", "model_path", "content_path")


def snapshot() -> dict[str, list[Any]]:
    """Return which rows there are, and when each was changed."""
    tables = [model for model in apps.get_models() if model._meta.app_label in LOADED]
    return {model._meta.label: [_mark(row) for row in model._default_manager.order_by("pk")] for model in tables}


def _mark(row: Model) -> tuple[Any, Any, Any]:
    return row.pk, getattr(row, "changed_at", None), getattr(row, "latest_revision_id", None)


class LoadedDemo(TestCase):
    """What the demonstration holds, and what a second load does to it."""

    job_of_a_row: Any

    @classmethod
    def setUpTestData(cls) -> None:
        job_of_a_row = patch("wagtail.signal_handlers.update_reference_index_task")
        with cls.captureOnCommitCallbacks(execute=True), job_of_a_row as cls.job_of_a_row:
            demo.load_demo(FOLDER, {})

    def test_second_load_changes_nothing(self) -> None:
        before = snapshot()

        with self.captureOnCommitCallbacks(execute=True):
            demo.load_demo(FOLDER, {})

        assert snapshot() == before

    def test_desk_knows_where_everything_is_used(self) -> None:
        city = City.objects.get(key="schwerte")
        before = set(ReferenceIndex.objects.values_list(*NOTED))

        ReferenceIndex.objects.all().delete()
        call_command("rebuild_references_index", verbosity=0)

        assert before == set(ReferenceIndex.objects.values_list(*NOTED))
        assert ReferenceIndex.get_references_to(city).count() > 100
        assert ReferenceIndex.get_references_to(Organisation.objects.get(slug="stadt-dortmund")).exists()

    def test_no_row_queues_a_job_of_its_own(self) -> None:
        assert self.job_of_a_row.enqueue.call_count == 0

    def test_change_of_an_editor_survives_the_next_load(self) -> None:
        strategy.Project.objects.filter(slug="digitaler-zwilling").update(summary="Vom Projektteam ergänzt.")

        demo.load_demo(FOLDER, {})

        assert strategy.Project.objects.get(slug="digitaler-zwilling").summary == "Vom Projektteam ergänzt."

    def test_kinds_are_never_added_up(self) -> None:
        real = strategy.Project.objects.filter(is_example=False)

        assert [real.filter(kind=kind).count() for kind in strategy.Project.Kind.values] == [16, 16, 16]
        assert strategy.Figure.objects.get(key="projekte").value == 45

    def test_every_statement_has_a_source(self) -> None:
        without = Q(source_url="") & Q(source_note="")
        tables = [
            strategy.Figure, strategy.Cohort, strategy.Decision, strategy.TimelineEntry, strategy.Project,
            strategy.StatusNote, strategy.Indicator, strategy.IndicatorValue, strategy.IndicatorTarget,
            strategy.Adoption, strategy.ActionField, strategy.ProgrammeGoal, Offer, City, Event,
        ]  # fmt: skip

        assert {model.__name__: model._default_manager.filter(without).count() for model in tables} == dict.fromkeys(
            (model.__name__ for model in tables), 0
        )

    def test_researched_projects_say_so_and_name_their_gaps(self) -> None:
        project = strategy.Project.objects.get(slug="smartes-stadtmobiliar")

        evidence = assessment.evidence(project)

        assert project.origin == strategy.Project.Origin.RESEARCHED
        assert all(gap.reason for gap in evidence.missing)

    def test_done_without_result_says_so(self) -> None:
        done = strategy.Project.objects.get(slug="stadtportal-dortmund-de")

        assert assessment.stage_words(done) == "abgeschlossen, Ergebnis nicht belegt"

    def test_example_is_marked_and_apart(self) -> None:
        for model in (strategy.Project, strategy.Decision, strategy.Indicator, strategy.Objective):
            assert model.objects.filter(is_example=True).count() == 1
        moved = strategy.Change.objects.get(project__is_example=True, subject_key="beispiel-zehn")
        assert moved.days == 60
        assert moved.reason

    def test_one_process_of_each_kind_is_an_example(self) -> None:
        kinds = Process.objects.published().filter(is_example=True).values_list("kind", flat=True)

        assert sorted(kinds) == sorted(Process.Kind.values)
        assert set(Idea.objects.values_list("state", flat=True)) >= set(Idea.PUBLIC_STATES) - {Idea.State.ADOPTED}
        assert Idea.objects.filter(supports_by_mail=99, supports_by_account=0).count() == 1
        assert not Idea.objects.exclude(author__name="", author__email="").exists()

    def test_researched_events_are_told_as_exactly_as_their_sources_know_them(self) -> None:
        real = Event.objects.published().filter(is_example=False)

        assert real.count() == 43
        assert Occurrence.objects.filter(event__in=real).count() == 40
        assert not real.exclude(origin=Event.Origin.RESEARCHED).exists()
        habit = Event.objects.get(slug="open-space-medienwerkstatt")
        assert (habit.weekdays, habit.recurrence_note) == ([1], "außerhalb der Schulferien")

    def test_an_example_series_one_event_to_come_and_one_report(self) -> None:
        examples = Event.objects.published().filter(is_example=True)

        assert [event.occurrences.count() for event in examples.order_by("slug")] == [11, 1, 1]
        assert examples.reported().count() == 1

    def test_the_example_story_begins_at_an_idea(self) -> None:
        told = walk(strategy.Project.objects.get(is_example=True), None).strip

        assert [node.kind for node in told if node.is_example and node.kind in ("idea", "decision", "value")] == [
            "idea", "decision", "value",
        ]  # fmt: skip

    def test_new_projects_begin_their_public_log(self) -> None:
        begun = strategy.Change.objects.filter(kind=strategy.Change.Kind.START).values("project").distinct()

        assert begun.count() == strategy.Project.objects.count()

    def test_english_is_complete(self) -> None:
        for model, field in (
            (strategy.Project, "name"), (strategy.Project, "summary"), (strategy.ActionField, "name"),
            (strategy.ProgrammeGoal, "title"), (strategy.Guideline, "title"), (strategy.TimelineEntry, "title"),
            (strategy.Decision, "title"), (strategy.Indicator, "name"), (strategy.Figure, "label"), (Offer, "title"),
        ):  # fmt: skip
            assert not model.objects.filter(**{f"{field}_en": ""}).exists(), (model, field)

    def test_newer_facts_reach_untouched_rows(self) -> None:
        figure = strategy.Figure.objects.get(key="modellprojekte")

        load(Row(strategy.Figure, {"key": figure.key}, {**_loaded_values(figure), "value": 74}))

        assert strategy.Figure.objects.get(key="modellprojekte").value == 74

    def test_each_collected_service_stands_once_and_says_who_does_it_in_which_city(self) -> None:
        told = json.loads((FOLDER / "services.json").read_text(encoding="utf-8"))["services"]
        facts = [fact for item in told for fact in item["fact_ids"]]
        ours = Provision.objects.filter(service__is_example=False)

        assert len(facts) == len(set(facts)) == 226
        assert Service.objects.published().count() == len(told)
        assert not ours.filter(responsible="").exists()
        assert not ours.exclude(origin=Origin.GENERIC).filter(source_url="").exists()
        assert ours.filter(level=Level.DISTRICT, city__key="schwerte", responsible="Kreis Unna").exists()

    def test_seven_of_ten_services_of_the_cities_have_a_key_of_the_catalogue_that_nobody_confirmed_yet(self) -> None:
        own = Service.objects.filter(provisions__level=Level.MUNICIPALITY, is_example=False).distinct()

        assert own.exclude(leika_key="").count() >= 0.7 * own.count()
        assert not own.filter(leika_is_confirmed=True).exists()


def _loaded_values(figure: strategy.Figure) -> dict[str, Any]:
    names = ("programme", "label", "label_en", "value", "unit", "note", "order", "source_url", "as_of")
    return {name: getattr(figure, name) for name in names}


def test_files_name_no_person() -> None:
    files = [file for file in FOLDER.rglob("*") if file.is_file()]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    words = [re.findall(r"[A-ZÄÖÜ][\wäöüß-]+", line) for line in lines]
    pairs = {f"{first} {second}" for line in words for first, second in pairwise(line)}

    assert not {pair for pair in pairs if hashlib.sha256(pair.encode()).hexdigest()[:16] in PERSONS}
    assert not [line for line in lines if '"persons"' in line]


def test_every_loose_fact_has_words() -> None:
    projects = json.loads((FOLDER / "projects.json").read_text(encoding="utf-8"))["items"]

    unnamed = {key for project in projects for key in project["facts"]} - set(FACT_LABELS)

    assert unnamed == {"kosten_eur", "foerderung_eur"}
