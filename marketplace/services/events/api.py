"""Events over the REST API: the public calendar, one's own sign-ups, and the verbs of both."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, ScopedViewSet, SignedInRequest, makes, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.events import actions, rules
from marketplace.services.events.filters import EventFilter
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.queries import SHOWN_WITH, calendar
from marketplace.services.events.verbs import EVENT_VERBS, SEAT_VERBS

WRITTEN = (
    "organisation", "kind", "audience", "certificate", "language", "title", "about", "sign_up_until", "street",
    "municipality", "seats",
)  # fmt: skip


class EventSerializer(serializers.ModelSerializer):
    """An event as everybody may know of it."""

    organisation_name = serializers.CharField(source="organisation.name", read_only=True)
    municipality_name = serializers.CharField(source="municipality.name", read_only=True)
    seats_left = serializers.IntegerField(read_only=True)
    is_open = serializers.BooleanField(read_only=True)

    class Meta:
        model = Event
        fields = (
            "id", "state", *WRITTEN, "starts_at", "ends_at", "organisation_name", "municipality_name", "seats_left",
            "is_open",
        )  # fmt: skip
        read_only_fields = fields


class EventWriteSerializer(serializers.ModelSerializer):
    """What is written of an event; its time is changed by a verb of its own."""

    certificate = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.certificates(), required=False)
    employers = serializers.PrimaryKeyRelatedField(queryset=Organisation.objects.none(), many=True, required=False)

    class Meta:
        model = Event
        fields = (*WRITTEN, "employers", "starts_at", "ends_at")
        extra_kwargs = {name: {"validators": [refuse_personal_id]} for name in ("title", "about", "street")}

    def get_fields(self) -> dict[str, Any]:
        """Checked organisations that the writer may see; times only at the beginning."""
        fields = super().get_fields()
        request = self.context.get("request")
        known = request is not None and request.user.is_authenticated
        seen = Organisation.objects.visible_to(request.user) if request and known else Organisation.objects.none()
        checked = seen.filter(state=OrganisationState.VERIFIED)
        fields["organisation"] = serializers.PrimaryKeyRelatedField(queryset=checked)
        fields["employers"] = serializers.PrimaryKeyRelatedField(
            queryset=checked.employers(), many=True, required=False
        )
        if self.instance is not None:
            fields["starts_at"].read_only = fields["ends_at"].read_only = True
        return fields


class EventCancelSerializer(serializers.Serializer):
    """Why it does not take place."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class TimesSerializer(serializers.Serializer):
    """When it starts and ends."""

    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class SignUpSerializer(serializers.ModelSerializer):
    """A seat, or a place in line."""

    title = serializers.CharField(source="event.title", read_only=True)

    class Meta:
        model = SignUp
        fields = ("id", "event", "title", "person", "state", "signed_at", "offer_until", "attended_at")
        read_only_fields = fields


class AttendSerializer(serializers.Serializer):
    """The code at the place; a worker needs none."""

    code = serializers.CharField(max_length=12, required=False, allow_blank=True)


class EmployerMetSerializer(serializers.Serializer):
    """An employer who was there."""

    organisation = serializers.PrimaryKeyRelatedField(
        queryset=Organisation.objects.filter(state=OrganisationState.VERIFIED)
    )


class EventViewSet(ScopedViewSet):
    """Events: those to come in lists, whatever the reader may see by its id."""

    model = Event
    verbs = EVENT_VERBS
    inputs = {"cancel": EventCancelSerializer}
    serializer_class = EventSerializer
    filterset_class = EventFilter
    joined = SHOWN_WITH
    rules = {
        "list": rules.can_view, "retrieve": rules.can_view, "create": rules.can_write,
        "partial_update": rules.can_edit,
        "reschedule": rules.can_reschedule,
        "sign_up": rules.can_sign_up,
        "show_interest": rules.can_show_interest,
    }  # fmt: skip

    def get_queryset(self) -> Any:
        """What is to come in lists."""
        return calendar(self.request.user) if self.action == "list" else super().get_queryset()

    @extend_schema(request=EventWriteSerializer, responses=EventSerializer)
    def create(self, request: SignedInRequest) -> Response:
        """Write an event: a draft."""
        return self._save(request, None, status.HTTP_201_CREATED)

    @extend_schema(request=EventWriteSerializer, responses=EventSerializer)
    def partial_update(self, request: SignedInRequest, pk: str) -> Response:
        """Change an event; its time by its own verb."""
        return self._save(request, self.get_object(), status.HTTP_200_OK)

    def _save(self, request: SignedInRequest, event: Event | None, code: int) -> Response:
        sent = EventWriteSerializer(
            event, data=request.data, partial=event is not None, context=self.get_serializer_context()
        )
        sent.is_valid(raise_exception=True)
        facts = dict(sent.validated_data)
        employers = facts.pop("employers", None)
        event = event or Event()
        for name, value in facts.items():
            setattr(event, name, value)
        actions.write(event, employers=employers, by=request.user)
        return Response(self.get_serializer(event).data, status=code)

    @extend_schema(request=EmployerMetSerializer, responses=EventSerializer)
    @action(detail=True, methods=["post"], url_path="show-interest")
    def show_interest(self, request: SignedInRequest, pk: str) -> Response:
        """Say that one would like to work for an employer whom one met there."""
        event = self.get_object()
        said = EmployerMetSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        actions.show_interest(event, by=request.user, **said.validated_data)
        return Response(self.get_serializer(event).data)

    reschedule = verb(actions.reschedule, TimesSerializer)
    sign_up = makes(actions.sign_up, Nothing, SignUpSerializer)


class SignUpViewSet(NotedMixin, ScopedViewSet):
    """Sign-ups: one's own, a coach's young people's."""

    model = SignUp
    verbs = SEAT_VERBS
    serializer_class = SignUpSerializer
    joined = ("event", "person")
    rules = {
        "list": signed_in, "retrieve": rules.can_view_sign_up,
        "attend": rules.can_attend,
    }  # fmt: skip

    attend = verb(actions.attend, AttendSerializer)
