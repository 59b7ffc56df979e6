"""Scheduled publishing that no refusal can stop: what may not go out is called off, and its editors are told why."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

from dos.core.errors import Refused
from dos.core.text import clean_line
from dos.strategy.selectors import desk
from dos.strategy.selectors.desk import REFUSED_ACTION


@dataclass(frozen=True)
class Due:
    """How much was published, withdrawn and called off."""

    published: int
    withdrawn: int
    called_off: int


def publish_due() -> Due:
    """Publish every revision whose time has come and withdraw what has expired, each for itself."""
    withdrawn = sum(_withdraw_expired(model) for model in _editorial_models())
    outcomes = [
        _publish(revision)
        for revision in Revision.objects.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at")
    ]
    return Due(sum(outcomes), withdrawn, len(outcomes) - sum(outcomes))


def _editorial_models() -> list[type[DraftStateMixin]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and (model is Page or not issubclass(model, Page))
    ]


def _withdraw_expired(model: type[DraftStateMixin]) -> int:
    expired = list(model.objects.filter(live=True, expire_at__lt=timezone.now()))
    for obj in expired:
        obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return len(expired)


def _publish(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except Refused as refusal:
        call_off(revision, refusal.message)
        return False
    return True


@transaction.atomic
def call_off(revision: Revision, reason: str) -> None:
    """Take a revision off the schedule, write into the object's history why and tell its editors; the draft stays."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    obj = revision.content_object
    log(instance=obj, action=REFUSED_ACTION, user=revision.user, revision=revision, data={"reason": reason})
    letters = _letters(obj, reason, desk.to_be_told(obj, revision.user))
    transaction.on_commit(lambda: get_connection().send_messages(letters), robust=True)


def _letters(obj: Any, reason: str, addresses: list[str]) -> list[EmailMessage]:
    """Write one letter to each: nobody learns the others' addresses."""
    title = clean_line(str(obj))
    subject = _("Geplante Veröffentlichung abgesagt: %(title)s") % {"title": title}
    words = _(
        "Guten Tag,\n\n„%(title)s“ sollte jetzt veröffentlicht werden. Das ging nicht:\n%(reason)s\n\n"
        "Der Entwurf steht unverändert am Redaktionsplatz. "
        "Bitte ergänzen Sie ihn und veröffentlichen Sie ihn noch einmal:\n%(url)s\n"
    )
    url = settings.PUBLIC_URL + reverse(obj.snippet_viewset.get_url_name("edit"), args=[obj.pk])
    body = words % {"title": title, "reason": reason, "url": url}
    return [EmailMessage(subject, body, to=[address]) for address in addresses]
