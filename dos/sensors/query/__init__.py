"""The query language of OGC SensorThings 1.1: texts in, one small tree out; knows no database and no web."""
