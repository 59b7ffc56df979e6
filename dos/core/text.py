"""Cleaning of text that comes in, and choice of the language of text that goes out."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any

import nh3
import regex
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Bidi overrides and isolates, zero-width no-break space, line and paragraph separators: they change what readers see.
_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_ENDS = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", re.IGNORECASE)
# What people see as one character (UAX 29). Flags first: counting back over a row of them would take squared time.
_CHARACTER = regex.compile("[\U0001f1e6-\U0001f1ff]{2}|\\X")
# So many code points may hide in one character before they count as more: a family emoji has eleven.
_CODE_POINTS = 12
_BLANKS = re.compile(r"\s+")
_MARKUP = re.compile(r"<(?:[a-zA-Z/!?][^<>]*)>")
_TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote", "hr"}


def clean_text(value: str) -> str:
    """Return the text in NFC without control and bidi characters; line breaks stay."""
    value = unicodedata.normalize("NFC", value.encode("utf-8", "ignore").decode("utf-8"))
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", _INVISIBLE.sub("", value)).strip()


def clean_line(value: str) -> str:
    """Return the text as one line, with single blanks."""
    return _BLANKS.sub(" ", clean_text(value))


def without_markup(value: str) -> str:
    """Return text of people without tags; "5 < 6" and "<3" stay as they are."""
    while _MARKUP.search(value):
        value = _MARKUP.sub("", value)
    return value


def is_of_one_alphabet(name: str) -> bool:
    """Tell whether each word is written in one alphabet: "Stаdt" with a Cyrillic а looks like a word and is none."""
    return all(len(_alphabets(word)) < 2 for word in name.split())


def _alphabets(word: str) -> set[str]:
    letters = (char for char in unicodedata.normalize("NFKC", word) if char.isalpha())
    return {unicodedata.name(char, "UNKNOWN").split()[0] for char in letters}


def clean_html(value: str) -> str:
    """Return rich text reduced to the few tags that editors may use; links only to http, https, mailto and tel."""
    return nh3.clean(
        value,
        tags=_TAGS,
        attributes={"a": {"href", "linktype", "id"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def plain_text(html: str) -> str:
    """Return the words of rich text on one line."""
    return clean_line(unescape(nh3.clean(html.replace("<", " <"), tags=set())))


def paragraphs_of(html: str) -> str:
    """Return the words of foreign HTML with a line for each paragraph, list item and row; scripts and styles go."""
    bare = nh3.clean(_ENDS.sub("\n", html), tags=set(), clean_content_tags={"script", "style", "title"})
    return clean_text("\n".join(" ".join(line.split()) for line in unescape(bare).split("\n")))


def refuse_hidden_characters(value: str) -> None:
    """Refuse text that holds control or direction-changing characters (validator for titles and names)."""
    if clean_text(value) != value.strip() and (_INVISIBLE.search(value) or _CONTROL.search(value)):
        raise ValidationError(_("Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu ein."))


@dataclass(frozen=True)
class Words:
    """A text and the language it is in; `is_fallback` when it is not the language that was asked for."""

    text: str
    language: str
    is_fallback: bool

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def translated(obj: Any, field: str) -> Words:
    """Return the field in the active language, in German where the English twin `<field>_en` is empty."""
    german = getattr(obj, field) or ""
    if (get_language() or "de").startswith("de"):
        return Words(german, "de", is_fallback=False)
    english = getattr(obj, f"{field}_en", "") or ""
    if english:
        return Words(english, "en", is_fallback=False)
    return Words(german, "de", is_fallback=bool(german))


def length(text: str) -> int:
    """Return how many characters people see: a joined emoji, a flag, a letter with its marks is one.

    Beyond all measure marks count too, so that a limit also bounds what is stored.
    """
    least = len(text) // _CODE_POINTS
    if text.isascii() or least > 10_000:
        return len(text)
    return max(least, sum(1 for _found in _CHARACTER.finditer(text)))


class AtMost(MaxLengthValidator):
    """Refuses text of more characters than this, counted as people see them."""

    def clean(self, x: Any) -> int:
        """Count."""
        return length(x)


def cut(text: str, limit: int) -> str:
    """Return the beginning of at most `limit` code points, as a column of a database counts, never half a character.

    Of a single character that is longer than all there is room for, its letter stays.
    """
    if len(text) <= limit:
        return text
    end = 0
    for found in _CHARACTER.finditer(text):
        if found.end() > limit:
            break
        end = found.end()
    return text[: end or min(limit, 1)]


def shortened(text: str, limit: int) -> str:
    """Return the text, or its beginning with an ellipsis where it is longer than `limit`."""
    return text if len(text) <= limit else cut(text, limit - 1).rstrip() + "…"


def first_sentence(text: str, limit: int = 200) -> str:
    """Return the first sentence, cut at a word where it is longer than `limit`."""
    sentence = re.split(r"(?<=[.!?])\s", clean_line(text), maxsplit=1)[0]
    if len(sentence) <= limit:
        return sentence
    return cut(sentence, limit).rsplit(" ", 1)[0] + " …"


def csv_cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def slug_from(title: str, limit: int = 80) -> str:
    """Return a readable name for an address, with German umlauts written out; never empty."""
    return slugify(title.translate(_UMLAUTS))[:limit].strip("-") or f"entwurf-{secrets.token_hex(3)}"


def listed(words: Iterable[str]) -> str:
    """Join words as a German or English sentence does: "a, b und c"."""
    items = [str(word) for word in words]
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s und %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}
