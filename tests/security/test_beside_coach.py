"""Within an hour after a coach has let a young person in, nobody gives in her name what is hers alone to give."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.access.permissions import HERS_ALONE
from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.tasks import deliver_due
from accounts.people.actions import invite
from accounts.people.signin.devices import BESIDE_COACH
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of
from tests.security.world import ACTORS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]
AINO = ACTORS.index("aino")
BESIDES = {ACTORS.index("aino"), ACTORS.index("bella")}
PASSWORD = "ruisleipä ja 3 kuppia kahvia"

# Open to a young person alone, and yet open in that hour: nothing is given away by it, and she can undo it.
FREE = {
    "events:sign_up": "a seat is left again with one press",
    "events:here": "she stands at the door of the event",
    "events:take": "a seat is left again with one press",
    "api-events-sign-up": "as its page",
    "api-sign-ups-take": "as its page",
    "appointments:take": "a time with her coach, cancelled with one press",
    "api-open-times-take": "as its page",
    "introductions:withdraw": "taking back is never made hard (GDPR art. 7(3))",
    "api-introductions-withdraw": "as its page",
    "privacy:withdraw_consent": "taking back is never made hard (GDPR art. 7(3))",
    "api-privacy-consent-withdraw": "as its page",
    "healthnotes:withdraw": "taking back is never made hard (GDPR art. 7(3))",
    "api-health-items-withdraw": "as its page",
    "profiles:archive": "hides",
    "api-profiles-archive": "as its page",
    "profiles:ask_coach": "asks the coach",
    "api-profiles-ask-coach": "as its page",
    "profiles:block": "protects her",
    "privacy:ask_protection": "protects her",
    "api-privacy-protection-ask": "as its page",
    "profiles:unblock": "undone with one press",
    "api-blocks-block": "as its page",
    "api-blocks-unblock": "as its page",
    "plans:begin_survey": "twelve sentences that nobody sees before she gives them",
    "plans:answer": "nobody sees it before she gives it",
    "api-surveys-answer": "as its page",
    "diaries:write": "hers, seen by nobody before she shares it",
    "diaries:add": "hers, seen by nobody before she shares it",
    "diaries:hide": "takes back what was shared",
    "diaries:remove": "takes back what was written",
    "api-diary-days-write": "as its page",
    "api-diary-add": "as its page",
    "api-diary-hide": "as its page",
    "api-diary-remove": "as its page",
    "unsent:discard": "throws away what she typed in this hour; what waits from before it is not shown",
    "suggestions:say_later": "leaves it open",
    "api-suggestions-say-later": "as its page",
}
# Open to others as well, for their own side; in that hour not to her.
HERS_AMONG_OTHERS = (
    "agreements:sign", "healthnotes:write", "plans:accept", "privacy:erase", "privacy:export", "privacy:download",
    "api-agreements-sign", "api-health-items-write", "api-plan-versions-accept", "api-privacy-export", "api-privacy-erase",
)  # fmt: skip


def hers_alone():
    """Addresses whose POST is open to young people and to nobody else."""
    for name, row in MATRIX.items():
        doors = {at for at, letter in enumerate(row.post) if letter == "+"}
        if AINO in doors and doors <= BESIDES:
            yield name


def beside(client, minutes=0):
    """The client's session as if a coach had opened it so many minutes ago."""
    session = client.session
    session[BESIDE_COACH] = timezone.now().timestamp() - minutes * 60
    session.save()
    return client


def knock(world, name, client):
    """One request; whatever it did is undone."""
    row = MATRIX[name]
    method = client.post if "+" in row.post else client.get
    with transaction.atomic():
        answer = method(path_of(name, world, row.obj, row.words))
        if hasattr(answer, "streaming_content"):
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


def test_every_door_that_is_hers_alone_waits_an_hour_or_says_why_not(world):
    client = beside(world.client("aino"))
    shut = {name for name in hers_alone() if knock(world, name, client).status_code == 403}
    assert set(hers_alone()) - shut == set(FREE)


def test_her_side_of_shared_doors_waits_too(world):
    client = beside(world.client("aino"))
    assert {name: knock(world, name, client).status_code for name in HERS_AMONG_OTHERS} == dict.fromkeys(
        HERS_AMONG_OTHERS, 403
    )


def test_after_the_hour_the_doors_are_open(world):
    client = beside(world.client("aino"), minutes=61)
    assert 403 not in {knock(world, name, client).status_code for name in [*hers_alone(), *HERS_AMONG_OTHERS]}


def test_the_refusal_says_what_she_can_do(world):
    client = beside(world.client("aino"))
    page = knock(world, "suggestions:say_yes", client).content.decode()
    assert reverse("account_set_password") in page
    assert reverse("mfa_add_webauthn") in page
    assert str(HERS_ALONE) in knock(world, "api-suggestions-say-yes", client).json()["errors"][""]


@pytest.fixture
def phone(cast):
    cast.aino.phone = "+358401234567"
    cast.aino.save()
    client = Client()
    client.post(reverse("people:join_link", args=[invite(cast.aino, by=cast.kaisa).token]))
    return client


def is_shut(client):
    return client.get(reverse("privacy:equality")).status_code == 403


def set_password(client):
    return client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})


def test_a_session_from_a_link_is_marked_and_a_password_of_her_own_frees_it(phone):
    assert is_shut(phone)
    set_password(phone)
    assert not is_shut(phone)


def test_an_hour_later_it_is_free_by_itself(phone):
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=61), tick=False):
        assert not is_shut(phone)


def test_who_has_a_password_and_is_let_in_beside_her_coach_still_waits(cast, signed_in):
    cast.aino.set_password(PASSWORD)
    cast.aino.save()
    device = Client()
    code = device.post(reverse("people:arrive")).context["code"]
    signed_in(cast.kaisa).post(reverse("people:let_in", args=[cast.aino.pk]), {"code": code})
    device.post(reverse("people:come_in"))
    assert is_shut(device)


def test_signing_in_with_her_own_password_waits_for_nothing(cast, phone):
    set_password(phone)
    phone.post(reverse("account_logout"))
    phone.post(reverse("account_login"), {"login": cast.aino.email, "password": PASSWORD})
    assert BESIDE_COACH not in phone.session


def channels(name):
    return set(Notice.objects.filter(name=name).values_list("channel", "state"))


def test_each_way_in_is_told_in_the_service_by_mail_and_by_text(cast, phone, settings, tmp_path):
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"
    Notice.objects.all().delete()
    phone.post(reverse("account_logout"))
    phone.post(reverse("people:join_link", args=[invite(cast.aino, by=cast.kaisa).token]))
    assert channels("invitation_used") == {("mail", "waiting"), ("sms", "waiting")}
    set_password(phone)
    assert channels("own_way_set") == {("mail", "waiting"), ("sms", "waiting")}
    deliver_due.func()
    assert len(mail.outbox) >= 2
    assert len(list((tmp_path / "sms").iterdir())) == 2


def test_at_night_it_is_told_at_once(cast):
    with time_machine.travel(dt.datetime(2026, 3, 2, 22, 30, tzinfo=dt.UTC), tick=False):
        Client().post(reverse("people:join_link", args=[invite(cast.aino, by=cast.kaisa).token]))
        assert Notice.objects.due().filter(name="invitation_used").exists()


def test_how_she_is_told_cannot_be_changed_in_that_hour(cast, phone):
    sent = {"language": "fi", "phone": "", "wants_mail": "on", "wants_sms": "on", "wants_ranking": "on"}
    assert phone.post(reverse("people:settings"), sent).status_code == 422
    api = phone.post("/api/v1/people/change-settings/", {"wants_mail": False}, "application/json")
    assert api.status_code == 422
    cast.aino.refresh_from_db()
    assert (cast.aino.phone, cast.aino.wants_mail) == ("+358401234567", True)


def test_a_way_of_her_own_stands_in_the_trail_whoever_held_the_phone(cast, phone):
    set_password(phone)
    assert Entry.objects.filter(person=cast.aino, verb="people.set_own_way").count() == 1
