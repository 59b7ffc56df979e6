"""Invented processes for the demonstration, one of each kind, marked as examples wherever they appear."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from dos.cities.models import City, District
from dos.core.loading import Row, load
from dos.participation.models import (
    Author,
    Comment,
    CommentSupport,
    CouncilStep,
    Idea,
    IdeaText,
    Paragraph,
    Process,
    Question,
    Response,
    Support,
)
from dos.participation.services import states
from dos.participation.services.names import keyed, new_reference
from dos.participation.services.paragraphs import Wording, revise_paragraphs
from dos.participation.services.similarity import remember_words
from dos.strategy.models import ActionField, Decision, Milestone, Project

Item = Mapping[str, Any]
_PLAIN = (
    *("title", "title_en", "summary", "summary_en", "text", "text_en", "plain_language", "audience", "audience_en"),
    *("contact_unit", "threshold", "threshold_body", "answer_days", "answer_from", "moderation", "kind"),
    *("area", "area_name", "result", "result_en"),
)
# The example story of the strategy, whose thread begins at one of the ideas.
PROJECT, DECISION = "beispiel-schatten-an-haltestellen", "beispiel-beschluss-schatten"


@transaction.atomic
def load_processes(told: Item) -> None:
    """Load the processes with days that count from the first load; people's part comes with it once and stays."""
    stage = _Stage(told)
    for item in told["processes"]:
        loaded = load(Row(Process, {"slug": item["slug"]}, stage.values(item), children=stage.children(item)))
        if loaded.is_new:
            stage.fill(loaded.obj, item)


# Where made-up answers to questions for a place lie: so few that their numbers may be shown.
SPOTS = (("Hauptbahnhof", 51.5178, 7.4593), ("Markt", 51.4436, 7.5652), ("Phoenix-See", 51.4890, 7.5090))


class _Stage:
    """The first day, the places, and what the example's ideas lead to."""

    def __init__(self, told: Item) -> None:
        self.told = told
        known = Process.objects.filter(slug__in=[item["slug"] for item in told["processes"]])
        first = known.order_by("first_published_at").values_list("first_published_at", flat=True).first()
        self.start = timezone.localtime(first or timezone.now()).replace(hour=9, minute=0, second=0, microsecond=0)
        self.cities = {city.key: city for city in City.objects.all()}
        self.fields = {field.slug: field for field in ActionField.objects.all()}
        self.project = Project.objects.filter(slug=PROJECT).first()
        self.decision = Decision.objects.filter(slug=DECISION).first()
        # The same dice at every installation.
        self.dice = random.Random(2030)  # noqa: S311  made-up answers, nothing secret

    def at(self, day: int) -> datetime:
        """Return the moment so many days after the first start; what has happened lies in the past."""
        return self.start + timedelta(days=day) if day else min(self.start, timezone.now())

    def values(self, item: Item) -> dict[str, Any]:
        """Return the fields of a process."""
        due, done = item.get("result_due"), item.get("result_on")
        return {
            **{name: item[name] for name in _PLAIN if name in item},
            "city": self.cities[item["city"]] if item["city"] else None,
            "action_field": self.fields[item["action_field"]],
            "project": self.project if item.get("project") else None,
            "result_due_on": self.at(due).date() if due is not None else None,
            "result_at": self.at(done) if done is not None else None,
            "source_url": self.told["source_url"],
            "source_note": self.told["source_note"],
            "is_example": True,
        }

    def children(self, item: Item) -> dict[str, list[dict[str, Any]]]:
        """Return phases and questions."""
        phases = [
            {
                **{name: phase[name] for name in ("title", "title_en", "activities")},
                "starts_at": self.at(phase["from"]),
                "ends_at": self.at(phase["to"]),
            }
            for phase in item["phases"]
        ]
        questions = [{**one, "options": _options(one.get("options", []))} for one in item.get("questions", ())]
        found = {"phases": phases, "questions": questions}
        return {name: rows for name, rows in found.items() if rows}

    def fill(self, process: Process, item: Item) -> None:
        """Let people have taken part."""
        self.add_paragraphs(process, item)
        made = {idea["title"]: self.add_idea(process, idea) for idea in item.get("ideas", ())}
        for idea in item.get("ideas", ()):
            if "merged_into" in idea:
                Idea.objects.filter(pk=made[idea["title"]].pk).update(merged_into=made[idea["merged_into"]])
        for key, *told in item.get("paragraph_comments", ()):
            paragraph = Paragraph.objects.get(process=process, key=key)
            self.add_comment(process, told, paragraph=paragraph, paragraph_version=1)
        for told in item.get("process_comments", ()):
            self.add_comment(process, told)
        self.add_responses(process, item)

    def add_paragraphs(self, process: Process, item: Item) -> None:
        """Add the text as it first stood, and give one paragraph the new wording that people asked for."""
        names = ("key", "heading", "text", "heading_en", "text_en")
        for number, told in enumerate(item.get("paragraphs", ())):
            Paragraph.objects.create(process=process, sort_order=number, **dict(zip(names, told, strict=True)))
        if "revision" in item:
            told = item["revision"]
            reasons = {name: told[name] for name in ("reason", "reason_en")}
            wordings = [Wording(**told["wording"])]
            revise_paragraphs(process=process, wordings=wordings, now=self.at(told["day"]), **reasons)

    def add_idea(self, process: Process, item: Item) -> Idea:
        """Add one idea and lead it through its steps."""
        first = self.at(item["steps"][0]["day"])
        city = process.city or next(iter(self.cities.values()))
        idea = Idea.objects.create(
            process=process,
            reference=new_reference(),
            author=Author.objects.create(created_at=first),
            title=item["title"],
            text=item["text"],
            state=Idea.State.DRAFT,
            city=city,
            district=District.objects.filter(city=city, slug=item.get("district", "")).first(),
            action_field=process.action_field,
            place=item.get("place", ""),
            latitude=item.get("latitude"),
            longitude=item.get("longitude"),
            created_at=first,
            form_token=f"example:{process.slug}:{item['title']}"[:64],
            is_example=True,
        )
        IdeaText.objects.create(idea=idea, number=1, title=idea.title, text=idea.text, at=first)
        remember_words(idea)
        for step in item["steps"]:
            states.move(idea, step["to"], self.step(step), now=self.at(step["day"]))
        self.add_supports(idea, item, first)
        for told in item.get("comments", ()):
            self.add_comment(process, told, idea=idea)
        Idea.objects.filter(pk=idea.pk).update(comments_count=len(item.get("comments", ())))
        if "council" in item:
            self.add_council(idea, item["council"], process)
        return idea

    def step(self, told: Item) -> states.Step:
        """Return what belongs to one step."""
        by_author = told["to"] in (Idea.State.PUBLISHED, Idea.State.WITHDRAWN, Idea.State.AWAITING_CONFIRMATION)
        key = told.get("milestone")
        return states.Step(
            by_role=states.BY_AUTHOR if by_author else self.told["office"],
            reason=told.get("reason", ""),
            reason_en=told.get("reason_en", ""),
            responsible_unit=told.get("unit", ""),
            decision=self.decision if told.get("decision") else None,
            project=self.project if told.get("project") else None,
            milestone=Milestone.objects.filter(project=self.project, key=key).first() if key else None,
        )

    def add_supports(self, idea: Idea, item: Item, first: datetime) -> None:
        """Add supports by address and by cookie, whose hashes belong to nobody."""
        mails, guests = item["mail"], item["guest"]
        rows = [
            Support(idea=idea, mail_hash=keyed("example", f"{idea.pk}:{n}"), created_at=first) for n in range(mails)
        ]
        rows += [
            Support(idea=idea, guest_hash=keyed("example", f"{idea.pk}:{n}"), created_at=first) for n in range(guests)
        ]
        Support.objects.bulk_create(rows)
        Idea.objects.filter(pk=idea.pk).update(supports_by_mail=mails, supports_by_guest=guests)

    def add_council(self, idea: Idea, told: Item, process: Process) -> None:
        """Add the duty of the committee, with its decision where it has dealt with the idea."""
        is_closed = "closed" in told
        CouncilStep.objects.create(
            idea=idea,
            opened_at=self.at(told["opened"]),
            supports=process.threshold or 0,
            body=process.threshold_body,
            planned_on=self.at(told["planned"]).date(),
            decision=self.decision if is_closed else None,
            closed_at=self.at(told["closed"]) if is_closed else None,
        )

    def add_comment(self, process: Process, told: Sequence[Any], **place: Any) -> None:
        """Add a published comment: its text, its day, whether the city speaks, and how many find it important."""
        text, day, is_official, *supports = told
        at, number = self.at(day), sum(supports)
        comment = Comment.objects.create(
            process=process,
            author=Author.objects.create(created_at=at, name=self.told["office"] if is_official else ""),
            text=text,
            state=Comment.State.PUBLISHED,
            is_official=is_official,
            form_token=f"example:{process.slug}:{text}"[:64],
            created_at=at,
            supports_count=number,
            is_example=True,
            **place,
        )
        # Of nobody, like what is left of an erased person.
        CommentSupport.objects.bulk_create(CommentSupport(comment=comment, created_at=at) for _each in range(number))

    def add_responses(self, process: Process, item: Item) -> None:
        """Add filled-in sheets, thrown with dice."""
        questions = list(process.questions.all())
        first = item["phases"][0]
        Response.objects.bulk_create(
            Response(
                process=process,
                on=self.at(self.dice.randrange(first["from"], min(first["to"], 0))).date(),
                answers=self.sheet(questions),
                is_example=True,
            )
            for _sheet in range(item.get("responses", 0))
        )

    def sheet(self, questions: Iterable[Question]) -> dict[str, Any]:
        """Return one sheet; free text stays empty, nobody said anything."""
        return {one.key: self.throw(one) for one in questions if one.kind != Question.Kind.TEXT}

    def throw(self, question: Question) -> Any:
        """Return one answer; the first options are more popular."""
        kinds = Question.Kind
        if question.kind == kinds.SCALE:
            return self.dice.choice([1, 2, 2, 3, 3, 3, 4, 4, 5])
        if question.kind == kinds.PLACE:
            words, latitude, longitude = self.dice.choice(SPOTS)
            return {"words": words, "latitude": latitude, "longitude": longitude}
        keys = [option["key"] for option in question.options]
        if question.kind == kinds.SINGLE:
            return keys[min(self.dice.randrange(len(keys)), self.dice.randrange(len(keys)))]
        if question.kind == kinds.RANKING:
            return self.dice.sample(keys, len(keys))
        chosen = self.dice.sample(keys, self.dice.randint(1, question.max_choices or len(keys)))
        return [key for key in keys if key in chosen]


def _options(told: Any) -> Any:
    if isinstance(told, Mapping):
        return dict(told)
    return [{"key": key, "label": label, "label_en": english} for key, label, english in told]
