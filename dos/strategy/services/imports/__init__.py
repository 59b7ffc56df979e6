"""Register data from CSV files: read strictly, shown as differences first, written wholly or not at all."""

from dos.strategy.services.imports.baselines import import_baselines
from dos.strategy.services.imports.projects import import_projects
from dos.strategy.services.imports.report import Report, RowChange, RowFault
from dos.strategy.services.imports.table import Table, read_table
from dos.strategy.services.imports.values import import_values

__all__ = [
    "Report",
    "RowChange",
    "RowFault",
    "Table",
    "import_baselines",
    "import_projects",
    "import_values",
    "read_table",
]
