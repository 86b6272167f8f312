"""Times away over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, RowNumberField, ScopedViewSet, SignedInRequest, verb
from marketplace.guidance.appointments.availability.api import CoachSerializer, checked
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.availability.rules import can_see_hours
from marketplace.guidance.appointments.leaves import actions, rules
from marketplace.guidance.appointments.leaves.states import Fate


class LeaveSerializer(serializers.ModelSerializer):
    """A coach is away."""

    class Meta:
        model = Leave
        fields = ("id", "coach", "starts_at", "ends_at")
        read_only_fields = fields


class AddLeaveSerializer(CoachSerializer, serializers.ModelSerializer):
    """A new time away."""

    class Meta:
        model = Leave
        fields = ("coach", "starts_at", "ends_at")


class FateSerializer(serializers.Serializer):
    """What becomes of one appointment."""

    appointment = RowNumberField()
    fate = serializers.ChoiceField(choices=Fate.choices)


class SettleSerializer(serializers.Serializer):
    """What becomes of appointments in a time away; one that is not named stays as it is."""

    fates = FateSerializer(many=True)

    def validate_fates(self, rows: list[dict[str, Any]]) -> dict[int, str]:
        """Fates by the id of the appointment."""
        return {row["appointment"]: row["fate"] for row in rows if row["fate"] != Fate.KEEP}


class LeaveViewSet(ScopedViewSet):
    """A coach's own times away, for a coordinator those of the authority."""

    model = Leave
    serializer_class = LeaveSerializer
    rules = {
        "list": can_see_hours,
        "retrieve": can_see_hours,
        "add_leave": rules.can_add_leave,
        "settle": rules.can_settle,
        "remove_leave": rules.can_remove_leave,
    }
    settle = verb(actions.settle, SettleSerializer)

    @extend_schema(request=AddLeaveSerializer, responses={201: LeaveSerializer})
    @action(detail=False, methods=["post"], url_path="add-leave")
    def add_leave(self, request: SignedInRequest) -> Response:
        """A coach is away; nobody can book that time from now on."""
        facts = checked(self, AddLeaveSerializer)
        made = actions.add_leave(facts.pop("coach", request.user), by=request.user, **facts)
        return Response(LeaveSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Nothing, responses={204: None})
    @action(detail=True, methods=["post"], url_path="remove-leave")
    def remove_leave(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """The coach is there after all."""
        actions.remove_leave(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
