"""Everything that the home page of the programme or of a city shows, in one object and a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core import module, thread
from dos.core.module import Door
from dos.core.thread import Node
from dos.portal.models import NewsPage
from dos.portal.selectors import stories
from dos.strategy.models import Figure, Project
from dos.strategy.selectors import doors
from dos.strategy.selectors.doors import FieldCount

NEAR = 6
FIGURES = ("projekte", "projekte-gefoerdert", "gesamtvolumen", "zuwendung", "modellprojekte", "foerdermittel-bund")
# What a thread should have; a kind of which nothing is proven is drawn as a gap.
WHOLE_THREAD = ("goal", "action_field", "decision", "project", "milestone", "indicator", "value")


@dataclass(frozen=True)
class Story:
    """A project with its thread as a strip."""

    project: Project
    nodes: Sequence[Node]


@dataclass(frozen=True)
class Near:
    """What happens in a district; without a chosen district only the choice."""

    districts: Sequence[District] = ()
    chosen: District | None = None
    projects: Sequence[Project] = ()
    total: int = 0


@dataclass(frozen=True)
class HomeFacts:
    """The live parts of the home page."""

    doors: Sequence[Door]
    story: Story | None
    example: Story | None
    fields: Sequence[FieldCount]
    news: Sequence[NewsPage]
    figures: Sequence[Figure] = field(default_factory=tuple)


def home_facts(city: City | None, viewer: Any) -> HomeFacts:
    """Gather what the home page shows to this viewer."""
    return HomeFacts(
        doors=_doors(city, viewer),
        story=_story(doors.longest_story(city), viewer),
        example=_story(doors.longest_story(city, is_example=True), viewer),
        fields=doors.field_counts(city),
        news=stories.latest_news(city),
        figures=_figures(),
    )


def near(city: City | None, chosen: District | None) -> Near:
    """Return the districts to choose from, and the projects of the chosen one."""
    districts = cities.districts(city)
    if chosen is None:
        return Near(districts)
    projects = list(doors.projects_near(chosen))
    return Near(districts, chosen, projects[:NEAR], len(projects))


def _doors(city: City | None, viewer: Any) -> list[Door]:
    offered = [room.door(city, viewer) for room in module.modules() if room.door is not None]
    return sorted((door for door in offered if door is not None), key=lambda door: door.order)


def _story(project: Project | None, viewer: Any) -> Story | None:
    if project is None:
        return None
    return Story(project, thread.walk(project, viewer).strip_with_gaps(WHOLE_THREAD))


def _figures() -> list[Figure]:
    """Return the programme's own numbers as far as they stand; the federation's stand on the programme's page."""
    found = {figure.key: figure for figure in Figure.objects.filter(key__in=FIGURES).exclude(source_url="")}
    return [found[key] for key in FIGURES if key in found]
