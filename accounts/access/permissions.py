"""Who may, over the REST API: the rules of the pages."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.access.proof import ProofNeededError, is_proof_due


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
        return rule(request.user, None) and self._is_proven(request, view)

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        """The rule of the action on this object."""
        return view.rules[view.action](request.user, obj) and self._is_proven(request, view)

    def _is_proven(self, request: Request, view: Any) -> bool:
        """Raises ProofNeededError where the action asks for a fresh proof and there is none."""
        if view.action in getattr(view, "proven", ()) and is_proof_due(request._request):
            raise ProofNeededError
        return True
