"""Questions about what organisations say binds them."""

from datetime import date

from dos.actors.models import Organisation, Tie
from dos.actors.models.exchange import TieQuerySet


def shown_ties(organisation: Organisation, today: date) -> TieQuerySet:
    """Return what both sides have said and what holds today."""
    found: TieQuerySet = Tie.objects.shown(today).of(organisation).select_related("first", "second")
    return found.order_by("proposed_at", "pk")


def ties_to_keep(organisation: Organisation) -> TieQuerySet:
    """Return what a keeper can do something about: proposals of both sides, and what holds."""
    open_states = [Tie.State.PROPOSED, Tie.State.AGREED]
    found: TieQuerySet = Tie.objects.of(organisation).filter(state__in=open_states).select_related("first", "second")
    return found.order_by("state", "-proposed_at", "-pk")
