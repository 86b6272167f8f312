"""Opening hours, times away and closed days over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, SignedInRequest, ThingViewSet, verb
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from marketplace.guidance.appointments import rules, time_actions
from marketplace.guidance.appointments.models import ClosedDay, Leave, OpeningHours
from marketplace.guidance.appointments.states import Fate


class CoachSerializer(serializers.Serializer):
    """Whose times they are: a coordinator names a coach of the own authority, a coach's are her own."""

    coach = serializers.PrimaryKeyRelatedField(queryset=User.objects.none(), required=False)

    def get_fields(self) -> Any:
        """Coaches whom the reader may name; others answer like one that never was. Anybody may draw the schema."""
        fields: dict[str, Any] = super().get_fields()
        user = self.context["request"].user if "request" in self.context else None
        if user is not None and user.is_authenticated:
            own = User.objects.coaches().filter(authority=user.authority_id)
            fields["coach"].queryset = own if is_coordinator(user) else own.filter(pk=user.pk)
            fields["coach"].required = is_coordinator(user)
        return fields


class OpeningHoursSerializer(serializers.ModelSerializer):
    """Hours of a weekday in which a coach can be booked."""

    class Meta:
        model = OpeningHours
        fields = (
            "id", "coach", "weekday", "starts", "ends", "every", "valid_from", "valid_until", "minutes", "way", "place",
        )  # fmt: skip
        read_only_fields = fields


class AddHoursSerializer(CoachSerializer, serializers.ModelSerializer):
    """New opening hours."""

    class Meta:
        model = OpeningHours
        fields = (
            "coach", "weekday", "starts", "ends", "every", "valid_from", "valid_until", "minutes", "way", "place",
            "link",
        )  # fmt: skip


class EndHoursSerializer(serializers.Serializer):
    """The last day of opening hours."""

    last_on = serializers.DateField()


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

    appointment = serializers.IntegerField()
    fate = serializers.ChoiceField(choices=Fate.choices)


class SettleSerializer(serializers.Serializer):
    """What becomes of appointments in a time away; one that is not named stays as it is."""

    fates = FateSerializer(many=True)

    def validate_fates(self, rows: list[dict[str, Any]]) -> dict[int, str]:
        """Fates by the id of the appointment."""
        return {row["appointment"]: row["fate"] for row in rows if row["fate"] != Fate.KEEP}


class ClosedDaySerializer(serializers.ModelSerializer):
    """An eve of every year or one day on which offices are closed besides the public holidays."""

    class Meta:
        model = ClosedDay
        fields = ("id", "eve", "day", "closes", "valid_from", "source")


def _checked(view: Any, given: type[serializers.BaseSerializer]) -> dict[str, Any]:
    said = given(data=view.request.data, context=view.get_serializer_context())
    said.is_valid(raise_exception=True)
    return said.validated_data


class OpeningHoursViewSet(ThingViewSet):
    """A coach's own opening hours, for a coordinator those of the authority."""

    model = OpeningHours
    serializer_class = OpeningHoursSerializer
    rules = {
        "list": rules.can_see_hours,
        "retrieve": rules.can_see_hours,
        "add_hours": rules.can_add_hours,
        "end_hours": rules.can_end_hours,
    }
    end_hours = verb(time_actions.end_hours, EndHoursSerializer)

    @extend_schema(request=AddHoursSerializer, responses={201: OpeningHoursSerializer})
    @action(detail=False, methods=["post"], url_path="add-hours")
    def add_hours(self, request: SignedInRequest) -> Response:
        """Open hours of a weekday for booking."""
        facts = _checked(self, AddHoursSerializer)
        made = time_actions.add_hours(facts.pop("coach", request.user), by=request.user, **facts)
        return Response(OpeningHoursSerializer(made).data, status=status.HTTP_201_CREATED)


class LeaveViewSet(ThingViewSet):
    """A coach's own times away, for a coordinator those of the authority."""

    model = Leave
    serializer_class = LeaveSerializer
    rules = {
        "list": rules.can_see_hours,
        "retrieve": rules.can_see_hours,
        "add_leave": rules.can_add_leave,
        "settle": rules.can_settle,
        "remove_leave": rules.can_remove_leave,
    }
    settle = verb(time_actions.settle, SettleSerializer)

    @extend_schema(request=AddLeaveSerializer, responses={201: LeaveSerializer})
    @action(detail=False, methods=["post"], url_path="add-leave")
    def add_leave(self, request: SignedInRequest) -> Response:
        """A coach is away; nobody can book that time from now on."""
        facts = _checked(self, AddLeaveSerializer)
        made = time_actions.add_leave(facts.pop("coach", request.user), by=request.user, **facts)
        return Response(LeaveSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Nothing, responses={204: None})
    @action(detail=True, methods=["post"], url_path="remove-leave")
    def remove_leave(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """The coach is there after all."""
        time_actions.remove_leave(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ClosedDayViewSet(ThingViewSet):
    """Closed days, open to everybody; an administrator adds and removes them."""

    model = ClosedDay
    serializer_class = ClosedDaySerializer
    rules = {
        "list": rules.can_see_closed_days,
        "retrieve": rules.can_see_closed_days,
        "close_day": rules.can_close_day,
        "open_day": rules.can_open_day,
    }

    @extend_schema(request=ClosedDaySerializer, responses={201: ClosedDaySerializer})
    @action(detail=False, methods=["post"], url_path="close-day")
    def close_day(self, request: SignedInRequest) -> Response:
        """Close an eve of every year or one single day."""
        made = time_actions.close_day(by=request.user, **_checked(self, ClosedDaySerializer))
        return Response(ClosedDaySerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Nothing, responses={204: None})
    @action(detail=True, methods=["post"], url_path="open-day")
    def open_day(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Offices are open on that day after all."""
        time_actions.open_day(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
