"""Addresses of organisations, of what they take part in, and of what that serves."""

from django import template

from dos.actors.selectors.network import url_of
from dos.core.relations import Relation, Theme

register = template.Library()


@register.simple_tag
def organisation_url(slug: str) -> str:
    """Give the page of an organisation; lists ask hundreds of times."""
    return url_of("actors:organisation_detail", slug)


@register.simple_tag
def thing_url(relation: Relation) -> str:
    """Give the page of what an organisation takes part in."""
    return url_of(relation.url_name, relation.url_key or relation.key)


@register.simple_tag
def theme_url(theme: Theme) -> str:
    """Give the place of a field or an objective."""
    return url_of(theme.url_name, theme.url_key, theme.anchor)
