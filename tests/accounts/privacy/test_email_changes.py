"""An e-mail address that was changed: the old mailbox hears of it and takes it back for seven days."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed
from django.test import Client
from django.utils import timezone

from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.people.signin.models import EmailChange
from accounts.privacy.actions import note_email_change
from tests.links import link_in, pressed

pytestmark = pytest.mark.django_db
OLD, NEW = "aino.vanha@example.test", "varas@example.test"


@pytest.fixture
def changed(cast):
    """Somebody has changed Aino's address; the old one got the mail."""
    User.objects.filter(pk=cast.aino.pk).update(email=NEW)
    EmailAddress.objects.create(user=cast.aino, email=NEW, primary=True, verified=True)
    return note_email_change(cast.aino, old=OLD, new=NEW)


def test_both_mailboxes_are_told_when_allauth_changes_the_address(cast):
    before, after = EmailAddress(user=cast.aino, email=OLD), EmailAddress(user=cast.aino, email=NEW)
    email_changed.send(EmailAddress, request=None, user=cast.aino, from_email_address=before, to_email_address=after)
    told = Notice.objects.get(name="email_changed_old")
    assert (told.address, told.recipient) == (OLD, None)
    assert Notice.objects.get(name="email_changed").recipient == cast.aino


def test_a_first_address_replaces_none_and_nobody_is_told(cast):
    email_changed.send(
        EmailAddress, request=None, user=cast.aino, from_email_address=None,
        to_email_address=EmailAddress(user=cast.aino, email=NEW),
    )  # fmt: skip
    assert not EmailChange.objects.exists()


def test_the_old_mailbox_takes_it_back_and_everybody_is_logged_out(cast, changed, signed_in):
    thief = signed_in(cast.aino)
    link = link_in("email_changed_old")
    assert NEW not in Client().get(link).content.decode()
    pressed(Client(), link)
    assert User.objects.get(pk=cast.aino.pk).email == NEW, "looking changes nothing"
    assert pressed(Client(), link, "undo").status_code == 302
    assert User.objects.get(pk=cast.aino.pk).email == OLD
    assert list(EmailAddress.objects.filter(user=cast.aino).values_list("email", "primary", "verified")) == [
        (OLD, True, True)
    ]
    assert thief.get("/people/settings/").status_code == 302
    assert pressed(Client(), link, "undo").status_code == 422


def test_after_seven_days_it_stands(cast, changed):
    link = link_in("email_changed_old")
    EmailChange.objects.update(changed_at=timezone.now() - dt.timedelta(days=7, minutes=1))
    assert pressed(Client(), link, "undo").status_code == 422
    assert User.objects.get(pk=cast.aino.pk).email == NEW


def test_a_change_before_the_last_one_is_not_taken_back(cast, changed):
    link = link_in("email_changed_old")
    note_email_change(cast.aino, old=NEW, new="uusin@example.test")
    assert pressed(Client(), link, "undo").status_code == 422


def test_an_administrators_correction_is_told_to_the_old_address_too(cast, signed_in):
    said = {"email": "kaisa.uusi@example.test", "given_name": "Kaisa", "family_name": "Korhonen", "phone": ""}
    before = cast.kaisa.email
    answer = signed_in(cast.admin).post(f"/administration/accounts/{cast.kaisa.pk}/correct/", said)
    assert answer.status_code == 302
    assert Notice.objects.get(name="email_changed_old").address == before
