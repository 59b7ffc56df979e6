"""How the room notifications shows itself."""

from dos.core.module import Module

MODULE = Module(name="notifications", label="Benachrichtigungen")
