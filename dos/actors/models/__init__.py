"""The nouns of the network: organisations, their profiles, what they offer and seek, what binds two of them."""

from dos.actors.models.exchange import Notice, Tie
from dos.actors.models.organisation import Organisation, OrganisationQuerySet
from dos.actors.models.profile import CONFIRMED_FOR, Keeper, Profile

__all__ = ["CONFIRMED_FOR", "Keeper", "Notice", "Organisation", "OrganisationQuerySet", "Profile", "Tie"]
