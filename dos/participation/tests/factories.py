"""The nouns of taking part for tests; processes are published, open and take ideas unless said otherwise."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dos.cities.tests.factories import CityFactory
from dos.participation import models
from dos.participation.services.names import new_reference


class ProcessFactory(DjangoModelFactory[models.Process]):
    """A published process with one open phase for everything."""

    class Meta:
        model = models.Process
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"verfahren-{number}")
    title = factory.Sequence(lambda number: f"Ideen für die Stadt {number}")
    summary = "Was soll in Ihrem Stadtteil digital besser gehen?"
    city = factory.SubFactory(CityFactory)
    moderation = models.Process.Moderation.AFTER
    live = True

    @factory.post_generation  # type: ignore[untyped-decorator]  # the library is not looked into
    def phase(self, create: bool, extracted: object, **values: object) -> None:  # noqa: FBT001  # as the library calls it
        if create and extracted is not False:
            PhaseFactory(process=self, **values)


class PhaseFactory(DjangoModelFactory[models.Phase]):
    """A phase from yesterday for four weeks that opens everything."""

    class Meta:
        model = models.Phase

    process = factory.SubFactory(ProcessFactory, phase=False)
    title = "Ideen sammeln"
    starts_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    ends_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=28))
    activities = factory.LazyFunction(lambda: list(models.Activity.values))


class AuthorFactory(DjangoModelFactory[models.Author]):
    """A guest."""

    class Meta:
        model = models.Author

    secret_hash = factory.Sequence(lambda number: f"{number:064d}")


class IdeaFactory(DjangoModelFactory[models.Idea]):
    """A published idea of a guest."""

    class Meta:
        model = models.Idea

    process = factory.SubFactory(ProcessFactory)
    city = factory.LazyAttribute(lambda idea: idea.process.city)
    author = factory.SubFactory(AuthorFactory)
    reference = factory.LazyFunction(new_reference)
    title = factory.Sequence(lambda number: f"Trinkbrunnen am Markt {number}")
    text = "Im Sommer ist es auf dem Markt heiß. Ein Trinkbrunnen hilft allen."
    state = models.Idea.State.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)
    form_token = factory.Sequence(lambda number: f"form-{number}")


class CommentFactory(DjangoModelFactory[models.Comment]):
    """A published comment of a guest on an idea."""

    class Meta:
        model = models.Comment

    idea = factory.SubFactory(IdeaFactory)
    process = factory.LazyAttribute(lambda comment: comment.idea.process)
    author = factory.SubFactory(AuthorFactory)
    text = "Das wünsche ich mir auch."
    state = models.Comment.State.PUBLISHED
    form_token = factory.Sequence(lambda number: f"comment-{number}")
