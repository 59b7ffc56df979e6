"""Services from files: read strictly, shown as differences first, written wholly or not at all, nothing deleted."""

from dos.directory.services.imports.catalogue import import_catalogue
from dos.directory.services.imports.comparing import Differences
from dos.directory.services.imports.kinds import KINDS, Kind
from dos.directory.services.imports.tables import import_table, read_table_of

__all__ = ["KINDS", "Differences", "Kind", "import_catalogue", "import_table", "read_table_of"]
