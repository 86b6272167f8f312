"""What stops an erasure, and what it ends: the same answer before the tick and after it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.holdings.queries import held_by, in_words, to_pass_on
from accounts.manifests import Leaving, Span, manifests
from accounts.organisations.models import Membership
from accounts.organisations.queries import possible_contacts
from accounts.people.models import User


def reasons_to_stay(person: User) -> list[ValidationError]:
    """Everything that has to be over or handed on before somebody can be erased; none where she can be now.

    ``actions.erase`` refuses with these and nothing else, so that no refusal comes after the tick which the page did
    not tell before it.
    """
    found = [ValidationError(one.words(count), code=one.stops) for one, count in _open_things(person) if one.stops]
    if person.has_staff_role and (held := to_pass_on(held_by(person))):
        what = ", ".join(in_words(held))
        found.append(ValidationError(_("Hand this over first: %(what)s.") % {"what": what}, code="holds"))
    for mine in Membership.objects.filter(person=person, ended_on__isnull=True):
        found += _needed_by_colleagues(mine)
    return found


def what_ends(person: User) -> list[str]:
    """What an erasure does to what is open, sentence by sentence."""
    return [str(one.words(count)) for one, count in _open_things(person) if not one.stops]


def _open_things(person: User) -> list[tuple[Leaving, int]]:
    with across_authorities():
        counted: list[tuple[Any, int]] = [
            (one, one.rows(person).count()) for manifest in manifests() for one in manifest.leaving
        ]
    return [(one, count) for one, count in counted if count]


def _needed_by_colleagues(mine: Membership) -> list[ValidationError]:
    """Where there are colleagues, one of them takes over before she goes; where there are none, her places close."""
    colleagues = mine.organisation.memberships.filter(ended_on__isnull=True).exclude(person=mine.person)
    name, found = {"name": mine.organisation.name}, []
    if mine.is_manager and colleagues.exists() and not colleagues.filter(is_manager=True).exists():
        text = _("You are the last one at %(name)s who may add people. Choose somebody else first.")
        found.append(ValidationError(text % name, code="last_manager"))
    if possible_contacts(mine.organisation).exclude(pk=mine.person_id).exists() and (
        held := to_pass_on(held_by(mine.person, Span(organisation=mine.organisation)))
    ):
        text = _("You hold this at %(name)s: %(what)s. Leave the workplace first and name who takes over.")
        found.append(ValidationError(text % {**name, "what": ", ".join(in_words(held))}, code="holds"))
    return found
