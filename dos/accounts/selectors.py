"""Questions about accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

from dos.accounts.models import User
from dos.core import module

ROLES_CLAIM = "dos_roles"


def own_data(user: User) -> Mapping[str, Any]:
    """Return what the account itself stores about the person (Art. 15 DSGVO)."""
    return {
        "email": user.email,
        "name": user.name,
        "joined_at": user.joined_at.isoformat(),
        "last_login": user.last_login.isoformat() if user.last_login else None,
    }


@dataclass(frozen=True)
class Provider:
    """An identity provider that people may sign in with."""

    name: str
    url: str
    origin: str


def providers() -> list[Provider]:
    """Return the identity providers that the operator has named."""
    found = []
    for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        url = reverse("openid_connect_login", kwargs={"provider_id": app["provider_id"]})
        place = urlsplit(app["settings"]["server_url"])
        found.append(Provider(app["name"], url, f"{place.scheme}://{place.netloc}"))
    return found


def claimed_roles(sociallogin: Any) -> list[str] | None:
    """Return the roles that a provider names in its claim; None when it says nothing of roles."""
    account, app = sociallogin.account, sociallogin.account.get_provider().app
    name = app.settings.get("roles_claim", ROLES_CLAIM)
    for told in (account.extra_data.get("userinfo"), account.extra_data.get("id_token")):
        claimed = (told or {}).get(name)
        if isinstance(claimed, str):
            return claimed.replace(",", " ").split()
        if isinstance(claimed, list):
            return [str(word) for word in claimed]
    return None


def has_second_factor(user: Any) -> bool:
    """Tell whether signing in needs more than a password."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def showed_second_factor(user: Any, records: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether, by the records of a session, a code of a factor that still stands was entered in it."""
    used = {entry.get("id") for entry in records if entry.get("method") == "mfa"}
    return has_second_factor(user) and Authenticator.objects.filter(user=user, pk__in=used).exists()


def everything_about(user: Any) -> Mapping[str, Any]:
    """Gather what all rooms store about the person (Art. 15 DSGVO)."""
    return {room.name: room.export_person(user) for room in module.modules() if room.export_person is not None}


def files_about(user: Any) -> Iterable[tuple[str, Any]]:
    """Yield name and file of everything that the person has sent as a file."""
    for room in module.modules():
        if room.export_files is not None:
            yield from ((f"{room.name}/{name}", file) for name, file in room.export_files(user))


def takes_first_archive_today(user: Any) -> bool:
    """Tell whether the person has not had the archive in the last 24 hours, and remember that they have it now."""
    return cache.add(f"own-data:{user.pk}", 1, 24 * 60 * 60)
