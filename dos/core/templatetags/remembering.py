"""Parts of a page that are the same for many readers."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context

from dos.core.remembered import remembered

register = template.Library()


class Remembered(template.Node):
    """What stands between the tags, written anew only after a change of the register."""

    def __init__(self, name: str, key: list[FilterExpression], nodelist: NodeList) -> None:
        self.name, self.key, self.nodelist = name, key, nodelist

    def render(self, context: Context) -> str:
        """Write the part, or give what was written for the same key."""
        request = context.get("request")
        if request is None:
            return self.nodelist.render(context)
        key = (self.name, *(str(part.resolve(context)) for part in self.key))
        return remembered(request, key, lambda: self.nodelist.render(context))


@register.tag("remembered")
def remember(parser: Parser, token: Token) -> Remembered:
    """`{% remembered name key … %}`: the key says all on which the part depends, apart from site and language."""
    _tag, name, *key = token.split_contents()
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    return Remembered(name, [parser.compile_filter(part) for part in key], nodelist)
