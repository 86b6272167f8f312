"""What cannot be taken back asks for a fresh proof of who somebody is: a page sends her to give it and comes back."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.exceptions import APIException


class ProofNeededError(APIException):
    """The API's answer: the proof is given on the pages, in a browser."""

    status_code = status.HTTP_403_FORBIDDEN
    default_code = "proof_needed"
    default_detail = _("Show first that it is you: open this in the browser.")


def is_proof_due(request: Any) -> bool:
    """Whether the session's last proof is too old; ``proof_is_due`` comes from the middleware of the front door."""
    asks = getattr(request, "proof_is_due", None)
    return asks is not None and asks()


def require_proof(request: Any) -> None:
    """Raise ReauthenticationRequired, which allauth turns into the page of the proof; a form that was sent is kept."""
    if is_proof_due(request):
        raise ReauthenticationRequired
