"""Questions about organisations and about who works with whom."""

from dos.actors.selectors.organisations import documents, sitemap, topic

__all__ = ["documents", "sitemap", "topic"]
