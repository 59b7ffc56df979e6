"""The one exception with which a deed refuses, and which failures pass by themselves."""

import errno
from collections.abc import Mapping

from django.db import DatabaseError, InterfaceError, OperationalError

# A disk that is full, may not be written or reached a quota; too many open files.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE}
# PostgreSQL's code for a server that only reads for now, as while another takes over.
_ONLY_READS = "25006"


class Refused(Exception):
    """A deed says no, in one German sentence for people; `fields` names what to mend where a form has it."""

    def __init__(self, message: str, *, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.fields = dict(fields or {})

    def __str__(self) -> str:
        return self.message


class Conflict(Refused):
    """It was possible a moment ago: somebody else was faster, or the state no longer allows it (409)."""


def passes(failure: BaseException | None) -> bool:
    """Tell whether database or disk is to blame and may be back in a moment: the answer is 503 and not 500."""
    if isinstance(failure, OperationalError | InterfaceError):
        return True
    if isinstance(failure, DatabaseError):
        return getattr(failure.__cause__, "sqlstate", "") == _ONLY_READS
    return isinstance(failure, OSError) and failure.errno in _FULL
