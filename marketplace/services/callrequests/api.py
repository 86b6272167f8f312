"""Requests for a call over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from rest_framework import serializers

from accounts.access.api import ScopedViewSet
from marketplace.services.callrequests import rules
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.verbs import CALL_VERBS


class CallRequestSerializer(serializers.ModelSerializer):
    """One request; the number is there for the coach who has taken it."""

    phone = serializers.SerializerMethodField()

    class Meta:
        model = CallRequest
        fields = (
            "id", "given_name", "phone", "good_time", "language", "note", "state", "asked_at", "promised_on", "tries",
            "taken_by",
        )  # fmt: skip
        read_only_fields = fields

    def get_phone(self, call_request: CallRequest) -> str:
        """Empty for others."""
        return call_request.phone if rules.can_call(self.context["request"].user, call_request) else ""


class CallRequestViewSet(ScopedViewSet):
    """Calls that were asked for in the authority."""

    model = CallRequest
    verbs = CALL_VERBS
    serializer_class = CallRequestSerializer
    rules = {"list": rules.can_list, "retrieve": rules.can_view}
