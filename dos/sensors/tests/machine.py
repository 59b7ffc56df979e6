"""A program that speaks SensorThings, as the tests need one: JSON in, JSON out."""

import base64
import json
from typing import Any

from django.test import Client

from dos.cities.models import City
from dos.sensors.models import AccessKey, Datastream
from dos.sensors.services.keys import issue_key

ROOT = "/api/sensorthings/v1.1/"
STREAM = {
    "name": "Lufttemperatur",
    "description": "in zwei Metern Höhe",
    "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
    "unitOfMeasurement": {"name": "Grad Celsius", "symbol": "°C", "definition": "ucum:Cel"},
    "Sensor": {"name": "DHT22", "description": "Fühler", "encodingType": "text/html", "metadata": "https://x.example"},
    "ObservedProperty": {"name": "Temperatur", "definition": "https://qudt.org/t", "description": "der Luft"},
}
PLACE = {
    "name": "Postplatz",
    "description": "an der Laterne",
    "encodingType": "application/geo+json",
    "location": {"type": "Point", "coordinates": [7.57, 51.44]},
}
STATION = {"name": "Station Postplatz", "description": "Klimastation", "Locations": [PLACE], "Datastreams": [STREAM]}


class Machine:
    """Sends requests with a key, or without one."""

    def __init__(self, secret: str = "", *, basic: bool = False) -> None:
        self.client = Client()
        told = base64.b64encode(f"geraet:{secret}".encode()).decode() if basic else secret
        self.headers = {"Authorization": f"{'Basic' if basic else 'Bearer'} {told}"} if secret else {}

    def send(self, method: str, path: str, told: Any = None, content_type: str = "application/json") -> Any:
        body = told if isinstance(told, bytes | str) else json.dumps(told)
        data = "" if told is None else body
        return self.client.generic(method, ROOT + path, data, content_type, headers=self.headers)

    def make(self, path: str, told: Any) -> int:
        answer = self.send("POST", path, told)
        assert answer.status_code == 201, answer.content
        return int(answer.headers["Location"].rpartition("(")[2].rstrip(")"))


def program(city: City, **more: Any) -> Machine:
    return Machine(issue_key(name="Plattform", city=city, purpose=AccessKey.Purpose.PROGRAM, **more)[1])


def device(stream: Datastream) -> Machine:
    assert stream.thing.city is not None
    return Machine(issue_key(name="Fühler", city=stream.thing.city, datastreams=[stream])[1])
