"""The nouns of the strategy, from the vision down to the measured value."""

from dos.strategy.models.base import FormerSlug, Logged, LoggedState
from dos.strategy.models.decision import Decision
from dos.strategy.models.edition import Edition
from dos.strategy.models.field import ActionField, Baseline, Objective
from dos.strategy.models.indicator import Indicator, IndicatorTarget, IndicatorValue
from dos.strategy.models.milestone import Milestone, Task
from dos.strategy.models.programme import (
    Cohort,
    Figure,
    FundingProgramme,
    Guideline,
    Programme,
    ProgrammeGoal,
    TimelineEntry,
)
from dos.strategy.models.project import Project
from dos.strategy.models.record import Adoption, Change, StatusNote
from dos.strategy.models.relation import Contribution, Funding, Partnership, ProjectDocument

__all__ = [
    "ActionField",
    "Adoption",
    "Baseline",
    "Change",
    "Cohort",
    "Contribution",
    "Decision",
    "Edition",
    "Figure",
    "FormerSlug",
    "Funding",
    "FundingProgramme",
    "Guideline",
    "Indicator",
    "IndicatorTarget",
    "IndicatorValue",
    "Logged",
    "LoggedState",
    "Milestone",
    "Objective",
    "Partnership",
    "Programme",
    "ProgrammeGoal",
    "Project",
    "ProjectDocument",
    "StatusNote",
    "Task",
    "TimelineEntry",
]
