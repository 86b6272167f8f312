"""Change the key of second factors, take a changed address back, end sessions."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.people.models import User
from accounts.people.signin.models import EmailChange
from accounts.people.signin.queries import HOLDS


def renew_factor(factor: Authenticator) -> None:
    """Seal a factor's secret with the current key, also one that was plain. Raises KeyringError."""
    held = HOLDS[factor.type]
    factor.data[held] = encrypt(decrypt(factor.data[held]))
    factor.save(update_fields=["data"])


@transaction.atomic
def undo_email_change(change: EmailChange) -> User:
    """The old address is the person's again, every other one of hers is gone, and all her sessions end.

    Raises ValidationError where it was taken back already, is a week old, or something was changed after it.
    """
    person = lock(change.person)
    lock(change)
    if not change.can_be_undone:
        raise ValidationError(_("This cannot be taken back any more. Contact us."), code="too_late")
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    person.email = change.old_email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=change.old_email, primary=True, verified=True)
    end_sessions(person)
    log(person, "undo_email_change", by=person)
    return person


def end_sessions(person: User) -> None:
    """Sessions know their person inside only, so each is opened."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
