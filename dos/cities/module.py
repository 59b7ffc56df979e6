"""How the room cities shows itself."""

from dos.core.module import Module

MODULE = Module(name="cities", label="Kommunen", desk_models=("cities.District",))
