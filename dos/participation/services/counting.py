"""Counters of ideas and comments: kept with every deed, counted anew from the rows where they ever differ."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Case, CharField, Count, F, Q, Value, When

from dos.participation.models import Comment, CommentSupport, Idea, Support
from dos.participation.services.support import COUNTERS, kind_of

P, PORTION = Support.Proof, 1_000
# What `kind_of` says of one row, for many.
_KIND = Case(
    When(user__isnull=False, then=Value(P.ACCOUNT)),
    When(Q(mail_hash__isnull=False) & ~Q(mail_hash=""), then=Value(P.MAIL)),
    default=F("proof"),
    output_field=CharField(),
)


def put_counters_right(*, is_dry_run: bool = False) -> int:
    """Count anew wherever a counter differs from its rows; return how many ideas. A second time finds none."""
    wrong = list(_wrong())
    if not is_dry_run:
        for pk in wrong:
            recount(pk)
    return len(wrong)


@transaction.atomic
def recount(pk: int) -> None:
    """Count supports and comments of one idea anew."""
    row = Idea.objects.select_for_update().get(pk=pk)
    kinds = [kind_of(support) for support in row.supports_of.all()]
    for kind, column in COUNTERS.items():
        setattr(row, column, kinds.count(kind))
    row.comments_count = row.comments.filter(state=Comment.State.PUBLISHED).count()
    row.save(update_fields=[*COUNTERS.values(), "comments_count", "changed_at"])


def put_comment_counters_right(*, is_dry_run: bool = False) -> int:
    """Count anew how many support a comment wherever the number differs; return how many. A second time finds none."""
    supports = CommentSupport.objects.order_by().values_list("comment_id").annotate(number=Count("pk"))
    right: dict[int, int] = dict(supports)
    told = Comment.objects.filter(Q(supports_count__gt=0) | Q(pk__in=CommentSupport.objects.values("comment_id")))
    wrong = [pk for pk, number in told.order_by("pk").values_list("pk", "supports_count") if number != right.get(pk, 0)]
    if not is_dry_run:
        for pk in wrong:
            recount_comment(pk)
    return len(wrong)


@transaction.atomic
def recount_comment(pk: int) -> None:
    """Count the supports of one comment anew."""
    row = Comment.objects.select_for_update(of=("self",)).get(pk=pk)
    row.supports_count = row.supports_of.count()
    row.save(update_fields=["supports_count"])


def _wrong() -> Iterator[int]:
    """Find them with three questions, however many ideas there are."""
    supports: dict[tuple[int, str], int] = {}
    for idea, kind, number in Support.objects.order_by().values_list("idea_id", _KIND).annotate(number=Count("pk")):
        supports[idea, kind] = number
    public = Comment.objects.filter(state=Comment.State.PUBLISHED).exclude(idea=None).order_by()
    comments = dict(public.values_list("idea_id").annotate(number=Count("pk")))
    columns = Idea.objects.order_by("pk").values_list("pk", "comments_count", *COUNTERS.values())
    for pk, told, *counted in columns.iterator(PORTION):
        right = [supports.get((pk, kind), 0) for kind in COUNTERS]
        if told != comments.get(pk, 0) or counted != right:
            yield pk
