"""Pages of invitations: a manager takes one back, whoever was asked says yes from her mail."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access.views import ActPage
from accounts.links.views import MailLinkPage
from accounts.organisations.invitations import actions, rules
from accounts.organisations.invitations.models import MemberInvitation
from accounts.people.models import User


class WithdrawInvitation(ActPage):
    """Taking an invitation back."""

    model = MemberInvitation
    rule = rules.can_withdraw_invitation
    question = gettext_lazy("Take the invitation back?")
    explanation = gettext_lazy("Its link opens nothing any more.")
    submit_label = gettext_lazy("Take it back")
    success_message = gettext_lazy("Taken back.")

    def act(self, form: Any) -> MemberInvitation:
        return actions.withdraw_invitation(self.obj, by=self.request.user)


class AcceptByLink(MailLinkPage):
    """Whoever was asked says yes from her own mailbox; nobody acts for a workplace unasked."""

    model = MemberInvitation
    joined = ("organisation", "invited_by")
    rule = rules.can_accept_membership
    template_name = "accounts/organisations/accept_membership.html"
    cover_name = "accounts/organisations/cover.html"
    invitation = gettext_lazy("You are invited")

    def reader(self) -> Any:
        """Whoever reads the mailbox."""
        return User(email=self.obj.email, language=self.obj.language)

    def is_open(self) -> bool:
        return self.obj.is_open

    def standing(self) -> list[str]:
        if self.obj.accepted_by_id is None:
            return []
        facts = {"organisation": self.obj.organisation.name, "email": self.obj.email}
        return [_("You act for %(organisation)s now. Log in with %(email)s: you get a code.") % facts]

    def note_look(self) -> None:
        """Nobody is looked at."""

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        if do != "accept":
            raise PermissionDenied
        try:
            actions.accept_membership(self.obj)
        except ValidationError as refusal:
            return self.refused(refusal)
        return self.done()

    def send_fresh(self) -> None:
        actions.send_link(self.obj)
