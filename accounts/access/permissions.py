"""Who may, over the REST API: the rules of the pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.access.proof import ProofNeededError, is_proof_due
from accounts.access.rules import speaks_for_herself

HERS_ALONE = _(
    "Your coach has just let you in. For a while this waits for you alone: set your own password or passkey first, "
    "or come back in an hour."
)


class RulePermission(BasePermission):
    """Asks the rule that the view names for the action: ``rules = {"approve": can_approve, …}``.

    An action without a rule is closed.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        """Signed-in people, or anyone where the rule says yes without an object."""
        rule = view.rules.get(view.action)
        if rule is None:
            return view.action in (None, "metadata")
        if view.detail and request.user.is_authenticated:
            return True  # asked again with the object, which is looked for within the user's scope
        return self._said(request, view, rule(request.user, None))

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        """The rule of the action on this object."""
        return self._said(request, view, view.rules[view.action](request.user, obj))

    def _said(self, request: Request, view: Any, is_allowed: bool) -> bool:  # noqa: FBT001 - the rule's answer
        """The answer; a no to somebody beside her coach says what she can do.

        Raises ProofNeededError where the action asks for a fresh proof and there is none.
        """
        if not is_allowed and not speaks_for_herself(request.user):
            self.message = HERS_ALONE
        if is_allowed and view.action in getattr(view, "proven", ()) and is_proof_due(request._request):
            raise ProofNeededError
        return is_allowed
