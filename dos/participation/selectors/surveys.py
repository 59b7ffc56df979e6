"""Questions about surveys and polls: which there are, whether their result is public."""

from datetime import datetime

from django.db.models import Prefetch

from dos.participation.models import Activity, Phase, Process

ASKING = (Process.Kind.SURVEY, Process.Kind.POLL)


def asking_process(slug: str) -> Process | None:
    """Return the public survey or poll of this name, or None."""
    phases = Prefetch("phases", Phase.objects.order_by("starts_at", "pk"))
    found = Process.objects.published().filter(slug=slug, kind__in=ASKING)
    return found.select_related("city", "project").prefetch_related(phases).first()


def result_from(process: Process) -> datetime | None:
    """Return when the last phase for answers ends; None where there is no such phase."""
    return max((phase.ends_at for phase in process.phases.all() if phase.opens(Activity.ANSWER)), default=None)


def is_result_public(process: Process, now: datetime) -> bool:
    """Tell whether everybody may see the result: nobody can answer any more, or the result was published."""
    ends_at = result_from(process)
    return process.result_at is not None or (ends_at is not None and ends_at <= now)
