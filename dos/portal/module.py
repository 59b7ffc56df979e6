"""How the room portal shows itself."""

from dos.core.module import Module

MODULE = Module(name="portal", label="Portal")
