"""Import of the register: the columns of the export, changed rows published, new ones kept as drafts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import slug_from
from dos.strategy.models import Project
from dos.strategy.permissions import may_edit, may_lead, may_publish
from dos.strategy.services import projects
from dos.strategy.services.imports import cells
from dos.strategy.services.imports.columns import COLUMNS, COMPUTED, KEY, REASON, Known, known_now, shown
from dos.strategy.services.imports.report import Report, RowChange, RowFault
from dos.strategy.services.imports.table import Table, read_table

KNOWN_COLUMNS = (KEY, *COLUMNS, REASON, *COMPUTED)


def read(content: bytes) -> Table:
    """Read a file of projects. Refused as `read_table` says."""
    return read_table(content, known=KNOWN_COLUMNS, needed=(KEY, "name"))


def import_projects(table: Table, *, user: Any, write: bool) -> Report:
    """Compare every row with the register and, with `write`, take over what differs.

    Nothing is written when one row is wrong. A row of another city may stand in the file as long as it says
    nothing new.
    """
    report = Report(rows=len(table.rows))
    ready = _compared(table, user, report)
    if report.faults or not write:
        return report
    with transaction.atomic():
        for number, project in ready:
            _write(number, project, user, report)
        transaction.set_rollback(bool(report.faults))
    report.is_written = not report.faults
    return report


def _compared(table: Table, user: Any, report: Report) -> list[tuple[int, Project]]:
    known, seen, ready = known_now(), set[str](), []
    slugs = [cells_of[KEY] for _number, cells_of in table.rows]
    rows = (
        Project.objects.filter(slug__in=slugs)
        .select_related("lead_city")
        .prefetch_related("cities", "action_fields", "invited_cities")
    )
    found = {project.slug: project for project in rows}
    for number, cells_of in table.rows:
        slug = cells_of[KEY]
        if slug and slug in seen:
            report.faults.append(RowFault(number, _("Die Kennung „%(slug)s“ kommt zweimal vor.") % {"slug": slug}))
            continue
        seen.add(slug)
        project = found.get(slug) or Project(slug=slug, live=False)
        change = _changed(number, cells_of, project, known, report)
        if change is None:
            continue
        report.changes.append(change)
        if _is_allowed(number, project, change, user, report):
            ready.append((number, project))
    return ready


def _changed(number: int, cells_of: dict[str, str], project: Project, known: Known, report: Report) -> RowChange | None:
    """Put what the row says into the project and return the differences; none when there are none or a cell is bad."""
    entries: list[tuple[str, str, str]] = []
    is_bad = False
    for name, column in COLUMNS.items():
        if name not in cells_of:
            continue
        try:
            value = column.parse(cells_of[name], known)
        except cells.BadCell as error:
            report.faults.append(RowFault(number, _("Spalte „%(column)s“: %(why)s") % {"column": name, "why": error}))
            is_bad = True
            continue
        old = column.get(project) if project.pk or name not in ("stadt_kuerzel", "feld_kuerzel") else []
        if isinstance(value, list):
            value = sorted(value, key=lambda row: row.pk)
        if value != old:
            entries.append((name, shown(old), shown(value)))
            column.put(project, value)
    project.change_reason = cells_of.get(REASON, "") or project.change_reason
    if is_bad or not entries:
        return None
    return RowChange(number, project.name, project.pk is None, tuple(entries))


def _is_allowed(number: int, project: Project, change: RowChange, user: Any, report: Report) -> bool:
    """Note as a fault what the person may not do, and what the rules of publication refuse."""
    fault = _forbidden(project, change, user)
    try:
        if not fault:
            _check(project)
    except Refused as refusal:
        fault = refusal.message
    except ValidationError as error:
        fault = " ".join(error.messages)
    if fault:
        report.faults.append(RowFault(number, fault))
    return not fault


def _forbidden(project: Project, change: RowChange, user: Any) -> str:
    owner_columns = {name for name, column in COLUMNS.items() if column.is_ownership}
    if project.pk is None:
        probe = project.lead_city.pk if project.lead_city else None
        if not user.is_superuser and not (probe and may_edit(user, project)):
            return _("Neue Vorhaben brauchen in „federfuehrung“ eine Kommune, für die Sie schreiben.")
        return ""
    row = Project.objects.get(pk=project.pk)
    if not may_publish(user, row):
        return _("„%(name)s“ gehört einer anderen Kommune.") % {"name": row.name}
    if owner_columns & {name for name, _old, _new in change.entries} and not may_lead(user, row):
        return _("Wem „%(name)s“ gehört, ändert nur die federführende Kommune.") % {"name": row.name}
    if row.has_unpublished_changes:
        return _("Zu „%(name)s“ gibt es einen Entwurf. Bitte veröffentlichen oder verwerfen Sie ihn zuerst.") % {
            "name": row.name
        }
    return ""


def _check(project: Project) -> None:
    if not project.slug:
        project.slug = slug_from(project.name)
    project.full_clean()
    if project.live:
        projects.check_publication(project, projects.statements_before(project))


def _write(number: int, project: Project, user: Any, report: Report) -> None:
    try:
        if not project.live:
            projects.save_draft(project, user=user)
        else:
            projects.publish_project(project, user=user)
    except Refused as refusal:
        report.faults.append(RowFault(number, refusal.message))
    except ValidationError as error:
        report.faults.append(RowFault(number, " ".join(error.messages)))
