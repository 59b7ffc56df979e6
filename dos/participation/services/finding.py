"""Deeds on the search index: what goes public is found, what is hidden is found no longer."""

from dos.core import search
from dos.core.models import SearchDocument
from dos.participation.models import Idea, Process
from dos.participation.selectors.search import idea_document


def follow_idea(idea: Idea) -> None:
    """Bring the index in line with one idea, in the same transaction."""
    if idea.is_public and idea.process.live:
        search.bring_in(idea_document(idea))
    else:
        search.take_out("idea", idea.reference)


def take_out_process(process: Process) -> None:
    """Take a process and its ideas out of the index at once; what remains comes with the next rebuild."""
    search.take_out("process", process.slug)
    references = Idea.objects.filter(process=process).values("reference")
    SearchDocument.objects.filter(kind="idea", key__in=references).delete()
