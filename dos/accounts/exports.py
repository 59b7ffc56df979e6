"""What a person takes along: one archive with everything as JSON, each list as a table, and the files (P11)."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dos.accounts import selectors
from dos.core.text import csv_cell

MAX_BYTES = 200 * 1024 * 1024
_MARK = "\ufeff"  # spreadsheets read umlauts only with it


def archive(user: Any) -> bytes:
    """Return a ZIP; files beyond 200 MB in all are named in it and left out."""
    told = selectors.everything_about(user)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("meine-daten.json", json.dumps(told, ensure_ascii=False, indent=2, default=str))
        for name, rows in tables(told):
            pack.writestr(f"tabellen/{name}.csv", _table(rows))
        _add_files(pack, user)
    return packed.getvalue()


def tables(told: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    """Yield each list of rows that the rooms told."""
    for room, facts in told.items():
        for name, rows in facts.items():
            if isinstance(rows, list) and rows and isinstance(rows[0], Mapping):
                yield f"{room}-{name}", rows


def _table(rows: Sequence[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({key: csv_cell(value) for key, value in row.items()} for row in rows)
    return _MARK + text.getvalue()


def _add_files(pack: zipfile.ZipFile, user: Any) -> None:
    size, left_out = 0, []
    for name, file in selectors.files_about(user):
        size += file.size
        if size > MAX_BYTES:
            left_out.append(name)
            continue
        with file.open("rb") as opened:
            pack.writestr(f"dateien/{name}", opened.read())
    if left_out:
        pack.writestr("dateien/nicht-dabei.txt", "\n".join(left_out))
