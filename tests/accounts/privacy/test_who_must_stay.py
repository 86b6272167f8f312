"""Who holds something for others names who takes over before the account is erased."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.organisations.actions import leave
from accounts.organisations.models import Membership
from accounts.people.models import User
from accounts.people.states import Role
from accounts.privacy.actions import erase
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def test_a_coach_with_young_people_cannot_be_erased(cast):
    with pytest.raises(ValidationError) as refusal:
        erase(cast.kaisa, by=cast.admin)
    assert refusal.value.code == "holds"


def test_the_last_manager_chooses_a_successor_first(cast):
    kalle = accounts.user(Role.EMPLOYER, "Kalle")
    colleague = Membership.objects.create(organisation=cast.bakery, person=kalle)
    with pytest.raises(ValidationError) as refusal:
        erase(cast.mikko, by=cast.mikko)
    assert refusal.value.code == "last_manager"
    colleague.is_manager = True
    colleague.save()
    erase(cast.mikko, by=cast.mikko)
    assert not User.objects.get(pk=cast.mikko.pk).is_active


def test_whoever_holds_places_that_a_colleague_can_take_names_the_colleague_first(cast):
    kalle = accounts.user(Role.EMPLOYER, "Kalle", last_login=timezone.now())
    Membership.objects.create(organisation=cast.bakery, person=kalle, is_manager=True)
    place = marketplace.listing(cast.bakery, contact=cast.mikko)
    with pytest.raises(ValidationError, match="1 paikka") as refusal:
        erase(cast.mikko, by=cast.mikko)
    assert refusal.value.code == "holds"
    leave(cast.bakery, by=cast.mikko, to=kalle)
    erase(cast.mikko, by=cast.mikko)
    place.refresh_from_db()
    assert (place.contact, place.state) == (kalle, "published")


def test_places_that_nobody_answers_for_are_taken_down(cast):
    place = marketplace.listing(cast.bakery, contact=cast.mikko)
    erase(cast.mikko, by=cast.mikko)
    place.refresh_from_db()
    assert place.state == "withdrawn"
