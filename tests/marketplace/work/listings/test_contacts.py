"""Who answers for a place, and that a place which its employer closed stays closed."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.notices.models import Notice
from accounts.organisations.models import Membership
from accounts.people.states import Role
from marketplace.work.agreements.actions import send_out
from marketplace.work.agreements.signing.models import SigningLink
from marketplace.work.assessments.actions import request
from marketplace.work.listings import actions
from marketplace.work.nextsteps.models import CheckIn
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


@pytest.fixture
def tuula(cast):
    person = accounts.user(Role.EMPLOYER, "Tuula", last_login=timezone.now())
    Membership.objects.create(organisation=cast.bakery, person=person)
    return person


@pytest.fixture
def place(cast):
    return marketplace.listing(cast.bakery, seats=2)


def test_a_place_gets_another_contact_who_is_told(cast, tuula, place, signed_in):
    mikko, address = signed_in(cast.mikko), reverse("listings:change_contact", args=[place.pk])
    assert address in mikko.get(place.get_absolute_url()).content.decode()
    assert mikko.post(address, {"to": tuula.pk}).status_code == 302
    place.refresh_from_db()
    assert place.contact == tuula
    assert Notice.objects.get(recipient=tuula).name == "listing_yours"


@pytest.mark.parametrize("who", ["stranger", "never signed in", "young"])
def test_only_a_colleague_who_has_signed_in_answers(cast, place, signed_in, who):
    if who == "young":
        other = cast.aino
    else:
        other = accounts.user(Role.EMPLOYER, "Muu", last_login=timezone.now() if who == "stranger" else None)
    if who == "never signed in":
        Membership.objects.create(organisation=cast.bakery, person=other)
    with pytest.raises(ValidationError):
        actions.change_contact(place, contact=other, by=cast.mikko)
    answer = signed_in(cast.mikko).post(reverse("listings:change_contact", args=[place.pk]), {"to": other.pk})
    assert answer.status_code == 422


def test_over_the_api_a_stranger_is_nobody(cast, tuula, place, signed_in):
    mikko, json = signed_in(cast.mikko), {"content_type": "application/json"}
    path = f"/api/v1/listings/{place.pk}/change-contact/"
    assert mikko.post(path, {"contact": cast.kaisa.pk}, **json).status_code == 404
    assert mikko.post(path, {"contact": tuula.pk}, **json).status_code == 200
    place.refresh_from_db()
    assert place.contact == tuula


def test_signatures_assessments_and_questions_that_wait_go_to_the_new_contact(cast, tuula, place):
    marketplace.profile(cast.aino)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    placement = marketplace.placement(met, "draft", starts_on=marketplace.next_monday())
    send_out(marketplace.agreement(placement, cast.kaisa), by=cast.kaisa)
    request(placement, by=cast.kaisa)
    CheckIn.objects.create(
        placement=placement, person=cast.aino, organisation=cast.bakery, authority=cast.aino.authority,
        moment="middle", party="host", state="asked", due_on=timezone.localdate(), asked_at=timezone.now(),
    )  # fmt: skip
    actions.change_contact(place, contact=tuula, by=cast.mikko)
    told = set(Notice.objects.filter(recipient=tuula, state="waiting").values_list("name", flat=True))
    assert {"agreement_sign_host", "assessment_asked", "check_in_asked"} <= told
    assert SigningLink.objects.filter(party="host").latest("pk").recipient == tuula
    left = set(Notice.objects.filter(recipient=cast.mikko, state="waiting").values_list("name", flat=True))
    assert not {"assessment_asked", "check_in_asked"} & left


def test_a_place_that_its_employer_closed_stays_closed_when_a_seat_is_given_back(cast, place):
    actions.take_seat(place, by=cast.kaisa)
    actions.fill(place, by=cast.mikko)
    actions.release_seat(place, by=cast.kaisa)
    assert place.state == "filled"
    actions.reopen(place, by=cast.mikko)
    assert (place.state, place.is_closed_by_employer) == ("published", False)


def test_a_place_that_was_full_opens_again_when_a_seat_is_given_back(cast, place):
    for _seat in range(2):
        actions.take_seat(place, by=cast.kaisa)
    assert place.state == "filled"
    actions.release_seat(place, by=cast.kaisa)
    assert place.state == "published"


def test_naming_the_same_contact_again_tells_nobody(cast, place, signed_in):
    signed_in(cast.mikko)
    marketplace.profile(cast.aino)
    marketplace.introduction(cast.aino, place, cast.kaisa)
    actions.change_contact(place, contact=cast.mikko, by=cast.mikko)
    assert not Notice.objects.filter(name__in=("contact_changed", "introduction_opened", "listing_yours")).exists()
