"""What an import would do or has done, row by row."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RowFault:
    """What is wrong with one row."""

    row: int
    words: str


@dataclass(frozen=True)
class RowChange:
    """What a row changes: of which thing, and each entry with old and new value."""

    row: int
    name: str
    is_new: bool
    entries: tuple[tuple[str, str, str], ...]


@dataclass
class Report:
    """The whole of an import; it was written when `is_written`, otherwise nothing was."""

    rows: int = 0
    changes: list[RowChange] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    is_written: bool = False

    @property
    def unchanged(self) -> int:
        """How many rows say what is known already."""
        return self.rows - len(self.changes) - len({fault.row for fault in self.faults})

    def digest(self) -> str:
        """Return a mark of the differences, so that what was looked at is what is written."""
        return hashlib.sha256(repr(self.changes).encode()).hexdigest()
