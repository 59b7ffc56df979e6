"""The nouns of taking part."""

from dos.participation.models.idea import Author, CouncilStep, Idea, IdeaEvent, IdeaPicture, IdeaText, IdeaWord
from dos.participation.models.incoming import IncomingMail
from dos.participation.models.offer import Offer
from dos.participation.models.process import Activity, Paragraph, ParagraphText, Phase, Process, overlapping
from dos.participation.models.survey import Participant, Question, Response
from dos.participation.models.voice import Comment, CommentSupport, Report, Support, Transfer

__all__ = [
    "Activity",
    "Author",
    "Comment",
    "CommentSupport",
    "CouncilStep",
    "Idea",
    "IdeaEvent",
    "IdeaPicture",
    "IdeaText",
    "IdeaWord",
    "IncomingMail",
    "Offer",
    "Paragraph",
    "ParagraphText",
    "Participant",
    "Phase",
    "Process",
    "Question",
    "Report",
    "Response",
    "Support",
    "Transfer",
    "overlapping",
]
