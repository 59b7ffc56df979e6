"""The typesetter in a process of its own: it keeps what it has set in memory, some 100 MB a book, and never lets go.

Run as `python -m dos.strategy.exports.book.typeset TEMPLATE [FONTS]`; the data come in, the PDF goes out.
"""

import sys

import typst


def main() -> None:
    """Set the data from the standard input, write the PDF to the standard output."""
    template, *fonts = sys.argv[1:]
    written = typst.compile(
        template,
        format="pdf",
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"book": sys.stdin.read()},
        pdf_standards=["ua-1"],
    )
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main()
