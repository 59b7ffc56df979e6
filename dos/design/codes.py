"""Square codes that telephones read, drawn on the server."""

from itertools import groupby

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M

MARGIN = 4


def square_code(text: str, label: str) -> SafeString:
    """Draw the code of a text as SVG, with what it is for those who do not see it."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=MARGIN)
    code.add_data(text)
    rows = code.get_matrix()
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{0}" width="{1}mm" height="{1}mm"'
        ' viewBox="0 0 {1} {1}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{1}v{1}H0z"/>'
        '<path fill="#000" d="{2}"/></svg>',
        label,
        len(rows),
        "".join(_runs(y, row) for y, row in enumerate(rows)),
    )


def _runs(y: int, row: list[bool]) -> str:
    """Return the dark fields of a line, those that touch as one."""
    drawn, x = [], 0
    for is_dark, fields in groupby(row):
        length = len(list(fields))
        if is_dark:
            drawn.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(drawn)
