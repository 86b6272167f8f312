"""Erasing: nothing of a person is left anywhere, others keep what is theirs."""

import datetime as dt
import io

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.access.models import IdempotencyKey
from accounts.audit.models import Entry
from accounts.audit.transitions import log
from accounts.notices.actions import notify
from accounts.notices.models import Notice, ScheduledRun
from accounts.people.actions import invite
from accounts.people.models import User
from accounts.privacy.actions import erase, erase_expired, give_consent
from accounts.privacy.models import Consent, Purpose
from accounts.privacy.registry import ACCOUNT_DAYS, WARNING_DAYS
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.placements.states import PlacementState
from tests.factories import accounts, marketplace, matching

pytestmark = pytest.mark.both_databases

CANARY = "Kanarialintu"
FACTS = {
    "family_name": CANARY,
    "email": f"{CANARY.lower()}@example.test",
    "phone": "+358409998887",
}


@pytest.fixture
def aino(cast):
    """Aino with something of hers in every corner of the house."""
    for name, value in FACTS.items():
        setattr(cast.aino, name, value)
    cast.aino.save()
    profile = marketplace.profile(cast.aino, strengths=CANARY, story=CANARY, wish=CANARY)
    profile.photo.save("x.jpg", ContentFile(CANARY.encode()))
    place = marketplace.listing(cast.bakery)
    matching.suggestion(profile, place, coach_note=CANARY, features={"a": CANARY}, reasons={"helps": [CANARY]})
    met = marketplace.introduction(
        cast.aino, place, cast.kaisa, IntroductionState.MEETING, greeting=CANARY, meeting_place=CANARY,
        released={"given_name": "Aino", "family_name": CANARY},
    )  # fmt: skip
    other = marketplace.listing(cast.bakery, title="Toinen")
    done = marketplace.introduction(cast.aino, other, cast.kaisa, IntroductionState.ACCEPTED)
    marketplace.placement(done, PlacementState.ENDED, goal=CANARY, outcome_note=CANARY)
    notify(cast.kaisa, "interest_shown", about=met, person=f"Aino {CANARY}", title="x")
    notify(cast.aino, "coach_changed", about=cast.aino, coach=CANARY)
    give_consent(cast.aino, Purpose.VISIBLE)
    invite(cast.aino, by=cast.kaisa)
    log(met, "close", by=cast.kaisa, reason=CANARY)
    log(profile, "archive", by=cast.aino, reason=CANARY)
    EmailAddress.objects.create(user=cast.aino, email=FACTS["email"], primary=True)
    Authenticator.objects.create(user=cast.aino, type="totp", data={"secret": CANARY})
    LogEntry.objects.create(
        user=cast.admin, content_type=ContentType.objects.get_for_model(User), object_id=str(cast.aino.pk),
        object_repr=f"Aino {CANARY}", action_flag=2, change_message=CANARY,
    )  # fmt: skip
    return cast.aino


def dump():
    """Every row of every table as text."""
    text = io.StringIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("marketplace_concept") or table == "django_migrations":
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                text.write(f"{table}: {row}\n")
    return text.getvalue()


def left_of(facts):
    return [line for line in dump().splitlines() if any(fact.lower() in line.lower() for fact in facts)]


def test_the_canary_sings_before(aino):
    assert len(left_of(FACTS.values())) >= 10


def test_nothing_is_left_in_any_table(aino, commits):
    with commits():
        erase(aino, by=aino)
    assert left_of([CANARY, *FACTS.values()]) == []


def test_the_photo_leaves_the_disk_with_the_commit(aino, commits):
    photo = Profile.objects.get(person=aino).photo
    with commits():
        erase(aino, by=aino)
        assert photo.storage.exists(photo.name)
    assert not photo.storage.exists(photo.name)


def test_the_account_stays_as_a_number_without_a_face(aino):
    erase(aino, by=aino)
    aino.refresh_from_db()
    assert (aino.email, aino.birth_on, aino.municipality, aino.phone, aino.family_name) == (None, None, None, "", "")
    assert not aino.is_active
    assert not aino.has_usable_password()
    assert aino.erased_at is not None


def test_the_trail_has_no_holes_and_no_words(aino):
    before = Entry.objects.filter(person=aino).count()
    erase(aino, by=aino)
    entries = Entry.objects.filter(person=aino)
    assert entries.count() > before
    assert set(entries.values_list("reason", flat=True)) == {""}
    assert entries.filter(verb="people.erase", actor=aino).count() == 1


def test_outcomes_stay_countable(aino):
    erase(aino, by=aino)
    assert aino.placements.get().outcome == "job_here"


def test_workplaces_stop_waiting(aino, cast):
    erase(aino, by=aino)
    states = set(aino.introductions.values_list("state", flat=True))
    assert states == {IntroductionState.WITHDRAWN}
    assert Notice.objects.filter(recipient=cast.mikko, name="introduction_withdrawn").exists()


def test_nobody_is_erased_in_the_middle_of_a_placement(aino, cast):
    met = marketplace.introduction(aino, marketplace.listing(cast.bakery), cast.kaisa, IntroductionState.ACCEPTED)
    marketplace.placement(met, PlacementState.RUNNING)
    with pytest.raises(ValidationError) as refusal:
        erase(aino, by=aino)
    assert refusal.value.code == "placement_live"
    aino.refresh_from_db()
    assert aino.email == FACTS["email"]
    assert Profile.objects.in_force().filter(person=aino).exists()


def test_others_keep_theirs(aino, cast):
    marketplace.profile(accounts.young("Beeda", cast.kaisa))
    erase(aino, by=aino)
    assert Profile.objects.in_force().count() == 1
    cast.mikko.refresh_from_db()
    assert cast.mikko.email
    assert cast.bakery.memberships.count() == 1


def test_sessions_end_with_the_person(aino, cast, signed_in):
    hers, his = signed_in(aino), signed_in(cast.mikko)
    erase(aino, by=aino)
    assert hers.get(reverse("people:settings")).url.startswith(reverse("account_login"))
    assert his.get(reverse("people:settings")).status_code == 200
    assert Session.objects.count() >= 1


def test_erasing_by_the_page_needs_the_tick(cast, signed_in):
    client = signed_in(cast.aino)
    assert client.post(reverse("privacy:erase")).status_code == 422
    answer = client.post(reverse("privacy:erase"), {"is_sure": "on"})
    assert answer.url == "/"
    assert "_auth_user_id" not in client.session
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at


@pytest.mark.parametrize("who", ["kaisa", "sofia", "admin", "ville"])
def test_accounts_of_staff_are_not_erased_by_themselves(cast, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.get(reverse("privacy:erase")).status_code == 403
    assert client.post("/api/v1/my-data/erase/", {"is_sure": True}, "application/json").status_code == 403


def test_erasing_by_the_api_needs_the_tick_too(cast, signed_in):
    client = signed_in(cast.aino)
    assert client.post("/api/v1/my-data/erase/", {"is_sure": False}, "application/json").status_code == 400
    assert client.post("/api/v1/my-data/erase/", {"is_sure": True}, "application/json").status_code == 204
    cast.aino.refresh_from_db()
    assert not cast.aino.is_active


def later(days):
    return timezone.now() + dt.timedelta(days=days, minutes=1)


def run_at(days):
    with time_machine.travel(later(days)):
        return erase_expired(timezone.now(), by=User.objects.system())


def test_a_quiet_account_is_warned_then_erased(cast):
    assert run_at(ACCOUNT_DAYS - WARNING_DAYS - 1)["warned"] == 0
    first = run_at(ACCOUNT_DAYS - WARNING_DAYS)
    assert first["warned"] == 2  # Aino and Mikko
    assert first["erased"] == 0
    assert run_at(ACCOUNT_DAYS - 1) == {"done": 0, "left": 0, "failed": 0, "warned": 0, "erased": 0, "cleared": 0}
    assert run_at(ACCOUNT_DAYS)["erased"] == 2
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at


def test_a_login_after_the_warning_keeps_the_account(cast):
    run_at(ACCOUNT_DAYS - WARNING_DAYS)
    cast.aino.last_login = later(ACCOUNT_DAYS - 5)
    cast.aino.save()
    run_at(ACCOUNT_DAYS)
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at is None


def test_work_of_the_coach_keeps_the_account_and_looking_does_not(cast):
    with time_machine.travel(later(300)):
        log(cast.aino, "view", by=cast.kaisa)
    assert run_at(ACCOUNT_DAYS - WARNING_DAYS)["warned"] == 2
    Notice.objects.all().delete()
    with time_machine.travel(later(300)):
        log(cast.aino, "change_settings", by=cast.kaisa)
    run_at(ACCOUNT_DAYS - WARNING_DAYS)
    assert not Notice.objects.filter(recipient=cast.aino).exists()


def test_the_rankers_own_work_keeps_nobody(cast):
    with time_machine.travel(later(300)):
        log(cast.aino, "change_settings", by=User.objects.system())
    assert run_at(ACCOUNT_DAYS - WARNING_DAYS)["warned"] == 2


def test_nobody_is_erased_without_a_warning_a_month_old(cast):
    assert run_at(ACCOUNT_DAYS + 400)["erased"] == 0
    assert run_at(ACCOUNT_DAYS + 400 + WARNING_DAYS)["erased"] == 2


def test_tables_with_a_date_are_cleared_by_their_period(cast):
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="x")
    IdempotencyKey.objects.create(key="7f4df0a0-6c1c-4b7a-9a53-6c2ad2a4ef11")
    ScheduledRun.objects.create(job="x", slot="y")
    invite(cast.aino, by=cast.kaisa)
    assert run_at(29)["cleared"] == 0
    assert run_at(31)["cleared"] == 4  # the invitation counted a try, too
    assert Notice.objects.count() == 1
    run_at(366)
    assert not Notice.objects.filter(name="organisation_verified").exists()


def test_the_command_says_what_it_did(cast, capsys):
    call_command("erase_expired")
    assert capsys.readouterr().out.strip() == "done: 0, left: 0, failed: 0, warned: 0, erased: 0, cleared: 0"


def test_consents_stay_as_proof(aino):
    erase(aino, by=aino)
    assert Consent.objects.filter(person=aino).exists()
