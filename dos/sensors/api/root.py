"""The service root: the entity sets, and what of the standard is built (OGC 18-088, 9.2.1 and 7)."""

from typing import Any

from django.conf import settings

from dos.core.exports import DEMO_NOTICE
from dos.sensors.storage.tables import TABLES

_REQUIREMENTS = "http://www.opengis.net/spec/iot_sensing/1.1/req"
# What others build adds itself here, as MQTT does with its addresses.
CONFORMANCE = [
    *(
        f"{_REQUIREMENTS}/datamodel/{name}"
        for name in (
            "thing",
            "location",
            "historical-location",
            "datastream",
            "sensor",
            "observed-property",
            "observation",
            "feature-of-interest",
            "entity-control-information",
        )
    ),
    f"{_REQUIREMENTS}/resource-path/resource-path-to-entities",
    *(
        f"{_REQUIREMENTS}/request-data/{name}"
        for name in (
            "order",
            "expand",
            "select",
            "status-code",
            "query-status-code",
            "orderby",
            "top",
            "skip",
            "count",
            "filter",
            "built-in-filter-operations",
            "built-in-query-functions",
            "pagination",
        )
    ),
    *(
        f"{_REQUIREMENTS}/create-update-delete/{name}"
        for name in (
            "create-entity",
            "link-to-existing-entities",
            "deep-insert",
            "deep-insert-status-code",
            "update-entity",
            "update-entity-put",
            "update-entity-jsonpatch",
            "delete-entity",
            "historical-location-auto-creation",
        )
    ),
    f"{_REQUIREMENTS}/data-array/data-array",
]


def root(base: str) -> dict[str, Any]:
    """Return the first page of the service."""
    answer: dict[str, Any] = {
        "value": [{"name": name, "url": f"{base}/{name}"} for name in TABLES],
        "serverSettings": {"conformance": CONFORMANCE},
    }
    if settings.DEMO:
        answer["description"] = DEMO_NOTICE
    return answer
