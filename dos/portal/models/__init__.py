"""The nouns of the portal: stories (Wagtail pages), and what people send to the project team."""

from dos.portal.models.case import CaseAddition, CaseNote, Feedback, hashed, new_reference, secret_of
from dos.portal.models.stories import (
    RICH,
    ContentPage,
    FaqPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    Question,
    StoryPage,
)
from dos.portal.models.template import AnswerTemplate

__all__ = [
    "RICH",
    "AnswerTemplate",
    "CaseAddition",
    "CaseNote",
    "ContentPage",
    "FaqPage",
    "Feedback",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "Question",
    "StoryPage",
    "hashed",
    "new_reference",
    "secret_of",
]
