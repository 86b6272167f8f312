"""Pages of one young person, each with the actions on top; panels of the floors above are placed by tag."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access.views import DetailPage
from accounts.audit.models import Entry
from accounts.audit.transitions import VIEW, log_access
from accounts.caseloads import rules
from accounts.caseloads.emergencies.queries import looks_at
from accounts.caseloads.queries import deputies_of, responsible_coach
from accounts.manifests import unseen_verbs
from accounts.people.models import User
from accounts.people.rules import can_invite, can_let_in

HISTORY = 10
PARTS: dict[str, Promise] = {
    "person": _("Overview"),
    "person_plan": _("Plan and services"),
    "person_places": _("Places"),
    "person_meetings": _("Meetings and notes"),
    "person_papers": _("Papers and log"),
}  # name of the address → what the page is called


class PersonPage(DetailPage):
    """What the pages of one young person share: her name, the actions, the way to the other pages."""

    model = User
    rule = rules.can_view
    context_object_name = "person"  # the default, "user", would hide who is reading
    part: ClassVar[str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the view."""
        log_access(self.obj, by=self.request.user)
        return super().get_context_data(person=self.obj, part=self.part, parts=PARTS.items(), **kwargs)


class Overview(PersonPage):
    """What needs attention, the next meeting, the agreed step; then the facts about her."""

    part = "person"
    template_name = "accounts/caseloads/person_page/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, coach = self.request.user, responsible_coach(self.obj)
        return super().get_context_data(
            coach=coach,
            deputies=deputies_of(coach) if coach else (),
            may_contact=rules.supports_person(user, self.obj),
            may_let_in=can_let_in(user, self.obj),
            may_invite=can_invite(user, self.obj),
            may_correct=rules.can_correct(user, self.obj),
            may_hand_over=rules.can_hand_over(user, self.obj),
            **kwargs,
        )


class Plan(PersonPage):
    part = "person_plan"
    template_name = "accounts/caseloads/person_page/plan.html"


class Places(PersonPage):
    part = "person_places"
    template_name = "accounts/caseloads/person_page/places.html"


class Meetings(PersonPage):
    part = "person_meetings"
    template_name = "accounts/caseloads/person_page/meetings.html"


class Papers(PersonPage):
    """Papers, protection, who opened her page in an emergency, and the newest lines of the trail."""

    part = "person_papers"
    template_name = "accounts/caseloads/person_page/papers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = Entry.objects.of_person(self.obj)
        return super().get_context_data(
            emergency_looks=looks_at(self.obj),
            history=lines.exclude(verb__endswith=f".{VIEW}").exclude(verb__in=unseen_verbs())[:HISTORY],
            **kwargs,
        )
