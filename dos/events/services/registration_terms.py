"""The terms on which people register for an event, set at the desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.events.models import Event, Question, Terms

MAX_QUESTIONS = 5


@transaction.atomic
def set_terms(*, event: Event, values: Mapping[str, Any], questions: Sequence[Mapping[str, Any]] = ()) -> Terms:
    """Open registration for an event or change its terms; dates whose places were settled keep them.

    A question without words is taken away, with its answers. An answer is never kept longer than the registration.
    """
    terms, _is_new = Terms.objects.select_for_update().get_or_create(event=event)
    for name, value in values.items():
        setattr(terms, name, value)
    terms.full_clean(exclude=["event"])
    terms.save()
    if len(questions) > MAX_QUESTIONS:
        raise Refused(_("Bitte stellen Sie höchstens fünf Fragen."))
    for told in questions:
        _set_question(terms, told)
    return terms


def _set_question(terms: Terms, told: Mapping[str, Any]) -> None:
    number = told.get("pk")
    question = Question.objects.filter(terms=terms, pk=number).first() if number else None
    if not told.get("label"):
        if question is not None:
            question.delete()
        return
    question = question or Question(terms=terms)
    for name in ("label", "label_en", "kind", "is_required"):
        setattr(question, name, told[name])
    question.retention_days = min(told["retention_days"], terms.retention_days)
    question.full_clean(exclude=["terms"])
    question.save()
