"""News as an Atom feed."""

from collections.abc import Iterable
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from dos.core.text import clean_text, plain_text, translated
from dos.portal.models import NewsPage


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
