"""How the room strategy shows itself."""

from dos.core.module import Module

MODULE = Module(name="strategy", label="Strategie und Vorhaben")
