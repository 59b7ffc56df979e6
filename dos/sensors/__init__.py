"""The room of what is measured: stations, their streams of values, and the doors of OGC SensorThings."""
