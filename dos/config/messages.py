"""Catalogues of interface texts: read and write `.po` files and compile them, without gettext on the machine.

Standard library only: set-up compiles the catalogues. `wording.py` knows which texts the source holds.
"""

from __future__ import annotations

import ast
import re
import struct
from dataclasses import dataclass, field
from pathlib import Path

MARK_OF_CONTEXT = "\x04"
LINE = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr|msgstr\[(\d)\])?\s*(".*")$')


@dataclass(frozen=True, order=True)
class Text:
    """One text of the source: context, singular and, where it counts something, plural."""

    msgid: str
    plural: str = ""
    context: str = ""


@dataclass
class Entry:
    """A text with its translations, one for each plural form."""

    fields: dict[str, str] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """Return the text of the source that this entry translates."""
        found = self.fields
        return Text(found.get("msgid", ""), found.get("msgid_plural", ""), found.get("msgctxt", ""))

    @property
    def is_translated(self) -> bool:
        """Tell whether every form has a translation."""
        wanted = 2 if self.text.plural else 1
        return len(self.forms) >= wanted and all(self.forms.values())


def read(file: Path) -> dict[Text, Entry]:
    """Return the entries of a catalogue; comments are not kept."""
    entries: list[Entry] = [Entry()]
    place: tuple[str, int | None] = ("", None)
    for line in file.read_text(encoding="utf-8").splitlines():
        found = LINE.match(line)
        if not found:
            continue
        keyword, number, content = found.groups()
        if keyword in ("msgctxt", "msgid") and entries[-1].forms:
            entries.append(Entry())
        if keyword:
            place = (keyword, int(number or 0) if keyword.startswith("msgstr") else None)
        add(entries[-1], place, ast.literal_eval(content))
    return {entry.text: entry for entry in entries if "msgid" in entry.fields}


def add(entry: Entry, place: tuple[str, int | None], content: str) -> None:
    """Append one line's content to the field or plural form that it continues."""
    keyword, form = place
    if form is None:
        entry.fields[keyword] = entry.fields.get(keyword, "") + content
    else:
        entry.forms[form] = entry.forms.get(form, "") + content


def write(file: Path, entries: dict[Text, Entry]) -> None:
    """Write a catalogue, ordered by text, so that two people's additions rarely touch."""
    blocks = [block(entries[text]) for text in sorted(entries)]
    file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def block(entry: Entry) -> str:
    """Return the lines of one entry."""
    lines = [f"{name} {quoted(entry.fields[name])}" for name in ("msgctxt", "msgid") if name in entry.fields]
    if entry.text.plural:
        lines.append(f"msgid_plural {quoted(entry.text.plural)}")
        lines += [f"msgstr[{number}] {quoted(entry.forms.get(number, ''))}" for number in (0, 1)]
    else:
        lines.append(f"msgstr {quoted(entry.forms.get(0, ''))}")
    return "\n".join(lines)


def quoted(content: str) -> str:
    """Return the content as a quoted string; one line of the file for each of its own."""
    escaped = [
        '"' + part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
        for part in content.splitlines(keepends=True)
    ]
    return escaped[0] if len(escaped) == 1 else "\n".join(['""', *escaped])


def compile_stale(folder: Path) -> None:
    """Compile each catalogue below the folder whose compiled file is missing or older."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
            target.write_bytes(compiled(read(source)))


def compiled(entries: dict[Text, Entry]) -> bytes:
    """Return the binary form that Python's gettext reads; untranslated texts are left out and fall back to German."""
    pairs = sorted((key(text), "\0".join(entry.forms[form] for form in sorted(entry.forms)).encode())
                   for text, entry in entries.items() if entry.is_translated)  # fmt: skip
    header, row = 28, 16 * len(pairs)
    ids = b"".join(identifier + b"\0" for identifier, _ in pairs)
    texts = b"".join(translation + b"\0" for _, translation in pairs)
    tables = table([identifier for identifier, _ in pairs], header + row)
    tables += table([translation for _, translation in pairs], header + row + len(ids))
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), header, header + row // 2, 0, 0) + tables + ids + texts


def key(text: Text) -> bytes:
    """Return a text as the compiled catalogue names it."""
    context = text.context + MARK_OF_CONTEXT if text.context else ""
    return (context + text.msgid + ("\0" + text.plural if text.plural else "")).encode()


def table(strings: list[bytes], offset: int) -> bytes:
    """Return length and place of each string, stored one after the other from the offset on."""
    rows = b""
    for content in strings:
        rows += struct.pack("<2I", len(content), offset)
        offset += len(content) + 1
    return rows
