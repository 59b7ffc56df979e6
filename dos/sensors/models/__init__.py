"""The nouns of OGC SensorThings 1.1 (18-088), and what an office needs beside them."""

from dos.sensors.models.access import AccessKey
from dos.sensors.models.datastream import (
    Calibration,
    Datastream,
    DatastreamState,
    ObservedProperty,
    Sensor,
    Threshold,
)
from dos.sensors.models.device import Device, DeviceProfile, DeviceStream, ProfileMeasure
from dos.sensors.models.network import Network
from dos.sensors.models.observation import (
    IDS_IN_BLOCK,
    NOT_COUNTED,
    DayRollup,
    FeatureOfInterest,
    Flag,
    HourRollup,
    Observation,
    ObservationBlock,
    ObservedFeature,
    ResultKind,
    Uplink,
)
from dos.sensors.models.thing import Access, HistoricalLocation, Location, Theme, Thing
from dos.sensors.models.value_import import ValueImport

__all__ = [
    "IDS_IN_BLOCK",
    "NOT_COUNTED",
    "Access",
    "AccessKey",
    "Calibration",
    "Datastream",
    "DatastreamState",
    "DayRollup",
    "Device",
    "DeviceProfile",
    "DeviceStream",
    "FeatureOfInterest",
    "Flag",
    "HistoricalLocation",
    "HourRollup",
    "Location",
    "Network",
    "Observation",
    "ObservationBlock",
    "ObservedFeature",
    "ObservedProperty",
    "ProfileMeasure",
    "ResultKind",
    "Sensor",
    "Theme",
    "Thing",
    "Threshold",
    "Uplink",
    "ValueImport",
]
