"""A colleague is asked and says yes from her own mailbox; nobody acts for a workplace unasked."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.notices.models import Notice
from accounts.organisations.actions import add_member
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from accounts.people.states import Role
from tests.factories import accounts
from tests.links import link_in, pressed

pytestmark = pytest.mark.django_db
KALLE = "kalle@example.test"


def ask(cast, email=KALLE, **facts):
    names = {"given_name": "Kalle", "family_name": "Kollega", "is_manager": False, **facts}
    add_member(cast.bakery, email=email, by=cast.mikko, **names)
    return MemberInvitation.objects.latest("pk")


def test_whoever_is_asked_has_no_account_and_no_right_before_she_says_yes(cast):
    ask(cast)
    assert not User.objects.filter(email=KALLE).exists()
    link = link_in("organisation_invitation")
    cover, page = Client().get(link).content.decode(), pressed(Client(), link).content.decode()
    assert "Leipomo Kauris" not in cover
    assert "Leipomo Kauris" in page
    assert not User.objects.filter(email=KALLE).exists(), "looking says no yes"
    assert pressed(Client(), link, "accept").status_code == 302
    kalle = User.objects.get(email=KALLE)
    assert (kalle.role, kalle.has_usable_password()) == (Role.EMPLOYER, False)
    assert cast.bakery in Organisation.objects.of(kalle)
    assert Notice.objects.get(recipient=cast.mikko).name == "organisation_member_joined"
    assert KALLE in Client().get(link).content.decode(), "the spent link says what was answered and how to log in"


def test_a_second_yes_makes_no_second_membership(cast):
    ask(cast)
    link = link_in("organisation_invitation")
    pressed(Client(), link, "accept")
    assert pressed(Client(), link, "accept").status_code == 422
    assert Membership.objects.filter(person__email=KALLE).count() == 1


def test_somebody_with_an_employers_account_keeps_it(cast):
    tuula = accounts.user(Role.EMPLOYER, "Tuula", email=KALLE)
    ask(cast, is_manager=True)
    pressed(Client(), link_in("organisation_invitation"), "accept")
    assert Membership.objects.get(person=tuula).is_manager


@pytest.mark.parametrize("who", ["aino", "kaisa"])
def test_an_address_of_somebody_else_gets_no_mail_and_no_right_and_the_page_looks_the_same(cast, signed_in, who):
    person = getattr(cast, who)
    invitation = ask(cast, person.email)
    assert not Notice.objects.filter(name="organisation_invitation").exists()
    assert str(invitation) in signed_in(cast.mikko).get(cast.bakery.get_absolute_url()).content.decode()
    person.refresh_from_db()
    assert person.role != Role.EMPLOYER


def test_a_manager_takes_an_invitation_back_and_its_link_opens_nothing(cast, signed_in):
    invitation = ask(cast)
    link, path = link_in("organisation_invitation"), reverse("organisations:withdraw_invitation", args=[invitation.pk])
    mikko = signed_in(cast.mikko)
    assert path in mikko.get(cast.bakery.get_absolute_url()).content.decode()
    assert mikko.post(path)["Location"] == cast.bakery.get_absolute_url()
    for answer in (Client().get(link), pressed(Client(), link), pressed(Client(), link, "accept")):
        assert answer.status_code == 410
    assert not User.objects.filter(email=KALLE).exists()


def test_only_a_manager_of_the_workplace_takes_it_back(cast, signed_in):
    path = reverse("organisations:withdraw_invitation", args=[ask(cast).pk])
    plain = accounts.user(Role.EMPLOYER, "Tavallinen")
    Membership.objects.create(organisation=cast.bakery, person=plain)
    for who, status in ((plain, 403), (cast.kaisa, 404), (cast.aino, 404)):
        assert signed_in(who).post(path).status_code == status


def test_after_thirty_days_it_is_over_and_can_be_sent_again(cast):
    ask(cast)
    link = link_in("organisation_invitation")
    MemberInvitation.objects.update(invited_at=timezone.now() - dt.timedelta(days=31))
    assert pressed(Client(), link, "accept").status_code == 422
    ask(cast)
    assert pressed(Client(), link_in("organisation_invitation"), "accept").status_code == 302


@pytest.mark.parametrize("state", ["waiting", "refused", "banned"])
def test_a_workplace_that_is_not_in_order_writes_to_nobody(cast, state):
    Organisation.objects.filter(pk=cast.bakery.pk).update(state=state)
    cast.bakery.refresh_from_db()
    with pytest.raises(ValidationError) as refusal:
        ask(cast)
    assert refusal.value.code == "not_verified"
    assert not MemberInvitation.objects.exists()


def test_an_invitation_of_a_workplace_that_was_shut_out_opens_nothing(cast):
    ask(cast)
    link = link_in("organisation_invitation")
    Organisation.objects.filter(pk=cast.bakery.pk).update(state="banned")
    assert pressed(Client(), link, "accept").status_code == 410


@pytest.mark.parametrize("name", ["You won! claim at", "www.voitto.fi", "Soita 0401234567", "a@b.fi", "<b>", "Osta.fi"])
def test_a_name_that_is_none_reaches_no_strangers_mail(cast, signed_in, name):
    sent = {"given_name": name, "family_name": "Kollega", "email": KALLE}
    answer = signed_in(cast.mikko).post(reverse("organisations:add_member", args=[cast.bakery.pk]), sent)
    assert answer.status_code == 422
    assert not MemberInvitation.objects.exists()


@pytest.mark.parametrize("name", ["Åke", "O'Connor", "Jean-Luc", "J. P.", "李", "محمد", "von der Leyen", "Ánne"])
def test_names_of_people_pass(cast, signed_in, name):
    sent = {"given_name": name, "family_name": "Kollega", "email": KALLE}
    answer = signed_in(cast.mikko).post(reverse("organisations:add_member", args=[cast.bakery.pk]), sent)
    assert answer.status_code == 302


def test_who_has_not_logged_in_yet_is_marked(cast, signed_in):
    ask(cast)
    pressed(Client(), link_in("organisation_invitation"), "accept")
    assert "ei ole vielä kirjautunut" in signed_in(cast.mikko).get(cast.bakery.get_absolute_url()).content.decode()


def test_an_invitation_that_is_too_old_is_shown_and_sent_again_in_one_press(cast, signed_in):
    old = ask(cast, is_manager=True)
    first_link, path = link_in("organisation_invitation"), reverse("organisations:invite_again", args=[old.pk])
    MemberInvitation.objects.update(invited_at=timezone.now() - dt.timedelta(days=31))
    mikko = signed_in(cast.mikko)
    text = mikko.get(cast.bakery.get_absolute_url()).content.decode()
    assert path in text
    assert "linkki on vanhentunut" in text
    assert reverse("organisations:withdraw_invitation", args=[old.pk]) not in text
    assert mikko.post(path)["Location"] == cast.bakery.get_absolute_url()
    assert pressed(Client(), first_link, "accept").status_code == 410
    assert pressed(Client(), link_in("organisation_invitation"), "accept").status_code == 302
    assert Membership.objects.get(person__email=KALLE).is_manager
    assert str(old) not in [str(one) for one in MemberInvitation.objects.unanswered()]


def test_nobody_but_a_manager_of_a_checked_workplace_sends_it_again(cast, signed_in):
    path = reverse("organisations:invite_again", args=[ask(cast).pk])
    plain = accounts.user(Role.EMPLOYER, "Tavallinen")
    Membership.objects.create(organisation=cast.bakery, person=plain)
    for who, status in ((plain, 403), (cast.kaisa, 404), (cast.aino, 404)):
        assert signed_in(who).post(path).status_code == status
    Organisation.objects.filter(pk=cast.bakery.pk).update(state="banned")
    assert signed_in(cast.mikko).post(path).status_code == 403
    assert MemberInvitation.objects.count() == 1


def test_an_invitation_that_was_answered_or_taken_back_is_not_sent_again(cast, signed_in):
    taken_back = ask(cast)
    MemberInvitation.objects.update(ended_at=timezone.now())
    path = reverse("organisations:invite_again", args=[taken_back.pk])
    assert signed_in(cast.mikko).post(path).status_code == 403


def test_the_home_page_leads_to_the_people_of_the_workplace(cast, signed_in):
    assert f"{cast.bakery.get_absolute_url()}#people" in signed_in(cast.mikko).get(reverse("home")).content.decode()
