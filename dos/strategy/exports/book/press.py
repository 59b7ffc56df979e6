"""Has a manuscript set as a tagged PDF/UA; texts arrive as data and are never read as markup."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from dos.design.templatetags.design import partial_date

_TEMPLATE = Path(__file__).with_name("book.typ")
SECONDS = 60
_FONTS = settings.BASE_DIR / "dos" / "design" / "static" / "vendor" / "fonts" / "print"


def digest(manuscript: Mapping[str, Any]) -> str:
    """Return what changes when the contents do; day and number of the edition do not count."""
    return hashlib.sha256(json.dumps(manuscript, sort_keys=True).encode()).hexdigest()


def pdf(manuscript: Mapping[str, Any], *, on: date, number: int | None) -> bytes:
    """Return the PDF; without a number it is the state of the day, not a kept edition."""
    edition = _("Fassung %(number)s vom %(day)s") if number else _("Stand vom %(day)s")
    words = edition % {"number": number, "day": partial_date(on)}
    data = json.dumps({**manuscript, "edition": words, "year": on.year, "month": on.month, "day": on.day})
    # Where the fonts were not fetched, the typesetter's own take their place.
    fonts = [str(_FONTS)] if _FONTS.is_dir() else []
    command = [sys.executable, "-m", "dos.strategy.exports.book.typeset", str(_TEMPLATE), *fonts]
    done = subprocess.run(
        command, input=data.encode(), capture_output=True, cwd=settings.BASE_DIR, timeout=SECONDS, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout
