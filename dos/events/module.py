"""How the room events shows itself."""

from dos.core.module import Module

MODULE = Module(name="events", label="Veranstaltungen", desk_models=("events.Event",))
