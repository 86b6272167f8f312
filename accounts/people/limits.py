"""What stops an action on an account besides the right: the service is never without an administrator."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.audit.transitions import locked
from accounts.people.models import User
from accounts.people.states import Role


def must_leave_an_administrator(leaving: User) -> None:
    """Lock an account with those of all administrators: two of them cannot take the last right from each other.

    Call inside a transaction. Raises ValidationError where nobody else is an administrator who has signed in.
    """
    administrators = Q(role=Role.ADMINISTRATOR, is_active=True)
    rows = locked(User.objects.filter(administrators | Q(pk=leaving.pk)))
    leaving.refresh_from_db()
    if leaving.role != Role.ADMINISTRATOR or not leaving.is_active:
        return
    others = [one for one in rows if one.role == Role.ADMINISTRATOR and one.is_active and one.pk != leaving.pk]
    if not any(one.last_login for one in others):
        text = _("Nobody else is an administrator who has signed in. Add one first.")
        raise ValidationError(text, code="last_administrator")
