"""How many queries a page may need: recorded in `query_budget.json`, so that growth is a decision and no accident."""

import json
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

QUERY_BUDGET: dict[str, int] = json.loads((Path(__file__).parent / "query_budget.json").read_text())


def count_queries(client: Client, address: str) -> int:
    """Count the queries of a page, once what the process remembers is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
