"""How the room actors shows itself."""

from dos.core.module import Module

MODULE = Module(name="actors", label="Akteure")
