"""Ideas on the thread: the ideas from which something came stand on its thread, and it stands on theirs.

An idea stands where its project stands: on the thread of everything that the project shares a thread with. Without a
public project it stands where its decision stands; the decision that it names always shows it. So if the thread of A
shows B, that of B shows A. What is not public is a stub without name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.urls import reverse

from dos.core.module import Topic
from dos.core.text import translated
from dos.core.thread import KIND_LABELS, MAX_OF_KIND, Node, stub
from dos.participation.models import Idea, Process
from dos.participation.selectors.idea_list import FILLS, canonical_base
from dos.participation.selectors.processes import canonical_url
from dos.strategy.models import (
    ActionField,
    Decision,
    Indicator,
    IndicatorValue,
    Milestone,
    Objective,
    ProgrammeGoal,
    Project,
)
from dos.strategy.selectors import nodes as strategy_nodes
from dos.strategy.selectors import thread as strategy

KINDS = ("idea",)
_BELOW = (ActionField, Decision, Indicator, Milestone, Objective, ProgrammeGoal, Project)
_MEMORY = "ideas_on_thread"


def thread(obj: Any, viewer: Any) -> Iterable[Node]:
    """Return the ideas on the thread of the object; of an idea also what came of it."""
    if isinstance(obj, Idea):
        return _around_idea(obj, viewer)
    if isinstance(obj, IndicatorValue):
        return _nodes(ideas_on(obj.indicator))
    return _nodes(ideas_on(obj)) if isinstance(obj, _BELOW) else ()


def thread_object(kind: str, slug: str, viewer: Any) -> Any | None:
    """Return the public idea of this number, or None."""
    found = Idea.objects.published().filter(reference=slug) if kind == "idea" else Idea.objects.none()
    return found.select_related("process", "project", "decision").first()


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return a process or an idea as something to follow."""
    if kind == "process":
        process = Process.objects.published().filter(slug=key).first()
        return Topic(kind, key, translated(process, "title").text, canonical_url(process)) if process else None
    idea = Idea.objects.published().filter(reference=key).select_related("process").first() if kind == "idea" else None
    return Topic(kind, key, idea.title, f"{canonical_base(idea.process, 'de')}{key}/") if idea else None


def ideas_on(obj: Any) -> list[Idea]:
    """Return the ideas on the thread of one of the strategy's objects, hidden ones too: for them stands a stub.

    One query; the answer is remembered on the object, because a page needs it for more than the strip.
    """
    if obj.pk is None:
        return []
    known: list[Idea] | None = obj.__dict__.get(_MEMORY)
    if known is None:
        chain = strategy.chain(obj)
        without_project = Q(project=None) | Q(project__live=False)
        came_of_it = Q(project__in=chain.projects) | without_project & Q(decision__in=chain.decisions)
        if isinstance(obj, Decision):
            came_of_it |= Q(decision=obj)
        if isinstance(obj, Project):
            came_of_it |= Q(project=obj)
        found = Idea.objects.filter(came_of_it).select_related("process").order_by("-published_at", "-pk")
        known = list(found.defer("text")[: 4 * MAX_OF_KIND])
        obj.__dict__[_MEMORY] = known
    return known


def is_shown(idea: Idea) -> bool:
    """Tell whether everybody may see it."""
    return idea.is_public and idea.process.live


def _nodes(found: Iterable[Idea]) -> Iterator[Node]:
    is_hidden = False
    for idea in found:
        if is_shown(idea):
            yield of_idea(idea)
        is_hidden = is_hidden or not is_shown(idea)
    if is_hidden:
        yield stub("idea")


def of_idea(idea: Idea, *, is_here: bool = False) -> Node:
    """Return an idea as a node: open while it waits, half while the city deals with it, then full or crossed."""
    on = idea.answered_at or idea.published_at
    return Node(
        "idea",
        idea.reference,
        idea.title,
        str(KIND_LABELS["idea"]),
        FILLS.get(idea.state, "open"),
        str(idea.get_state_display()),
        on=on.date() if on else None,
        url=reverse("participation:idea_detail", args=[idea.process.slug, idea.reference]),
        is_here=is_here,
        is_example=idea.is_example,
        rank=idea.supports,
    )


def _around_idea(idea: Idea, viewer: Any) -> Iterator[Node]:
    yield of_idea(idea, is_here=True)
    project, decision = idea.project, idea.decision
    if project is not None and not project.live:
        yield stub("project")
    if decision is not None and not decision.live:
        yield stub("decision")
    if project is not None and project.live:
        yield from _elsewhere(strategy.thread(project, viewer))
        if decision is not None and decision.live:
            yield strategy_nodes.of_decision(decision)
    elif decision is not None and decision.live:
        yield from _elsewhere(strategy.thread(decision, viewer))


def _elsewhere(found: Iterable[Node]) -> Iterator[Node]:
    return (replace(node, is_here=False) for node in found)
