"""One line for each log record, whatever it holds."""

import logging


class OneLineFormatter(logging.Formatter):
    """Writes time, level, logger and message; control characters are shown, not written (log injection)."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line; a traceback keeps its lines, indented."""
        text = super().format(record)
        first, _, rest = text.partition("\nTraceback")
        line = "".join(char if char.isprintable() else repr(char)[1:-1] for char in first)
        return line + ("\nTraceback" + rest if rest else "")
