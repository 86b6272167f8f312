"""One shape of error for the whole REST API."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler as default_handler


def error_shape(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn every refusal into ``{"errors": {field or "": [text, …]}}``.

    A move that comes too late is 409, other refusals of an action are 422.
    """
    if isinstance(error, ValidationError):
        fields = getattr(error, "message_dict", None) or {"": error.messages}
        late = getattr(error, "code", "") == "move_refused"
        code = status.HTTP_409_CONFLICT if late else status.HTTP_422_UNPROCESSABLE_ENTITY
        return Response({"errors": fields}, status=code)
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
