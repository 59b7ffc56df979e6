"""Loading of the whole register in the order in which its rows need each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from dos.strategy.services.facts.indicators import load_indicators
from dos.strategy.services.facts.programme import load_action_fields, load_decisions, load_goals, load_programme
from dos.strategy.services.facts.projects import load_adoptions, load_projects

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Facts:
    """What the files say, as read: see `demo/README.md` for their shape."""

    programme: Item
    action_fields: Sequence[Item]
    projects: Sequence[Item]
    figures: Sequence[Item] = ()
    links: Item = field(default_factory=dict)
    english: Item = field(default_factory=dict)
    organisations: Sequence[Item] = ()


@transaction.atomic
def load_facts(facts: Facts) -> None:
    """Bring the register up to date with the facts; the cities and organisations stand there already."""
    programme = load_programme(facts.programme, facts.figures, facts.english)
    load_action_fields(programme, facts.action_fields, facts.english)
    load_goals(programme, facts.programme["goals"], facts.links, facts.english)
    load_projects(facts.projects, facts.organisations, facts.links, facts.english)
    load_adoptions(facts.links)
    load_decisions(facts.programme["decisions"], facts.english)
    load_indicators(facts.programme, facts.links, facts.english)
