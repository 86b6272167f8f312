"""Aino's history as Kaisa reads it on her page: each event of a chapter of her story in its own Finnish words."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from marketplace.guidance.appointments import actions as appointments
from marketplace.guidance.plans import actions as plans
from marketplace.guidance.profiles import actions as profiles
from marketplace.services.referrals import actions as referrals
from marketplace.work.agreements import actions as agreements
from marketplace.work.assessments import actions as assessments
from marketplace.work.introductions import actions as introductions
from marketplace.work.placements import actions as placements
from matching.suggestions import actions as suggestions
from tests.factories import appointments as times
from tests.factories import marketplace, matching, services
from tests.factories import plans as steps_of
from tests.people import day, ready_to_meet

LINE = re.compile(r"<li><strong>(.*?)</strong>.*?</time> · (\w+)", re.DOTALL)


def profile(cast):
    draft = marketplace.profile(cast.aino, "draft")
    profiles.ask_coach(draft, by=cast.aino)
    profiles.offer(draft, by=cast.kaisa)
    profiles.rewrite(draft, by=cast.aino)
    profiles.offer(draft, by=cast.kaisa)
    profiles.publish(draft, by=cast.aino)
    profiles.pause(draft, by=cast.aino)
    profiles.resume(draft, by=cast.aino)
    profiles.block(cast.aino, cast.bakery, by=cast.aino)


def a_yes(cast):
    suggestion = matching.suggestion(*ready_to_meet(cast))
    suggestions.approve(suggestion, by=cast.kaisa)
    suggestions.say_later(suggestion, by=cast.aino)
    met = suggestions.say_yes(suggestion, release=[], by=cast.aino)
    introductions.see(met, by=cast.mikko)
    introductions.meet(met, meeting_at=times.at(times.workday(), 10), meeting_place="Leipomo", by=cast.mikko)
    introductions.accept(met, by=cast.mikko)
    introductions.withdraw(met, by=cast.aino)


def a_no(cast):
    profile_of_aino, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa)
    introductions.mark_unanswered(met, by=cast.kaisa)
    introductions.decline(met, decline_reason="skills", by=cast.mikko)
    suggestions.decline(matching.suggestion(profile_of_aino, place), coach_reason="skills", by=cast.kaisa)
    asked = matching.suggestion(profile_of_aino, place, "asked", decided_by=cast.kaisa)
    suggestions.say_no(asked, young_reason="work", by=cast.aino)
    suggestions.expire(matching.suggestion(profile_of_aino, place), by=cast.kaisa)
    suggestions.withdraw(matching.suggestion(profile_of_aino, place), by=cast.kaisa)


def agreement(cast):
    monday = marketplace.next_monday()
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    trial = marketplace.placement(met, "draft", starts_on=monday, ends_on=monday + dt.timedelta(days=60))
    marketplace.mandate(cast.sofia)
    version = marketplace.agreement(trial, cast.kaisa)
    agreements.send_out(version, by=cast.kaisa)
    agreements.sign(version, by=cast.aino)
    agreements.sign(version, by=cast.mikko)
    agreements.check(version, by=cast.kaisa)
    agreements.confirm(version, by=cast.sofia)


def job_in(cast, state):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    return marketplace.placement(met, state, kind="job")


def first_day(cast):
    job = job_in(cast, "draft")
    placements.agree(job, by=cast.kaisa)
    placements.start(job, by=cast.kaisa)


def last_day(cast):
    job = job_in(cast, "running")
    placements.stop(job, ended_on=day(0), side="young", reason="Muutto", by=cast.aino)
    asked = assessments.request(job, by=cast.kaisa)
    assessments.give(asked, suits="well", suits_words="Sopii", by=cast.mikko)
    assessments.dispute(asked, her_words="En ole samaa mieltä", by=cast.aino)
    assessments.confirm(asked, by=cast.aino)


def referral(cast):
    card = services.service()
    row = referrals.propose(cast.aino, service=card, by=cast.kaisa)
    referrals.agree(row, ticked=[], by=cast.aino)
    referrals.see(row, by=cast.kaisa)
    referrals.waitlist(row, worker="Oona", due_on=day(7), by=cast.kaisa)
    referrals.accept(row, worker="Oona", by=cast.kaisa)
    referrals.start(row, by=cast.kaisa)
    referrals.finish(row, by=cast.kaisa)


def meeting(cast):
    row = times.appointment(cast.aino, cast.kaisa, "offered")
    appointments.book(row, by=cast.aino)
    appointments.cancel(row, by=cast.aino)
    appointments.restore(row, by=cast.kaisa)


def plan(cast):
    step = steps_of.step(cast.aino, cast.kaisa)
    steps_of.accept(step.plan, cast.kaisa)
    step.refresh_from_db()
    plans.start(step, by=cast.aino)
    plans.finish(step, by=cast.aino)


CHAPTERS = {
    profile: """
        Aino: Valmentajaa pyydettiin lukemaan profiili
        Kaisa: Profiili on valmis luettavaksi
        Aino: Profiili palasi kirjoitettavaksi
        Kaisa: Profiili on valmis luettavaksi
        Aino: Lupa annettiin
        Aino: Profiili otettiin käyttöön
        Aino: Profiili laitettiin tauolle
        Aino: Profiili on taas käytössä
        Aino: Työpaikka estettiin""",
    a_yes: """
        Kaisa: Valmentaja hyväksyi
        Aino: Sanoi: myöhemmin
        Aino: Lupa annettiin
        Aino: Työpaikalta kysyttiin
        Aino: Sanoi kyllä
        Mikko: Työpaikka katsoi
        Mikko: Tapaamisesta sovittiin
        Mikko: Työpaikka sanoi kyllä
        Aino: Perui pyynnön""",
    a_no: """
        Kaisa: Vastausta ei tullut ajoissa: valmentaja soittaa
        Mikko: Työpaikka sanoi ei
        Kaisa: Valmentaja hylkäsi
        Aino: Sanoi ei
        Kaisa: Aika loppui
        Kaisa: Poistettiin listalta""",
    agreement: """
        Kaisa: Sopimusta kirjoitettiin
        Kaisa: Lähetettiin allekirjoitettavaksi
        Aino: Toinen osapuoli allekirjoitti
        Mikko: Toinen osapuoli allekirjoitti
        Mikko: Molemmat ovat allekirjoittaneet
        Mikko: Molemmat allekirjoittivat
        Kaisa: Valmentaja tarkisti sopimuksen
        Sofia: Viranhaltija allekirjoitti
        Sofia: Sopimusta kirjoitettiin
        Sofia: Viranomainen vahvisti""",
    first_day: """
        Kaisa: Sovittiin
        Kaisa: Ensimmäinen päivä
        Kaisa: Kysymykset ajoitettiin
        Kaisa: Kysymykset ajoitettiin
        Kaisa: Kysymykset ajoitettiin
        Kaisa: Kysymykset ajoitettiin""",
    last_day: """
        Aino: Keskeytyi
        Kaisa: Työpaikalta pyydettiin arvio
        Mikko: Arvio annettiin
        Aino: Näki arvion toisin
        Aino: Oli arviosta samaa mieltä""",
    referral: """
        Kaisa: Valmentaja ehdotti palvelua
        Aino: Sanoi kyllä
        Aino: Lupa annettiin
        Kaisa: Palvelu katsoi
        Kaisa: Palvelun jonossa
        Kaisa: Palvelu sanoi kyllä
        Kaisa: Alkoi
        Kaisa: Päättyi
        Aino: Lupa peruttiin""",
    meeting: """
        Aino: Tapaaminen varattiin
        Aino: Tapaaminen peruttiin
        Kaisa: Peruttu tapaaminen palautettiin""",
    plan: """
        Kaisa: Suunnitelma aloitettiin
        Kaisa: Suunnitelman uusi versio aloitettiin
        Kaisa: Askelta ehdotettiin
        Aino: Toinen osapuoli hyväksyi suunnitelman
        Kaisa: Askeleesta sovittiin yhdessä
        Kaisa: Molemmat hyväksyivät suunnitelman
        Aino: Askel aloitettiin
        Aino: Askel tehtiin""",
}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__)
def test_kaisa_reads_what_happened_in_its_own_words(cast, signed_in, chapter):
    chapter(cast)
    page = signed_in(cast.kaisa).get(reverse("caseloads:person_papers", args=[cast.aino.pk])).content.decode()
    lines = [f"{who}: {words}" for words, who in reversed(LINE.findall(page))]
    assert lines == CHAPTERS[chapter].strip().split("\n        ")
