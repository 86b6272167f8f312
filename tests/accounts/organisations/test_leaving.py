"""Who leaves a workplace or is removed: what she held goes to a named colleague, and everybody concerned is told."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.notices.actions import notify
from accounts.notices.models import Notice
from accounts.organisations import actions
from accounts.organisations.models import Membership
from accounts.people.states import Role
from marketplace.work.messages.actions import begin_about
from marketplace.work.messages.models import Thread
from tests.factories import accounts, marketplace
from tests.links import link_to, pressed

pytestmark = pytest.mark.django_db


@pytest.fixture
def tuula(cast):
    """A colleague at the bakery who may add people and has signed in."""
    person = accounts.user(Role.EMPLOYER, "Tuula", last_login=timezone.now())
    Membership.objects.create(organisation=cast.bakery, person=person, is_manager=True)
    return person


@pytest.fixture
def asked(cast):
    """Mikko is the contact of a place at which Aino waits for his answer and has written to him."""
    marketplace.profile(cast.aino)
    introduction = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa)
    begin_about(introduction, text="Milloin voin tulla?", by=cast.aino)
    return introduction


def waiting(reader):
    return set(Notice.objects.filter(recipient=reader, state="waiting").values_list("name", flat=True))


def test_whoever_holds_places_and_messages_names_who_takes_them(cast, tuula, asked, signed_in):
    mikko, address = signed_in(cast.mikko), reverse("organisations:leave", args=[cast.bakery.pk])
    page = mikko.get(address).content.decode()
    assert "1 paikka, 1 vastausta odottava viesti" in page
    assert "Tuula" in page
    assert mikko.post(address).status_code == 422
    assert cast.bakery.memberships.get(person=cast.mikko).ended_on is None
    assert mikko.post(address, {"to": tuula.pk})["Location"] == "/"
    asked.refresh_from_db()
    assert asked.listing.contact == tuula
    assert Thread.objects.get().holder == tuula


def test_the_colleague_gets_the_questions_that_wait_and_aino_hears_who_it_is(cast, tuula, asked):
    actions.leave(cast.bakery, by=cast.mikko, to=tuula)
    assert {"organisation_work_received", "introduction_opened", "message_waiting"} <= waiting(tuula)
    assert {"contact_changed", "message_has_new_owner"} <= waiting(cast.aino)
    assert waiting(cast.mikko) == set(), "nothing more is sent to who has left"


def test_what_was_about_to_be_told_him_of_the_bakerys_places_is_told_him_no_more(cast, tuula):
    place = marketplace.listing(cast.bakery)
    notify(cast.mikko, "listing_refresh", about=place, day="1.2.2026", title=place.title)
    assert waiting(cast.mikko) == {"listing_refresh"}
    actions.leave(cast.bakery, by=cast.mikko, to=tuula)
    assert waiting(cast.mikko) == set()


def test_her_link_opens_for_her_and_his_no_more(cast, tuula, asked, client):
    his = link_to("introductions.answer", asked, cast.mikko)
    actions.leave(cast.bakery, by=cast.mikko, to=tuula)
    assert pressed(client, his).status_code == 410
    assert pressed(client, link_to("introductions.answer", asked, tuula)).status_code == 200


def test_whoever_holds_nothing_is_asked_nothing(cast, tuula, signed_in):
    page = signed_in(tuula).get(reverse("organisations:leave", args=[cast.bakery.pk])).content.decode()
    assert 'name="to"' not in page
    type(tuula).objects.filter(pk=cast.mikko.pk).update(last_login=timezone.now())
    actions.leave(cast.bakery, by=tuula)


def test_the_last_manager_who_has_signed_in_stays(cast, tuula):
    type(tuula).objects.filter(pk=tuula.pk).update(last_login=None)
    with pytest.raises(ValidationError) as refusal:
        actions.leave(cast.bakery, by=cast.mikko)
    assert refusal.value.code == "last_manager"


def test_nobody_from_elsewhere_takes_over(cast, tuula, asked):
    stranger = accounts.user(Role.EMPLOYER, "Muu", last_login=timezone.now())
    with pytest.raises(ValidationError) as refusal:
        actions.leave(cast.bakery, by=cast.mikko, to=stranger)
    assert list(refusal.value.error_dict) == ["contact"]
    assert Membership.objects.get(person=cast.mikko).ended_on is None


def test_what_is_held_at_another_workplace_stays(cast, tuula, asked):
    cafe = accounts.employer("Kahvila", contact=cast.mikko, verified_by=cast.kaisa)
    there = marketplace.listing(cafe)
    actions.leave(cast.bakery, by=cast.mikko, to=tuula)
    there.refresh_from_db()
    assert there.contact == cast.mikko


def test_a_manager_removes_a_colleague_who_is_told_and_out_at_once(cast, tuula, asked, signed_in):
    type(cast.mikko).objects.filter(pk=cast.mikko.pk).update(last_login=timezone.now())
    membership, hers, his = Membership.objects.get(person=cast.mikko), signed_in(tuula), signed_in(cast.mikko)
    address = reverse("organisations:remove_member", args=[membership.pk])
    assert address in hers.get(cast.bakery.get_absolute_url()).content.decode()
    assert his.get(asked.get_absolute_url()).status_code == 200
    assert hers.post(address, {"to": tuula.pk})["Location"] == cast.bakery.get_absolute_url()
    assert his.get(asked.get_absolute_url()).status_code == 404
    assert "organisation_member_removed" in waiting(cast.mikko)
    asked.refresh_from_db()
    assert asked.listing.contact == tuula
    assert hers.post(address, {"to": tuula.pk}).status_code == 403


def test_only_a_manager_removes_and_nobody_herself(cast, tuula, signed_in):
    kalle = accounts.user(Role.EMPLOYER, "Kalle", last_login=timezone.now())
    own = Membership.objects.create(organisation=cast.bakery, person=kalle)
    of_tuula = Membership.objects.get(person=tuula)
    for who, whose, status in (
        (kalle, of_tuula, 403),
        (tuula, of_tuula, 403),
        (tuula, own, 200),
        (cast.kaisa, own, 404),
    ):
        assert signed_in(who).get(reverse("organisations:remove_member", args=[whose.pk])).status_code == status


def test_the_api_leaves_and_removes_by_the_same_rules(cast, tuula, asked, signed_in):
    base, json = f"/api/v1/organisations/{cast.bakery.pk}", {"content_type": "application/json"}
    mikko = signed_in(cast.mikko)
    assert mikko.post(f"{base}/leave/", {}, **json).status_code == 422
    assert mikko.post(f"{base}/leave/", {"to": cast.aino.pk}, **json).status_code == 404
    hers = signed_in(tuula)
    assert hers.post(f"{base}/remove-member/", {"person": cast.aino.pk}, **json).status_code == 404
    assert hers.post(f"{base}/remove-member/", {"person": tuula.pk}, **json).status_code == 403
    assert hers.post(f"{base}/remove-member/", {"person": cast.mikko.pk, "to": tuula.pk}, **json).status_code == 204
    assert Membership.objects.get(person=cast.mikko).ended_on


def test_nobody_takes_over_from_herself(cast, tuula, asked, signed_in):
    with pytest.raises(ValidationError) as refusal:
        actions.leave(cast.bakery, by=cast.mikko, to=cast.mikko)
    assert refusal.value.code == "holds"
    path = f"/api/v1/organisations/{cast.bakery.pk}/leave/"
    assert signed_in(cast.mikko).post(path, {"to": cast.mikko.pk}, content_type="application/json").status_code == 422
    assert Membership.objects.get(person=cast.mikko).ended_on is None
