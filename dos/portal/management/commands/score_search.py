"""`score_search`: how well the search finds services, with and without the synonyms of the editors."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dos.core.errors import Refused
from dos.portal.selectors import scoring
from dos.portal.services.scoring import ask_without_synonyms

HEAD = f"{'':18}{'number':>8}{'hit@1':>8}{'hit@5':>8}{'MRR':>8}{'empty':>8}{'p95 ms':>9}"


class Command(BaseCommand):
    """Asks the queries of a file and prints one line for each way of speaking."""

    help = "Misst, wie gut die Suche Leistungen findet: mit und ohne die anderen Wörter der Redaktion."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the file of queries; show those that fail."""
        parser.add_argument("--file", default=str(settings.BASE_DIR / "demo" / "queries.csv"), help="CSV-Datei")
        parser.add_argument("--misses", action="store_true", help="auch die Anfragen, die nicht zuerst richtig sind")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, sum up, print."""
        try:
            queries = scoring.read_queries(Path(options["file"]))
            tables = {
                "mit anderen Wörtern": scoring.ask(queries),
                "ohne andere Wörter": ask_without_synonyms(queries),
            }
            for title, trials in tables.items():
                self._print(title, trials)
        except Refused as refusal:
            raise CommandError(refusal.message) from None
        if options["misses"]:
            for trial in tables["mit anderen Wörtern"]:
                if trial.place != 1:
                    self.stdout.write(f"{trial.place:3}  {trial.query.kind:16}{trial.query.text}")

    def _print(self, title: str, trials: Sequence[scoring.Trial]) -> None:
        self.stdout.write(f"{title}\n{HEAD}")
        for kind in sorted({trial.query.kind for trial in trials}):
            self._line(kind, [trial for trial in trials if trial.query.kind == kind])
        self._line("alle", trials)

    def _line(self, name: str, trials: Sequence[scoring.Trial]) -> None:
        found = scoring.score(trials)
        shares = (found.hit_at_1, found.hit_at_5, found.mean_reciprocal_rank, found.empty)
        words = "".join(f"{share:8.2f}" for share in shares)
        self.stdout.write(f"{name:18}{found.number:8}{words}{found.p95_ms:9.1f}")
