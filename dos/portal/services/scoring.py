"""Scoring the search without the words that editors gave it, to see what its general means carry."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from django.db import transaction

from dos.core import module, search
from dos.core.search import Document
from dos.directory.models import Synonym
from dos.portal.selectors import scoring


def ask_without_synonyms(queries: Sequence[scoring.Query]) -> list[scoring.Trial]:
    """Ask with an index in which no service has synonyms; the index is as before afterwards.

    All of it happens in one transaction that is rolled back: readers see the whole index all the time. Nothing else
    may use the search in this process meanwhile.
    """
    rooms = list(module.modules())
    terms = set(Synonym.objects.values_list("service__slug", "term"))
    try:
        with transaction.atomic():
            for room in rooms:
                if room.search_documents is not None:
                    module.register(replace(room, search_documents=partial(_bare, room.search_documents(), terms)))
            search.rebuild()
            trials = scoring.ask(queries)
            transaction.set_rollback(True)
    finally:
        for room in rooms:
            module.register(room)
    return trials


def _bare(documents: Iterable[Document], terms: set[tuple[str, str]]) -> Iterable[Document]:
    for document in documents:
        names = document.names
        if document.kind == scoring.KIND:
            names = tuple(name for name in names if (document.key, name) not in terms)
        yield replace(document, names=names)
