"""Ideas come together with consent and apart exactly as they were; nothing is moved silently, nothing loops (P8)."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.participation.models import CouncilStep, Idea, Support, Transfer
from dos.participation.services import merging, support
from dos.participation.services.support import Supporter
from dos.participation.tests.factories import IdeaFactory, ProcessFactory
from dos.participation.tests.office import Office, open_office, ruling

pytestmark = pytest.mark.django_db
S = Idea.State


def pair(office: Office) -> tuple[Idea, Idea]:
    target = IdeaFactory(process=office.process, title="Brunnen am Markt")
    source = IdeaFactory(process=office.process, title="Wasser für alle")
    return target, source


def supported_by(idea: Idea, user: Any) -> Support:
    support.support_idea(idea=idea, by=Supporter(user=user, guest=f"cookie-{user.pk}"))
    row: Support = idea.supports_of.get(user=user)
    return row


def merge(office: Office, target: Idea, *sources: Idea) -> list[Transfer]:
    target.refresh_from_db()
    return merging.merge_ideas(target, sources, ruling(office.moderator_schwerte, target, "gleiches_anliegen"))


def counters(idea: Idea) -> tuple[int, int, int]:
    idea.refresh_from_db()
    return idea.supports_by_account, idea.supports_by_mail, idea.supports_by_guest


def test_both_texts_stay_and_supports_stay_apart(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    supported_by(source, UserFactory(email="eins@dos.invalid"))
    support.support_idea(idea=source, by=Supporter(guest="cookie"))

    offers = merge(office, target, source)

    source.refresh_from_db()
    assert (source.state, source.merged_into) == (S.MERGED, target)
    assert source.is_public
    assert len(offers) == 1
    assert (offers[0].valid_until - timezone.now()).days in (59, 60)
    assert counters(source) == (1, 0, 1)
    assert counters(target) == (0, 0, 0)
    assert "Brunnen am Markt" in source.events.order_by("-pk")[0].reason
    assert "Wasser für alle" in target.events.order_by("-pk")[0].reason
    assert "mitnehmen" in Mail.objects.get(to="eins@dos.invalid").text
    page = Client().get(f"/mitmachen/{office.process.slug}/{target.reference}/").content.decode()
    assert "Wasser für alle" in page
    assert "mit eigener Zählung: 2 Unterstützungen" in page


def test_who_supports_both_is_not_asked(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    user = UserFactory()
    supported_by(source, user)
    supported_by(target, user)

    assert merge(office, target, source) == []


def test_one_click_moves_the_support_and_a_second_changes_nothing(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    row = supported_by(source, UserFactory())
    (offer,) = merge(office, target, source)
    url = f"/mitmachen/uebertragen/{merging.transfer_token(offer)}/"
    client = Client()

    assert client.get(url).status_code == 200
    assert counters(source)[0] == 1
    for _press in range(2):
        response = client.post(url)
        assert response.status_code == 200
        assert "zählt jetzt" in response.content.decode()

    assert response["Referrer-Policy"] == "strict-origin"
    assert counters(source) == (0, 0, 0)
    assert counters(target) == (1, 0, 0)
    row.refresh_from_db()
    assert row.idea == target


def test_a_forged_link_is_nothing(cast: Cast) -> None:
    for token in ("1", "1:abc", "x" * 300):
        assert Client().get(f"/mitmachen/uebertragen/{token}/").status_code == 404


def test_after_sixty_days_it_is_over(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    supported_by(source, UserFactory())
    (offer,) = merge(office, target, source)

    with pytest.raises(Refused, match="60 Tage"):
        merging.move_support(offer, now=timezone.now() + timedelta(days=61))


def test_a_moved_support_counts_for_the_threshold(cast: Cast) -> None:
    office = open_office(cast)
    process = ProcessFactory(city=cast.schwerte, threshold=2, threshold_body="Rat")
    target, source = IdeaFactory(process=process), IdeaFactory(process=process)
    supported_by(target, UserFactory())
    supported_by(source, UserFactory())
    (offer,) = merge(office, target, source)

    merging.move_support(offer)

    assert CouncilStep.objects.get().idea == target


def test_apart_again_everything_is_as_before(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    moved, stays = (supported_by(source, UserFactory()) for _number in range(2))
    support.support_idea(idea=source, by=Supporter(guest="cookie"))
    before = {row.pk: (row.idea_id, row.user_id, row.mail_hash, row.guest_hash) for row in Support.objects.all()}
    counted = counters(source), counters(target)
    offers = merge(office, target, source)
    merging.move_support(next(offer for offer in offers if offer.support_id == moved.pk))
    source.refresh_from_db()

    merging.unmerge_idea(source, ruling(office.moderator_schwerte, source, "irrtum"))

    after = {row.pk: (row.idea_id, row.user_id, row.mail_hash, row.guest_hash) for row in Support.objects.all()}
    assert after == before
    assert stays.pk in after
    assert (counters(source), counters(target)) == counted
    assert (source.state, source.merged_into) == (S.PUBLISHED, None)
    assert not Transfer.objects.exists()
    with pytest.raises(Conflict, match="aufgehoben"):
        merging.move_support(offers[0])


def test_an_idea_under_review_is_under_review_again(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    Idea.objects.filter(pk=source.pk).update(state=S.UNDER_REVIEW)
    merge(office, target, source)
    source.refresh_from_db()

    merging.unmerge_idea(source, ruling(office.moderator_schwerte, source, "irrtum"))

    assert source.state == S.UNDER_REVIEW


def test_what_is_not_merged_cannot_come_apart(cast: Cast) -> None:
    office = open_office(cast)
    _target, source = pair(office)

    with pytest.raises(Conflict, match="nicht zusammengeführt"):
        merging.unmerge_idea(source, ruling(office.moderator_schwerte, source, "irrtum"))


def test_no_loop_and_no_chain(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    third = IdeaFactory(process=office.process)
    merge(office, target, source)

    with pytest.raises(Conflict, match="kann keine Idee aufnehmen"):
        merge(office, source, target)
    with pytest.raises(Conflict, match="schon andere aufgenommen"):
        merge(office, third, target)
    with pytest.raises(Conflict, match="nicht zusammenführen"):
        merge(office, third, source)
    with pytest.raises(Refused, match="sich selbst"):
        merge(office, third, third)
    with pytest.raises(Refused, match="mindestens eine"):
        merge(office, third)


@pytest.mark.parametrize("state", [S.IN_MODERATION, S.HIDDEN, S.WITHDRAWN, S.ADOPTED])
def test_only_open_public_ideas_come_together(cast: Cast, state: str) -> None:
    office = open_office(cast)
    target, source = pair(office)
    Idea.objects.filter(pk=source.pk).update(state=state)

    with pytest.raises(Conflict):
        merge(office, target, source)
    with pytest.raises(Conflict):
        merge(office, source, target)

    target.refresh_from_db()
    assert target.events.count() == 0


def test_a_process_that_is_not_public_takes_no_part(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    hidden = IdeaFactory(process=ProcessFactory(city=cast.schwerte, live=False))

    with pytest.raises(Refused, match="nicht öffentlich"):
        merge(office, target, hidden)
    with pytest.raises(Refused, match="nicht öffentlich"):
        merge(office, hidden, source)


def test_one_wrong_source_changes_nothing(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)

    with pytest.raises(Conflict):
        merge(office, target, source, IdeaFactory(process=office.process, state=S.HIDDEN))

    source.refresh_from_db()
    assert source.state == S.PUBLISHED


def test_a_stale_version_is_a_conflict(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    stale = ruling(office.moderator_schwerte, target, "gleiches_anliegen")
    Idea.objects.filter(pk=target.pk).update(version=9)

    with pytest.raises(Conflict):
        merging.merge_ideas(target, [source], stale)


@pytest.mark.django_db(transaction=True)
def test_two_that_cross_each_other_end_in_one() -> None:
    office = open_office()
    pairs = [pair(office)]
    first, second = pairs[0]
    start, outcomes = threading.Barrier(2), []

    def press(target: Idea, source: Idea) -> None:
        start.wait()
        try:
            merging.merge_ideas(target, [source], ruling(office.moderator_schwerte, target, "doppelt"))
            outcomes.append("done")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=both) for both in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(outcomes) == ["conflict", "done"]
    assert Idea.objects.filter(state=S.MERGED).count() == 1
    assert Idea.objects.exclude(merged_into=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_support_is_moved_once_by_two_clicks_at_the_same_moment() -> None:
    office = open_office()
    target, source = pair(office)
    supported_by(source, UserFactory())
    (offer,) = merge(office, target, source)
    start = threading.Barrier(2)

    def press() -> None:
        start.wait()
        merging.move_support(Transfer.objects.get(pk=offer.pk))
        connection.close()

    threads = [threading.Thread(target=press) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert counters(target) == (1, 0, 0)
    assert counters(source) == (0, 0, 0)


def test_merging_at_the_desk(cast: Cast) -> None:
    office = open_office(cast)
    target, source = pair(office)
    foreign = IdeaFactory(process=office.process_dortmund)
    client = signed_in(office.moderator_schwerte)
    url = f"/desk/beteiligung/idee/{target.pk}/zusammenfuehren/"
    words = {"version": target.version, "reason_key": "gleiches_anliegen", "text": ""}

    assert client.post(url, {**words, "sources": "gibt-esnicht"}).status_code == 422
    assert client.post(url, {**words, "sources": foreign.reference}).status_code == 403
    assert client.post(url, {**words, "sources": source.reference}).status_code == 302
    source.refresh_from_db()
    assert source.merged_into == target
    words = {"version": source.version, "reason_key": "irrtum", "text": ""}
    assert client.post(f"/desk/beteiligung/idee/{source.pk}/trennen/", words).status_code == 302
    foreign.refresh_from_db()
    assert (foreign.state, foreign.merged_into) == (S.PUBLISHED, None)
