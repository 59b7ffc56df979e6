"""The doors of OGC SensorThings 1.1 (18-088): plain views, because the way of values is a hot one."""
