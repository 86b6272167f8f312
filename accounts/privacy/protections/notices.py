"""Who is told of extra protection, always in words that tell nothing to who reads over a shoulder."""

from __future__ import annotations

from django.urls import reverse

from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import notify
from accounts.people.models import User
from accounts.people.states import Role
from accounts.privacy.protections.models import Protection


def tell_of_switch(protection: Protection, *, by: User) -> None:
    """She herself, and her coach where somebody else did it."""
    notify(protection.person, "details_shown_otherwise", about=protection, link=reverse("privacy:mine"))
    notify_coach(protection, "protection_switched", unless=by, who=by.full_name)


def tell_of_wish(person: User) -> None:
    """Her coach; where nobody is her coach, the coordinators of her authority."""
    link, name = person.get_absolute_url(), "protection_asked"
    coach = person.responsibilities.standing().select_related("coach").first()
    coordinators = User.objects.filter(role=Role.COORDINATOR, authority=person.authority_id, is_active=True)
    for one in [coach.coach] if coach else coordinators:
        notify(one, name, about=person, link=link, person=person.short_name)
