"""How the room cities shows itself."""

from dos.cities import selectors
from dos.core.module import Module

MODULE = Module(
    name="cities", label="Kommunen", desk_models=("cities.District",), tables=("cities_",), topic=selectors.topic
)
