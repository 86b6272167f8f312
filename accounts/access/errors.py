"""One shape of error for the whole REST API."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler as default_handler

from accounts.outages.words import refusal_of

REFUSALS = {
    "move_refused": status.HTTP_409_CONFLICT,
    "clash": status.HTTP_409_CONFLICT,
    "rate_limited": status.HTTP_429_TOO_MANY_REQUESTS,
    "no_room": status.HTTP_503_SERVICE_UNAVAILABLE,
}


def error_shape(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn every refusal into ``{"errors": {field or "": [text, …]}}``.

    A move that comes too late is 409, one that is done too often 429, other refusals of an action are 422.
    """
    error = refusal_of(error) or error
    if isinstance(error, ValidationError):
        fields = getattr(error, "message_dict", None) or {"": error.messages}
        code = REFUSALS.get(getattr(error, "code", ""), status.HTTP_422_UNPROCESSABLE_ENTITY)
        wait = getattr(error, "retry_after", None)
        return Response({"errors": fields}, status=code, headers={"Retry-After": str(wait)} if wait else None)
    response = default_handler(error, context)
    if response is not None:
        data = response.data
        if isinstance(data, dict) and "detail" in data:
            data = {"": [str(data["detail"])]}
        elif isinstance(data, list):
            data = {"": data}
        response.data = {"errors": data}
        if isinstance(error, exceptions.NotAuthenticated):
            response["WWW-Authenticate"] = "Session"
    return response
