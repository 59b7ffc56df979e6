"""Who may do what with profiles. Every door asks here."""

from typing import Any

from dos.actors.models import Keeper, Organisation
from dos.cities import permissions as cities


def may_claim(user: Any) -> bool:
    """Everybody with an account, whose address is therefore confirmed."""
    return bool(user.is_authenticated and user.is_active)


def may_keep(user: Any, organisation: Organisation) -> bool:
    """Whom the editors have verified for this organisation."""
    return organisation.live and Keeper.objects.of(user).verified().filter(organisation=organisation).exists()


def may_decide_claims(user: Any) -> bool:
    """Administrators of the programme and whoever publishes for some city."""
    return bool(user.is_active and (user.is_superuser or cities.role_city_ids(user, cities.PUBLISHING)))


def may_decide_claim(user: Any, keeper: Keeper) -> bool:
    """Whoever publishes for the city of the organisation, but never for oneself."""
    if keeper.user_id == user.pk:
        return False
    return cities.may_write_for(user, keeper.organisation.writing_city_ids(), roles=cities.PUBLISHING)
