"""Who supports or comments with an account follows the idea; guests follow nothing (P12)."""

import pytest

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.notifications.models import Subscriber
from dos.notifications.services import follows
from dos.participation.services import support
from dos.participation.services.comments import write_comment
from dos.participation.services.support import Supporter
from dos.participation.tests.factories import IdeaFactory
from dos.participation.tests.office import Office, open_office
from dos.participation.tests.test_tell_followers import answered, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast: Cast) -> Office:
    return open_office(cast)


def test_who_supports_or_comments_with_an_account_hears_what_becomes_of_it(office: Office) -> None:
    idea = IdeaFactory(process=office.process)
    supporter, commenter = UserFactory(), UserFactory()

    support.support_idea(idea=idea, by=Supporter(user=supporter))
    write_comment(process=idea.process, idea=idea, text="Das wünsche ich mir auch.", user=commenter, form_token="a")
    answered(office, idea)

    for person in (supporter, commenter):
        subscriber = Subscriber.objects.get(user=person)
        assert subscriber.frequency == Subscriber.Frequency.DAILY
        assert len(told(subscriber)) == 1


def test_who_stopped_it_does_not_begin_again_with_a_second_comment(office: Office) -> None:
    idea, person = IdeaFactory(process=office.process), UserFactory()
    write_comment(process=idea.process, idea=idea, text="Das wünsche ich mir auch.", user=person, form_token="a")
    follows.unfollow(Subscriber.objects.get(user=person).follows.get())

    write_comment(process=idea.process, idea=idea, text="Noch ein Gedanke dazu.", user=person, form_token="b")

    assert not Subscriber.objects.get(user=person).follows.exists()


def test_a_guest_who_supports_follows_nothing(office: Office) -> None:
    support.support_idea(idea=IdeaFactory(process=office.process), by=Supporter(guest="keks"))

    assert not Subscriber.objects.exists()
