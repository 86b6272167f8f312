"""Opening hours and closed days over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, ScopedViewSet, SignedInRequest, verb
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from marketplace.guidance.appointments.availability import actions, rules
from marketplace.guidance.appointments.availability.models import ClosedDay, OpeningHours


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


class ClosedDaySerializer(serializers.ModelSerializer):
    """An eve of every year or one day on which offices are closed besides the public holidays."""

    class Meta:
        model = ClosedDay
        fields = ("id", "eve", "day", "closes", "valid_from", "source")


def checked(view: Any, given: type[serializers.BaseSerializer]) -> dict[str, Any]:
    said = given(data=view.request.data, context=view.get_serializer_context())
    said.is_valid(raise_exception=True)
    return said.validated_data


class OpeningHoursViewSet(ScopedViewSet):
    """A coach's own opening hours, for a coordinator those of the authority."""

    model = OpeningHours
    serializer_class = OpeningHoursSerializer
    rules = {
        "list": rules.can_see_hours,
        "retrieve": rules.can_see_hours,
        "add_hours": rules.can_add_hours,
        "end_hours": rules.can_end_hours,
    }
    end_hours = verb(actions.end_hours, EndHoursSerializer)

    @extend_schema(request=AddHoursSerializer, responses={201: OpeningHoursSerializer})
    @action(detail=False, methods=["post"], url_path="add-hours")
    def add_hours(self, request: SignedInRequest) -> Response:
        """Open hours of a weekday for booking."""
        facts = checked(self, AddHoursSerializer)
        made = actions.add_hours(facts.pop("coach", request.user), by=request.user, **facts)
        return Response(OpeningHoursSerializer(made).data, status=status.HTTP_201_CREATED)


class ClosedDayViewSet(ScopedViewSet):
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
        made = actions.close_day(by=request.user, **checked(self, ClosedDaySerializer))
        return Response(ClosedDaySerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Nothing, responses={204: None})
    @action(detail=True, methods=["post"], url_path="open-day")
    def open_day(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Offices are open on that day after all."""
        actions.open_day(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
