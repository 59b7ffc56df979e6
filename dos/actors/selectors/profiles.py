"""Questions about profiles: what an organisation says about itself, and who speaks for it."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dos.actors.models import CONFIRMED_FOR, Keeper, Organisation, Profile
from dos.actors.models.profile import KeeperQuerySet
from dos.cities import permissions as cities
from dos.core.db import german_order


def shown_profile(organisation: Organisation) -> Profile | None:
    """Return what an organisation says about itself, while somebody verified speaks for it."""
    kept = Keeper.objects.verified().filter(organisation=OuterRef("organisation"))
    found = Profile.objects.filter(Exists(kept), organisation=organisation)
    return found.select_related("logo").first()


def keeper_of(user: Any, organisation: Organisation) -> Keeper | None:
    """Return what became of this account's request for this organisation."""
    return Keeper.objects.of(user).filter(organisation=organisation).first()


def keeper_with_address(email: str, organisation: Organisation) -> Keeper | None:
    """Return what became of the request of a proven address."""
    return Keeper.objects.filter(organisation=organisation, user__email=email, user__is_active=True).first()


def kept_by(user: Any) -> QuerySet[Keeper]:
    """Return the organisations that an account keeps or has asked to keep."""
    found = Keeper.objects.of(user).exclude(state=Keeper.State.ENDED).select_related("organisation")
    return found.order_by(german_order("organisation__name"), "pk")


def claims(user: Any) -> KeeperQuerySet:
    """Return the requests and keepers about whom this editor decides, those that wait first."""
    found: KeeperQuerySet = Keeper.objects.select_related("organisation__city", "user").exclude(user=user)
    if not user.is_superuser:
        organisations = Organisation.objects.writable_in(cities.role_city_ids(user, cities.PUBLISHING))
        found = found.filter(organisation__in=organisations)
    return found.filter(state__in=[Keeper.State.ASKED, Keeper.State.VERIFIED]).order_by("state", "asked_at", "pk")


def waiting_claims(user: Any) -> int:
    """Count the requests that wait for this editor."""
    return claims(user).waiting().count()


def unconfirmed_profiles(today: date) -> QuerySet[Profile]:
    """Return the kept profiles that nobody has confirmed for a year."""
    kept = Keeper.objects.verified().filter(organisation=OuterRef("organisation"))
    found = Profile.objects.filter(Exists(kept), confirmed_on__lt=today - CONFIRMED_FOR, organisation__live=True)
    return found.select_related("organisation").order_by("pk")
