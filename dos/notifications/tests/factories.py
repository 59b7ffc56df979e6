"""Mails and followers for tests."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dos.core.module import Topic
from dos.notifications.models import Follow, Mail, Subscriber, hashed

PROJECT = Topic("project", "klimastationen", "Klimastationen", "http://testserver/projekte/klimastationen/")
FIELD = Topic("action_field", "energie", "Energie", "http://testserver/handlungsfelder/energie/")
CITY = Topic("city", "schwerte", "Schwerte", "http://testserver/schwerte/")


class MailFactory(DjangoModelFactory[Mail]):
    """A mail that waits."""

    class Meta:
        model = Mail

    key_hash = factory.Sequence(lambda number: hashed(f"test:{number}"))
    to = factory.Sequence(lambda number: f"person-{number}@dos.invalid")
    subject = factory.Sequence(lambda number: f"Es ist etwas geschehen: {number}")
    text = "Es ist etwas geschehen.\n"
    html = "<!doctype html><p>Es ist etwas geschehen.</p>"


class SubscriberFactory(DjangoModelFactory[Subscriber]):
    """Somebody with a confirmed address."""

    class Meta:
        model = Subscriber

    email = factory.Sequence(lambda number: f"follower-{number}@dos.invalid")
    confirmed_at = factory.LazyFunction(timezone.now)


def following(*topics: Topic, **about: object) -> Subscriber:
    """Make a subscriber who has followed the topics for a while."""
    subscriber: Subscriber = SubscriberFactory(**about)
    since = timezone.now() - timedelta(days=2)
    for topic in topics:
        Follow.objects.create(
            subscriber=subscriber,
            kind=topic.kind,
            key=topic.key,
            label=topic.label,
            url=topic.url,
            created_at=since,
            confirmed_at=since,
        )
    return subscriber
