"""News as an Atom feed, and searches without a result as a table."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dos.core.exports import Column
from dos.core.text import clean_text, plain_text, translated
from dos.portal.models import NewsPage

MISS_COLUMNS: tuple[Column[dict[str, Any]], ...] = (
    Column("gesucht", _("was gesucht wurde"), lambda row: row["text"]),
    Column("anzahl", _("wie oft in 30 Tagen"), lambda row: row["number_of_all"]),
    Column("zuletzt", _("wann zuletzt"), lambda row: row["last_on"].isoformat()),
)


def news_feed(pieces: Iterable[NewsPage], *, title: str, home_url: str, feed_url: str) -> str:
    """Return the feed; an entry keeps its id when it moves or is renamed."""
    feed = Atom1Feed(title=title, link=home_url, description="", feed_url=feed_url, language=get_language())
    for piece in pieces:
        feed.add_item(
            title=clean_text(translated(piece, "title").text),
            link=f"{settings.PUBLIC_URL}{piece.url}",
            description=clean_text(translated(piece, "intro").text or plain_text(translated(piece, "body").text)),
            unique_id=f"{settings.PUBLIC_URL}/#neuigkeit-{piece.translation_key}",
            pubdate=timezone.make_aware(datetime.combine(piece.on, time(hour=8))),
            updateddate=piece.last_published_at,
            categories=[piece.city.name] if piece.city else [],
        )
    return str(feed.writeString("utf-8"))
