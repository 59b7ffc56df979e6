"""Writing the editions that have changed: at night, at the operator's word, or when an editor presses the button."""

from django.conf import settings
from django.utils import timezone, translation

from dos.core.jobs import task
from dos.strategy.exports.book import manuscript, press
from dos.strategy.models import Edition
from dos.strategy.selectors import book as books
from dos.strategy.services import editions


def write_editions(part: str = "") -> list[Edition]:
    """Write the whole strategy, each city's part and each field's, or one part alone; what has not changed stays."""
    found = []
    for scope in books.scopes():
        if part in ("", scope.key):
            for language, _name in settings.LANGUAGES:
                with translation.override(language):
                    found.append(_kept(scope, language))
    return [edition for edition in found if edition is not None]


@task()
def write_now() -> None:
    """Do what an editor asked for, and let the next one ask again whatever happened."""
    try:
        write_editions()
    finally:
        editions.end_writing()


def _kept(scope: books.Scope, language: str) -> Edition | None:
    book = books.book(scope)
    if book is None:
        return None
    text = manuscript.manuscript(book)
    return editions.save_edition(
        key=scope.key,
        city=scope.city,
        action_field=scope.action_field,
        language=language,
        title=manuscript.title(book),
        content_hash=press.digest(text),
        write=lambda number: press.pdf(text, on=timezone.localdate(), number=number),
    )
