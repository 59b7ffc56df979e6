"""How the room directory shows itself."""

from dos.core.module import Module

MODULE = Module(
    name="directory",
    label="Leistungen",
    tables=("directory_",),
    desk_models=("directory.Service", "directory.Provision", "directory.Office"),
)
