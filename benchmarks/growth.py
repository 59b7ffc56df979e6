"""Statements per page for 100 and for 10,000 projects, nothing remembered.

Run as `python -m benchmarks.growth [--database postgres] [--few 100] [--projects 10000]`. With fewer than 100 the
filter of the scene finds nothing, and a list of nothing asks less.
"""

from __future__ import annotations

import argparse
import sys

import django
from django.core.management import call_command

from benchmarks import pages, places, served


def main() -> None:
    """Count on a small and on a large programme and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite")
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--projects", type=int, default=10_000)
    wanted = parser.parse_args()
    with served.environment(wanted.database):
        django.setup()
        from benchmarks import scene  # noqa: PLC0415  models can be imported only now

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        listed = [place for place in places.PLACES if not place.is_streamed]
        scene.fill(projects=wanted.few, indicators=wanted.few)
        with served.nothing_remembered():
            few = {place.name: pages.count_queries(place.path) for place in listed}
        scene.fill(projects=wanted.projects, indicators=2_000)
        with served.nothing_remembered():
            many = {place.name: pages.count_queries(place.path) for place in listed}
    grown = [name for name in few if few[name] != many[name]]
    for name, number in few.items():
        print(f"{name:24}{number:6}{many[name]:8}{'  grows' if name in grown else ''}")
    sys.exit(bool(grown))


if __name__ == "__main__":
    main()
