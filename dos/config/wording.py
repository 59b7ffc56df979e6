"""Every interface text of the source has its translation: find the texts, check and complete the English catalogue.

Run as `python -m dos.config.wording check|update|templates`. No gettext is needed on the machine.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.utils.translation.template import templatize

from dos.config import messages
from dos.config.messages import Entry, Text

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = Entry(
    {"msgid": ""},
    {
        0: "Language: en\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    },
)
# What a marking function's arguments mean, in order.
MARKERS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
CALL_IN_TEMPLATE = re.compile(rf"(?<!\w)({'|'.join(MARKERS)})\(")


def source_texts() -> set[Text]:
    """Return every text that the code or a template marks for translation."""
    found: set[Text] = set()
    for file in sorted(PACKAGE.rglob("*.py")):
        if "tests" not in file.parts:
            found |= set(texts_in_code(file.read_text(encoding="utf-8")))
    for file in sorted(PACKAGE.glob("*/templates/**/*")):
        if file.suffix in {".html", ".txt", ".xml"}:
            found |= set(texts_in_template(file.read_text(encoding="utf-8"), str(file)))
    return found


def texts_in_code(source: str) -> Iterator[Text]:
    """Yield the texts marked in Python code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := called_name(node.func)) in MARKERS:
            names = MARKERS[name]
            values = [item.value for item in node.args[: len(names)] if isinstance(item, ast.Constant)]
            if len(values) == len(names):
                yield Text(**dict(zip(names, map(str, values), strict=True)))


def called_name(function: ast.expr) -> str:
    """Return the bare name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def texts_in_template(source: str, origin: str) -> Iterator[Text]:
    """Yield the texts marked in a template, by way of Django's own translation of templates into calls."""
    code = templatize(source, origin=origin)
    for call in CALL_IN_TEMPLATE.finditer(code):
        yield from texts_in_code(code[call.start() : end_of_call(code, call.end())])


def end_of_call(code: str, start: int) -> int:
    """Return where the call ends whose opening bracket stands before `start`."""
    for end in (found.end() for found in re.finditer(r"\)", code[start:])):
        try:
            ast.parse("f(" + code[start : start + end])
        except SyntaxError:
            continue
        return start + end
    return start


def catalogue() -> dict[Text, Entry]:
    """Return the English catalogue, empty where there is none yet."""
    return messages.read(CATALOGUE) if CATALOGUE.is_file() else {}


def check() -> list[str]:
    """Return what is wrong: texts without translation, with other placeholders, and translations of no text."""
    texts, entries = source_texts(), catalogue()
    missing = [text for text in sorted(texts) if text not in entries or not entries[text].is_translated]
    gone = [text for text in sorted(entries) if text not in texts and text.msgid]
    skewed = [text for text in sorted(entries) if text.msgid and not keeps_placeholders(entries[text])]
    findings = {"ohne Übersetzung": missing, "andere Platzhalter": skewed, "entfallen": gone}
    return [f"{what}: {text.msgid!r}" for what, found in findings.items() for text in found]


def keeps_placeholders(entry: Entry) -> bool:
    """Tell whether each translation fills in exactly what its German text fills in."""
    sources = (entry.text.msgid, entry.text.plural or entry.text.msgid)
    return all(
        not translation or sorted(PLACEHOLDER.findall(translation)) == sorted(PLACEHOLDER.findall(sources[form]))
        for form, translation in entry.forms.items()
    )


def update() -> list[str]:
    """Give the catalogue an entry for each text of the source, keep translations, drop what is gone."""
    known = catalogue()
    entries = {HEADER.text: HEADER}
    for text in source_texts():
        fields = {"msgctxt": text.context, "msgid": text.msgid, "msgid_plural": text.plural}
        entries[text] = known.get(text) or Entry({name: value for name, value in fields.items() if value})
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    messages.write(CATALOGUE, entries)
    return []


def broken_templates() -> list[str]:
    """Return the templates that the engine cannot compile."""
    django.setup()
    broken = []
    for folder in PACKAGE.glob("*/templates"):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                engines["django"].get_template(str(file.relative_to(folder)))
            except (TemplateSyntaxError, TemplateDoesNotExist) as error:
                broken.append(f"{file.relative_to(PACKAGE)}: {error}")
    return broken


DEEDS = {"check": check, "update": update, "templates": broken_templates}


if __name__ == "__main__":
    findings = DEEDS[sys.argv[1]]()
    print("\n".join(findings))
    sys.exit(1 if findings else 0)
