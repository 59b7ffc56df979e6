"""The deed that remembers the words of an idea, so that others who say the same find it."""

from django.db import transaction

from dos.participation.models import Idea, IdeaWord
from dos.participation.selectors.similar import weighted_words


@transaction.atomic
def remember_words(idea: Idea) -> None:
    """Write the words of the idea anew; call it whenever title or text has changed."""
    IdeaWord.objects.filter(idea=idea).delete()
    words = weighted_words(idea.title, idea.text)
    IdeaWord.objects.bulk_create(
        [IdeaWord(idea=idea, stem=stem, weight=weight) for stem, weight in sorted(words.items())], batch_size=500
    )
