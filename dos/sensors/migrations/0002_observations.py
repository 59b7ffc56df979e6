from typing import Any

from django.db import migrations

COLUMNS = """
    datastream_id bigint NOT NULL,
    phenomenon_start bigint NOT NULL,
    id bigint NOT NULL,
    phenomenon_end bigint,
    result_time bigint,
    kind smallint NOT NULL,
    number double precision,
    text text,
    raw double precision,
    quality text,
    valid_start bigint,
    valid_end bigint,
    parameters text,
    feature_id bigint,
    flags integer NOT NULL DEFAULT 0,
    PRIMARY KEY (datastream_id, phenomenon_start, id)
"""
EARLY = "CREATE TABLE sensors_observation_early PARTITION OF sensors_observation"
START_OF_2000 = 946_684_800_000_000
# SQLite keeps a row in the order of its key, PostgreSQL a month in a table of its own; `storage` makes the months.
STATEMENTS = {
    "sqlite": (
        f"CREATE TABLE sensors_observation ({COLUMNS}) WITHOUT ROWID",
        "CREATE INDEX sensors_observation_id ON sensors_observation (id)",
    ),
    "postgresql": (
        f"CREATE TABLE sensors_observation ({COLUMNS}) PARTITION BY RANGE (phenomenon_start)",
        "CREATE INDEX sensors_observation_id ON sensors_observation (id)",
        f"{EARLY} FOR VALUES FROM (MINVALUE) TO ({START_OF_2000})",
        "ALTER TABLE sensors_datastreamstate SET (fillfactor = 50)",
    ),
}


def make(apps: Any, schema_editor: Any) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE sensors_observation")


class Migration(migrations.Migration):
    dependencies = [("sensors", "0001_stations")]

    operations = [migrations.RunPython(make, drop)]
