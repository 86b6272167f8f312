"""The drop-in over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as Refusal
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, ScopedViewSet, SignedInRequest, verb
from accounts.people.models import User
from marketplace.services.dropins import actions, rules
from marketplace.services.dropins.models import Desk, Visit
from marketplace.services.dropins.states import Source, Topic
from marketplace.services.dropins.validators import LONGEST, clean_nickname
from marketplace.services.dropins.verbs import VISIT_VERBS


class DropInPlaceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Desk
        fields = ("id", "name", "street", "hours", "is_open")
        read_only_fields = fields


class VisitSerializer(serializers.ModelSerializer):
    """One turn of one day."""

    class Meta:
        model = Visit
        fields = (
            "id", "desk", "day", "number", "nickname", "topic", "source", "state", "arrived_at", "called_at",
            "ended_at", "called_by",
        )  # fmt: skip
        read_only_fields = fields


class VisitCheckInSerializer(serializers.Serializer):
    """A topic, and a nickname for who wants one."""

    topic = serializers.ChoiceField(Topic.choices)
    nickname = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)

    def validate_nickname(self, value: str) -> str:
        """One word of letters."""
        try:
            return clean_nickname(value)
        except Refusal as refusal:
            raise serializers.ValidationError(refusal.messages) from refusal


class VisitPersonSerializer(serializers.Serializer):
    """Who the visitor is."""

    person = serializers.PrimaryKeyRelatedField(queryset=User.objects.young())


class DropInPlaceViewSet(ScopedViewSet):
    """Places of the authority."""

    model = Desk
    serializer_class = DropInPlaceSerializer
    rules = {
        "list": rules.can_queue,
        "retrieve": rules.can_queue,
        "check_in": rules.can_check_in,
        "take_next": rules.can_take_next,
        "open_desk": rules.can_open_desk,
        "close_desk": rules.can_close_desk,
    }
    open_desk = verb(actions.open_desk)
    close_desk = verb(actions.close_desk)

    @extend_schema(request=VisitCheckInSerializer, responses={201: VisitSerializer})
    @action(detail=True, methods=["post"], url_path="check-in")
    def check_in(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Somebody has come to the desk."""
        desk = self.get_object()
        said = VisitCheckInSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        visit = actions.check_in(desk, source=Source.DESK, by=request.user, **said.validated_data)
        return Response(VisitSerializer(visit).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Nothing, responses={200: VisitSerializer, 204: None})
    @action(detail=True, methods=["post"], url_path="take-next")
    def take_next(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Call whoever waits longest; 204 where nobody waits."""
        visit: Any = actions.take_next(self.get_object(), by=request.user)
        return Response(VisitSerializer(visit).data) if visit else Response(status=status.HTTP_204_NO_CONTENT)


class VisitViewSet(ScopedViewSet):
    """Turns at the places of the authority."""

    model = Visit
    verbs = VISIT_VERBS
    serializer_class = VisitSerializer
    rules = {
        "list": rules.can_view,
        "retrieve": rules.can_view,
        "link": rules.can_link,
    }
    link = verb(actions.link, VisitPersonSerializer)
