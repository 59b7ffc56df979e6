"""Rows that come from files: written once, brought up to date while nobody has changed them, left alone afterwards."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin

from dos.core.models import LoadedRow


@dataclass(frozen=True)
class Row:
    """One row as a file tells it: by what it is found, what stands in it, what it points to, what hangs on it."""

    model: type[models.Model]
    key: Mapping[str, Any]
    values: Mapping[str, Any] = field(default_factory=dict)
    many: Mapping[str, Sequence[models.Model]] = field(default_factory=dict)
    children: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """What became of a row: the object (None when somebody deleted it) and whether it was new or written."""

    obj: Any
    is_new: bool = False
    is_written: bool = False


# What is known of all rows while many are loaded, else nothing.
_NOTES: ContextVar[dict[tuple[str, str], LoadedRow] | None] = ContextVar("notes", default=None)


@contextmanager
def many_at_once() -> Iterator[None]:
    """Read what is known of loaded rows once, and note the new ones in one go at the end; for a transaction."""
    notes = {(known.table, known.key): known for known in LoadedRow.objects.all()}
    before = _NOTES.set(notes)
    try:
        yield
    finally:
        _NOTES.reset(before)
    LoadedRow.objects.bulk_create([noted for noted in notes.values() if noted._state.adding])


def load(row: Row) -> Loaded:
    """Write the row unless it stands there already or somebody has changed or deleted it since it was loaded.

    What editors publish is public at once. Its first revision is written when somebody publishes the next
    (`Editorial.publish`), so that the desk can compare and restore the first state.
    """
    name, key = row.model._meta.label_lower, "|".join(str(_plain(value)) for value in row.key.values())
    notes = _NOTES.get()
    known = LoadedRow.objects.filter(table=name, key=key).first() if notes is None else notes.get((name, key))
    obj = row.model._default_manager.filter(**row.key).order_by("pk").first()
    told = _digest([row.values, row.many, row.children])
    if known is None and obj is not None:
        return Loaded(obj)
    if known is not None and (obj is None or known.file_digest == told or known.row_digest != _state(obj, row)):
        return Loaded(obj)
    written = _write(obj or row.model(**row.key), row)
    noted = known or LoadedRow(table=name, key=key)
    noted.file_digest, noted.row_digest = told, _state(written, row)
    if notes is None or known is not None:
        noted.save()
    if notes is not None:
        notes[name, key] = noted
    return Loaded(written, is_new=obj is None, is_written=True)


def _write(obj: Any, row: Row) -> Any:
    is_new = obj.pk is None
    for name, value in row.values.items():
        setattr(obj, name, value)
    # The database itself refuses what breaks a constraint, and the rows that this one points to were just read.
    standing = [name for name, value in {**row.key, **row.values}.items() if isinstance(value, models.Model)]
    exclude = [*row.many, *row.children, *standing]
    obj.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    if isinstance(obj, DraftStateMixin):
        _publish(obj)
    is_cluster = isinstance(obj, ClusterableModel)
    many = {name: others for name, others in row.many.items() if others or not is_new}
    if is_cluster:
        _point(obj, many)
    obj.save()
    if not is_cluster:
        _point(obj, many)
    for name, children in row.children.items():
        if children or not is_new:
            _write_children(obj, name, children, is_new=is_new)
    return row.model._default_manager.get(pk=obj.pk)


def _point(obj: Any, many: Mapping[str, Sequence[models.Model]]) -> None:
    for name, others in many.items():
        getattr(obj, name).set(others)


def _write_children(obj: Any, name: str, children: Sequence[Mapping[str, Any]], *, is_new: bool) -> None:
    relation = obj._meta.get_field(name)
    child_model, parent = relation.related_model, relation.field.name
    if not is_new:
        child_model._default_manager.filter(**{parent: obj}).delete()
    has_order = any(column.name == "sort_order" for column in child_model._meta.fields)
    rows = []
    for position, child in enumerate(children):
        order = {"sort_order": position} if has_order else {}
        rows.append(child_model(**{parent: obj}, **child, **order))
    child_model._default_manager.bulk_create(rows)


def _publish(obj: Any) -> None:
    now = timezone.now()
    obj.live, obj.has_unpublished_changes = True, False
    obj.first_published_at, obj.last_published_at = obj.first_published_at or now, now


def _state(obj: Any, row: Row) -> str:
    """Digest the row as it was read from the database: what was set may be written in another way there."""
    values = {name: obj.serializable_value(name) for name in row.values}
    many = {name: sorted(getattr(obj, name).values_list("pk", flat=True)) for name in row.many}
    children = {name: _children_state(obj, name, told) for name, told in row.children.items()}
    return _digest([values, many, children])


def _children_state(obj: Any, name: str, told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    relation = obj._meta.get_field(name)
    names = sorted({key for child in told for key in child})
    rows = relation.related_model._default_manager.filter(**{relation.field.name: obj}).order_by("pk")
    return [{key: child.serializable_value(key) for key in names} for child in rows]


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=_plain, sort_keys=True).encode()).hexdigest()


def _plain(value: object) -> object:
    return value.pk if isinstance(value, models.Model) else str(value)
