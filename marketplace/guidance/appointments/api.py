"""Appointments over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, verb
from accounts.audit.api import NotedMixin
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from marketplace.guidance.appointments import actions, rules
from marketplace.guidance.appointments.availability.queries import find_slot, open_slots
from marketplace.guidance.appointments.availability.slots import Slot
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import slots_for
from marketplace.guidance.appointments.verbs import APPOINTMENT_VERBS

LOOKED_AHEAD = 42


class AppointmentSerializer(serializers.ModelSerializer):
    """One young person, one coach, one time."""

    class Meta:
        model = Appointment
        fields = (
            "id", "person", "coach", "state", "starts_at", "ends_at", "way", "place", "link", "booked_at",
            "checked_in_at", "cancelled_at", "cancelled_by",
        )  # fmt: skip
        read_only_fields = fields

    def to_representation(self, instance: Appointment) -> dict[str, Any]:
        """Where they meet is for those who meet: a coordinator reads when and with whom."""
        told: dict[str, Any] = super().to_representation(instance)
        reader = getattr(self.context.get("request"), "user", None)  # her own verbs answer without one
        return {**told, "place": "", "link": ""} if is_coordinator(reader) else told


class OpenTimeSerializer(serializers.Serializer):
    """A time that can be booked; ``key`` names it."""

    key = serializers.CharField()
    coach = serializers.IntegerField(source="coach_id")
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    way = serializers.CharField()
    place = serializers.CharField()


def slot_or_refusal(slots: list[Slot], key: str) -> Slot:
    """The slot of a key. Raises a ValidationError of the API where it is not free."""
    found = find_slot(slots, key)
    if found is None:
        raise serializers.ValidationError(_("This time is taken. Choose another time."), code="slot_taken")
    return found


class SlotKeySerializer(serializers.Serializer):
    """The key of a free time."""

    slot = serializers.CharField(max_length=40)


class OtherTimeSerializer(SlotKeySerializer):
    """Another free time for the young person of an appointment."""

    def validate_slot(self, value: str) -> Slot:
        return slot_or_refusal(slots_for(self.context["view"].get_object().person), value)


class OfferTimesSerializer(serializers.Serializer):
    """Keys of one to three of the coach's free times."""

    slots = serializers.ListField(child=serializers.CharField(max_length=40), max_length=actions.MOST_OFFERED)


class AppointmentViewSet(NotedMixin, ScopedViewSet):
    """Appointments: her own, a coach's, for a coordinator those of the authority."""

    model = Appointment
    verbs = APPOINTMENT_VERBS
    serializer_class = AppointmentSerializer
    rules = {
        "list": rules.can_list,
        "retrieve": rules.can_view,
        "reschedule": rules.can_reschedule,
    }
    joined = ("person", "coach")
    reschedule = verb(actions.reschedule, OtherTimeSerializer)


class OpenTimesViewSet(viewsets.GenericViewSet):
    """Free times of one's own coach, and of who stands in; one of them can be taken."""

    serializer_class = OpenTimeSerializer
    pagination_class = None
    filter_backends = ()
    rules = {"list": rules.can_take, "take": rules.can_take}

    @extend_schema(responses=OpenTimeSerializer(many=True))
    def list(self, request: SignedInRequest) -> Response:
        """The own coach's times first."""
        return Response(OpenTimeSerializer(slots_for(request.user), many=True).data)

    @extend_schema(request=SlotKeySerializer, responses={201: AppointmentSerializer})
    @action(detail=False, methods=["post"])
    def take(self, request: SignedInRequest) -> Response:
        """Book a free time."""
        said = SlotKeySerializer(data=request.data)
        said.is_valid(raise_exception=True)
        slot = slot_or_refusal(slots_for(request.user), said.validated_data["slot"])
        made = actions.take(request.user, slot=slot, by=request.user)
        return Response(AppointmentSerializer(made).data, status=status.HTTP_201_CREATED)


class OfferedTimesViewSet(ScopedViewSet):
    """A young person, to whom her coach offers times."""

    model = User
    serializer_class = AppointmentSerializer
    rules = {"offer": rules.can_offer}

    @extend_schema(request=OfferTimesSerializer, responses={201: AppointmentSerializer(many=True)})
    @action(detail=True, methods=["post"])
    def offer(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Offer one to three of one's own free times."""
        person = self.get_object()
        said = OfferTimesSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        free = open_slots([request.user.pk], timezone.now(), LOOKED_AHEAD)
        slots = [slot_or_refusal(free, key) for key in said.validated_data["slots"]]
        made = actions.offer(person, slots=slots, by=request.user)
        return Response(AppointmentSerializer(made, many=True).data, status=status.HTTP_201_CREATED)
