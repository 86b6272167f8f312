"""The page of a young person: what waits first, each thing once, six things done without leaving, a page for each kind."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.guidance.contactnotes import actions as notes
from marketplace.guidance.plans import actions as plans
from tests.factories import accounts, appointments, marketplace, matching
from tests.people import ready_to_meet

PARTS = ("person", "person_plan", "person_places", "person_meetings", "person_papers")
DOING = {
    "Kirjoita muistiinpano": "contactnotes:write",
    "Tarjoa aikoja": "appointments:offer",
    "Ehdota palvelua": "referrals:propose",
    "Ehdota paikkaa": "suggestions:propose",
    "Kirjoita viesti": "messages:begin",
    "Aloita suunnitelma": "plans:begin",
}

pytestmark = pytest.mark.django_db


def page_of(client, person, part="person"):
    answer = client.get(reverse(f"caseloads:{part}", args=[person.pk]))
    assert answer.status_code == 200
    return re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL).group()


def test_what_waits_stands_before_the_meeting_the_step_what_is_done_and_the_facts(cast, signed_in):
    matching.suggestion(*ready_to_meet(cast))
    page = page_of(signed_in(cast.kaisa), cast.aino)
    wanted = ["next-with-person", "next-meeting", "next-step", "actions", "facts", "profile-of"]
    assert [one for one in re.findall(r'id="([\w-]+)"', page) if one in wanted] == wanted
    assert "Odottaa sinua" in page


def test_with_whom_nothing_waits_it_says_so_and_when_somebody_last_met_her(cast, signed_in):
    marketplace.profile(cast.aino)
    client = signed_in(cast.kaisa)
    page = page_of(client, cast.aino)
    assert "Tämän nuoren asioissa mikään ei odota sinua" in page
    assert "Ei vielä yhteydenottoja" in page
    notes.write(cast.aino, text="Soitin", is_shared=False, by=cast.kaisa)
    assert f"Viimeksi yhteydessä {timezone.localdate():%-d.%-m.%Y}" in page_of(client, cast.aino)


def test_only_a_meeting_that_is_agreed_is_the_next_one(cast, signed_in):
    client = signed_in(cast.kaisa)
    offered = appointments.appointment(cast.aino, cast.kaisa, "offered")
    assert "Tapaamista ei ole sovittu" in page_of(client, cast.aino)
    offered.state, offered.booked_at = "booked", timezone.now()
    offered.save()
    assert offered.get_absolute_url() in page_of(client, cast.aino)


def test_the_agreed_step_has_its_owner_and_day_and_what_the_reader_promised_stands_above_alone(cast, signed_in):
    day = timezone.localdate() + dt.timedelta(days=3)
    step = plans.propose(cast.aino, title="Soitan opolle", due_on=day, by=cast.kaisa)
    client = signed_in(cast.kaisa)
    assert "Askelta ei ole sovittu" in page_of(client, cast.aino)
    plans.agree(step, by=cast.kaisa)
    assert f"Aino · viimeistään {day:%-d.%-m.%Y}" in page_of(client, cast.aino)
    type(step).objects.update(owner="coach")
    assert page_of(client, cast.aino).count("Soitan opolle") == 1


def test_on_each_page_about_her_six_things_can_be_done_and_lead_back_to_it(cast, signed_in):
    client = signed_in(cast.kaisa)
    for part in PARTS:
        here = reverse(f"caseloads:{part}", args=[cast.aino.pk])
        page = page_of(client, cast.aino, part)
        links = re.findall(r'href="([^"]+)\?next=([^"]+)" data-side-panel', page)
        assert links == [(reverse(name, args=[cast.aino.pk]), here) for name in DOING.values()]
        assert all(words in page for words in DOING)


def test_without_a_script_saving_comes_back_and_says_what_happened_and_who_reads_it(cast, signed_in):
    client, here = signed_in(cast.kaisa), reverse("caseloads:person_meetings", args=[cast.aino.pk])
    address = f"{reverse('contactnotes:write', args=[cast.aino.pk])}?next={here}"
    assert f'name="next" value="{here}"' in client.get(address).content.decode()
    for told, words in (("coaches", "Vain nuoren valmentajat lukevat sen"), ("her", "Nuori saa siitä viestin")):
        answer = client.post(address, {"text": "Puhuimme matkoista", "way": "met", "is_shared": told}, follow=True)
        assert answer.redirect_chain == [(here, 302)]
        assert words in answer.content.decode()


def test_a_note_without_its_readers_is_not_saved_and_says_so(cast, signed_in):
    answer = signed_in(cast.kaisa).post(
        reverse("contactnotes:write", args=[cast.aino.pk]), {"text": "Puhuimme matkoista", "way": "met"}
    )
    assert answer.status_code == 422
    assert "Puhuimme matkoista" in answer.content.decode()


def test_a_way_back_to_another_site_is_not_taken(cast, signed_in):
    address = f"{reverse('contactnotes:write', args=[cast.aino.pk])}?next=https://example.test/"
    answer = signed_in(cast.kaisa).post(address, {"text": "Puhuimme", "way": "met", "is_shared": "coaches"})
    assert answer["Location"].startswith("/")


@pytest.mark.parametrize("part", PARTS)
def test_each_page_is_for_those_who_may_open_hers_and_each_look_is_noted(cast, signed_in, part):
    address = reverse(f"caseloads:{part}", args=[cast.aino.pk])
    doors = {"kaisa": 200, "sofia": 200, "ville": 404, "mikko": 404, "aino": 403, "admin": 403}
    assert {who: signed_in(getattr(cast, who)).get(address).status_code for who in doors} == doors
    assert signed_in(accounts.coach("Pekka")).get(address).status_code == 403
    views = signed_in(cast.aino).get(reverse("privacy:mine")).context["views"]
    assert {entry.actor for entry in views} == {cast.kaisa, cast.sofia}


@pytest.mark.parametrize("part", PARTS)
def test_a_coordinator_can_do_none_of_the_six_and_reads_no_last_name(cast, signed_in, part):
    page = page_of(signed_in(cast.sofia), cast.aino, part)
    assert "data-side-panel" not in page
    assert "Aalto" not in page


def test_a_name_is_a_way_to_her_page_only_for_who_may_open_it(cast, signed_in):
    suggestion = matching.suggestion(*ready_to_meet(cast))
    assert (
        f'href="{cast.aino.get_absolute_url()}"'
        in signed_in(cast.kaisa).get(suggestion.get_absolute_url()).content.decode()
    )
    met = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    placement = marketplace.placement(met)
    for reader in (cast.mikko, cast.aino):
        page = signed_in(reader).get(placement.get_absolute_url()).content.decode()
        assert cast.aino.get_absolute_url() not in page


def test_one_press_offers_one_free_time(cast, signed_in):
    appointments.hours(cast.kaisa)
    client, address = signed_in(cast.kaisa), reverse("appointments:offer", args=[cast.aino.pk])
    keys = re.findall(
        r'<button class="button secondary" name="slots" value="([^"]+)"', client.get(address).content.decode()
    )
    assert 1 <= len(keys) <= 3
    assert client.post(address, {"slots": keys[0]}).status_code == 302
    assert cast.aino.appointments.get().state == "offered"
