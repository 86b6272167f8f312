"""Extra protection from its switch: who turns it, what it asks for, and everything that changes with the press."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.forms import WelcomeForm
from accounts.notices.actions import notify
from accounts.notices.models import Notice
from accounts.notices.words import mail_of, short_text_of
from accounts.people.models import User
from accounts.privacy.actions import export
from accounts.privacy.protections import actions
from accounts.privacy.protections.models import Protection
from accounts.privacy.protections.tasks import remind_of_reviews
from marketplace.guidance.appointments.calendars.actions import open_feed
from marketplace.guidance.profiles.forms import TravelForm
from marketplace.services.referrals.content import still_told
from marketplace.work.agreements.content import begun
from marketplace.work.introductions.actions import meet
from tests.factories import accounts, appointments, marketplace, services
from tests.links import link_to, pressed
from tests.people import day, work_trial

WORDS = "Entinen ystävä etsii häntä"
PRIVATE = ("Aalto", "Lahdessa", "kuva.jpg")
RELEASED = {
    "given_name": "Aino", "family_name": "Aalto", "phone": "+358401234567", "photo": "photos/kuva.jpg",
    "municipality": "Lahdessa",
}  # fmt: skip
both = pytest.mark.parametrize("how", ["page", "api"])


@pytest.fixture
def press(signed_in):
    """Switch it on as somebody does, by the page or by the API."""

    def send(who, person, how="page", **changed):
        said = {"kind": "judgement", "words": WORDS, "review_on": day(90).isoformat(), **changed}
        if how == "page":
            return signed_in(who).post(f"/my-data/protect/{person.pk}/", said)
        return signed_in(who).post("/api/v1/protections/protect/", {"person": person.pk, **said}, "application/json")

    return send


@pytest.fixture
def switch_off(signed_in):
    def send(who, how="page", reason="Vaara on ohi"):
        pk = Protection.objects.get().pk
        address = f"/my-data/protections/{pk}/unprotect/" if how == "page" else f"/api/v1/protections/{pk}/unprotect/"
        return signed_in(who).post(address, {"reason": reason})

    return send


@pytest.fixture
def met(cast):
    """A live introduction that released everything, while nothing was known of any danger."""
    marketplace.profile(cast.aino, photo="photos/kuva.jpg")
    return marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, released=RELEASED)


def is_on(person):
    return User.objects.get(pk=person.pk).is_safety_flagged


def page_of(client, address):
    return client.get(address).content.decode()


@both
@pytest.mark.parametrize("who", ["kaisa", "sofia"])
def test_her_coach_and_the_coordinator_switch_it_on_and_off_with_a_reason(cast, press, switch_off, who, how):
    worker = getattr(cast, who)
    assert press(worker, cast.aino, how).status_code == (302 if how == "page" else 201)
    assert is_on(cast.aino)
    assert switch_off(worker, how, reason="").status_code in (400, 422)
    assert is_on(cast.aino)
    assert switch_off(worker, how).status_code == (302 if how == "page" else 200)
    assert not is_on(cast.aino)
    lines = Entry.objects.of_person(cast.aino).filter(verb__in=["privacy.protect", "privacy.unprotect"])
    assert sorted((line.verb, line.reason) for line in lines) == [
        ("privacy.protect", ""), ("privacy.unprotect", "Vaara on ohi"),
    ]  # fmt: skip


@both
@pytest.mark.parametrize("who", ["leena", "ville", "mikko", "aino"])
def test_nobody_else_can_switch_it(cast, press, who, how):
    people = {"leena": accounts.coach("Leena"), "ville": cast.ville, "mikko": cast.mikko, "aino": cast.aino}
    assert press(people[who], cast.aino, how).status_code in (403, 404)
    assert not is_on(cast.aino)


@both
@pytest.mark.parametrize("days", [0, -1, settings.PROTECTION_REVIEW_DAYS + 1])
def test_the_day_of_the_next_look_is_after_today_and_within_the_limit(cast, press, days, how):
    answer = press(cast.kaisa, cast.aino, how, review_on=day(days).isoformat())
    assert answer.status_code in (400, 422)
    assert not is_on(cast.aino)
    last = day(settings.PROTECTION_REVIEW_DAYS).isoformat()
    assert press(cast.kaisa, cast.aino, how, review_on=last).status_code < 400


def test_it_is_switched_on_once(cast, press):
    press(cast.kaisa, cast.aino)
    cast.aino.refresh_from_db()
    with pytest.raises(ValidationError):
        actions.protect(cast.aino, kind="wish", review_on=day(30), by=cast.kaisa)
    assert Protection.objects.count() == 1


def test_the_words_are_read_by_her_and_her_coach_and_by_nobody_else_and_go_when_it_ends(
    cast, press, switch_off, signed_in
):
    press(cast.kaisa, cast.aino)
    hers, page = "/my-data/", cast.aino.get_absolute_url()
    assert WORDS in page_of(signed_in(cast.kaisa), page)
    assert WORDS in page_of(signed_in(cast.aino), hers)
    sections = {one.name: one for one in export(cast.aino, by=cast.aino)}
    assert WORDS in str(sections["accounts.protection"].rows)
    assert WORDS not in page_of(signed_in(cast.sofia), page)
    for who, reads in ((cast.kaisa, True), (cast.aino, True), (cast.sofia, False)):
        assert (WORDS in page_of(signed_in(who), "/api/v1/protections/")) is reads
    switch_off(cast.kaisa)
    assert Protection.objects.get().words == ""


def test_she_is_told_in_words_that_tell_nothing_and_asks_for_it_herself(cast, press, signed_in):
    assert "pyysi sitä" not in page_of(signed_in(cast.kaisa), cast.aino.get_absolute_url())
    assert signed_in(cast.aino).post("/my-data/protection/").status_code == 302
    assert Notice.objects.get(recipient=cast.kaisa).name == "protection_asked"
    assert "Nuori pyysi sitä" in page_of(signed_in(cast.kaisa), cast.aino.get_absolute_url())
    press(cast.kaisa, cast.aino)
    assert signed_in(cast.aino).post("/my-data/protection/").status_code == 403, "it is on"
    mail = " ".join(mail_of(Notice.objects.get(recipient=cast.aino)))
    assert not re.search("suoj|turva|vaara|Kaisa", mail, re.IGNORECASE), mail


def test_a_wish_of_somebody_without_a_coach_reaches_the_coordinator(cast):
    cast.aino.responsibilities.all().delete()
    actions.ask_protection(cast.aino, by=cast.aino)
    assert Notice.objects.get().recipient == cast.sofia


def test_the_mark_is_seen_by_those_who_act_on_it_and_never_by_an_employer(cast, press, signed_in, met):
    press(cast.kaisa, cast.aino)
    mark = "erityinen suoja"
    for address in ("/to-do/?pile=others", "/caseloads/", cast.aino.get_absolute_url()):
        assert mark in page_of(signed_in(cast.kaisa), address), address
    assert mark in page_of(signed_in(cast.sofia), "/caseloads/")
    employer = signed_in(cast.mikko)
    for address in ("/", "/introductions/", met.get_absolute_url(), "/api/v1/introductions/"):
        assert mark not in page_of(employer, address).lower(), address


def test_a_workplace_that_read_everything_reads_no_more_than_the_rest_at_its_next_request(
    cast, press, switch_off, signed_in, met
):
    employer, by_mail = signed_in(cast.mikko), link_to("introductions.answer", met, cast.mikko)
    pages = (
        lambda: page_of(employer, met.get_absolute_url()),
        lambda: page_of(employer, f"/api/v1/introductions/{met.pk}/"),
        lambda: str(pressed(Client(), by_mail).content, "utf-8"),
    )
    assert all("Aalto" in read() and "Lahdessa" in read() for read in pages)
    press(cast.kaisa, cast.aino)
    for read in pages:
        assert not [word for word in PRIVATE if word in read()]
        assert "+358401234567" in read(), "she ticked her phone"
    assert employer.get(f"/introductions/{met.pk}/photo/").status_code == 404
    assert "Leipomo Kauris" not in page_of(signed_in(cast.kaisa), f"/my-data/protect/{cast.aino.pk}/"), "it is on"
    switch_off(cast.kaisa)
    assert all("Aalto" in read() for read in pages)


def test_who_switches_it_on_reads_first_what_is_out_already(cast, signed_in, met):
    page = page_of(signed_in(cast.kaisa), f"/my-data/protect/{cast.aino.pk}/")
    assert "Leipomo Kauris: Leipomon apulainen" in page
    met.released = {"given_name": "Aino"}
    met.save()
    assert "Leipomo Kauris" not in page_of(signed_in(cast.kaisa), f"/my-data/protect/{cast.aino.pk}/")


def test_a_service_that_was_told_her_last_name_reads_it_no_more(cast, press):
    told = {"given_name": "Aino", "family_name": "Aalto"}
    referral = services.referral(cast.aino, services.service(), cast.kaisa, released=told)
    press(cast.kaisa, cast.aino)
    referral.person.refresh_from_db()
    assert still_told(referral) == {"given_name": "Aino"}


def test_a_new_agreement_bears_her_first_name_alone(cast, press):
    placement = work_trial(cast, begins=5, ends=40)
    assert begun(placement)["young"] == "Aino Aalto"
    press(cast.kaisa, cast.aino)
    placement.person.refresh_from_db()
    assert begun(placement)["young"] == "Aino"


@pytest.mark.parametrize("reader", ["aino", "kaisa"])
def test_no_mail_tells_where_or_when_she_is(cast, press, met, reader):
    person = getattr(cast, reader)
    meet(met, meeting_at=timezone.now() + dt.timedelta(days=3), meeting_place="Torikatu 5", by=cast.mikko)
    [notice] = [one for one in Notice.objects.filter(recipient=person) if "Torikatu 5" in one.facts.values()]
    assert "Torikatu 5" in " ".join(mail_of(notice))
    press(cast.kaisa, cast.aino)
    held = " ".join(mail_of(Notice.objects.get(pk=notice.pk)))
    assert not [fact for fact in notice.facts.values() if len(fact) > 4 and fact in held], held
    assert met.get_absolute_url() in held


def test_a_mail_about_an_appointment_tells_neither_day_nor_hour(cast, press):
    made = appointments.appointment(cast.aino, cast.kaisa)
    press(cast.kaisa, cast.aino)
    person = User.objects.get(pk=cast.aino.pk)
    person.phone = "+358401234567"
    for name in ("appointment_booked", "appointment_rescheduled", "appointment_cancelled", "appointment_reminder"):
        notice = notify(person, name, about=made, link="/x/", day="torstai 3.12.", time="12.30")
        assert not re.search(r"torstai|3\.12|12\.30", " ".join(mail_of(notice)))
    text = notify(person, "appointment_cancelled", about=made, day="torstai 3.12.", time="12.30", coach="Kaisa")
    assert not re.search(r"torstai|3\.12|12\.30", short_text_of(text))


def test_what_speaks_of_the_account_itself_goes_out_whole(cast, press):
    press(cast.kaisa, cast.aino)
    person = User.objects.get(pk=cast.aino.pk)
    assert "3.12.2026" in " ".join(mail_of(notify(person, "account_ending", about=person, day="3.12.2026")))


def test_the_calendar_says_only_that_there_is_an_appointment(cast, press, client):
    appointments.appointment(cast.aino, cast.kaisa)
    feed = f"/appointments/calendar/{open_feed(cast.aino, by=cast.aino).key}.ics"
    assert "Ohjaamo" in page_of(client, feed)
    press(cast.kaisa, cast.aino)
    held = page_of(client, feed)
    assert "SUMMARY:Tapaaminen" in held
    assert not re.search("Ohjaamo|LOCATION|Aino|Kaisa", held)


def test_home_municipality_is_neither_compulsory_nor_asked(cast, press):
    form = WelcomeForm({"given_name": "Bella", "birth_on": "4.9.2007", "language": "fi"}, coach=cast.kaisa)
    assert form.is_valid(), form.errors
    profile = marketplace.profile(cast.aino)
    assert "municipality" in TravelForm(profile=profile).fields
    press(cast.kaisa, cast.aino)
    profile.person.refresh_from_db()
    assert "municipality" not in TravelForm(profile=profile).fields


def test_no_employer_can_browse_young_people_at_all(cast, press, signed_in, met):
    press(cast.kaisa, cast.aino)
    employer = signed_in(cast.mikko)
    for address in ("/api/v1/profiles/", "/api/v1/suggestions/", "/api/v1/caseloads/", "/caseloads/"):
        answer = employer.get(address)
        assert answer.status_code in (403, 404) or "Aino" not in answer.content.decode(), address


def test_her_coach_is_reminded_once_when_the_day_has_come_and_it_goes_on(cast, press, signed_in):
    press(cast.kaisa, cast.aino)
    Protection.objects.update(review_on=timezone.localdate())
    for _night in range(2):
        remind_of_reviews.func()
    assert Notice.objects.filter(recipient=cast.kaisa, name="protection_review").count() == 1
    kaisa = signed_in(cast.kaisa)
    assert "Katso erityinen suoja uudelleen" in page_of(kaisa, "/")
    assert is_on(cast.aino)
    pk = Protection.objects.get().pk
    said = {"reason": "Uhka jatkuu", "review_on": day(60).isoformat()}
    assert kaisa.post(f"/my-data/protections/{pk}/renew/", said).status_code == 302
    assert "Katso erityinen suoja uudelleen" not in page_of(kaisa, "/")
    assert is_on(cast.aino)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_day_of_the_next_look_is_written_as_people_write_days(cast, signed_in, language):
    type(cast.kaisa).objects.filter(pk=cast.kaisa.pk).update(language=language)
    page = signed_in(cast.kaisa).get(f"/my-data/protect/{cast.aino.pk}/").content.decode()
    day = timezone.localdate() + dt.timedelta(days=182)
    assert f'value="{day.day}.{day.month}.{day.year}"' in page


def test_the_mark_stands_at_the_top_of_her_page_for_her_coach(cast, signed_in):
    client, address = signed_in(cast.kaisa), cast.aino.get_absolute_url()
    top = client.get(address).content.decode().partition("<dl")[0]
    assert "erityinen suoja" not in top
    actions.protect(cast.aino, kind="judgement", review_on=timezone.localdate() + dt.timedelta(days=30), by=cast.kaisa)
    assert "erityinen suoja" in client.get(address).content.decode().partition("<dl")[0]
