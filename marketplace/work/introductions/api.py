"""Introductions over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access.api import ScopedViewSet
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.rules import is_coordinator
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions import rules
from marketplace.work.introductions.actions import look_at
from marketplace.work.introductions.forms import refuse_odd_time
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import released_to
from marketplace.work.introductions.states import DeclineReason
from marketplace.work.introductions.verbs import INTRODUCTION_VERBS


class IntroductionSerializer(serializers.ModelSerializer):
    """An introduction: where it stands, and what was released for as long as it stands. Never the person's key."""

    title = serializers.CharField(source="listing.title", read_only=True)
    released = serializers.SerializerMethodField()

    class Meta:
        model = Introduction
        fields = (
            "id", "listing", "title", "organisation", "state", "released", "opened_at", "answer_by", "meeting_at",
            "meeting_place", "answered_at", "greeting",
        )  # fmt: skip
        read_only_fields = fields

    def to_representation(self, introduction: Introduction) -> dict[str, Any]:
        """Where they meet and what was said is for those who meet."""
        told: dict[str, Any] = super().to_representation(introduction)
        hidden = {"meeting_place": "", "greeting": ""} if is_coordinator(self.context["request"].user) else {}
        return {**told, **hidden}

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_released(self, introduction: Introduction) -> dict[str, str]:
        """What was released, for this reader."""
        return released_to(self.context["request"].user, introduction)


class AcceptSerializer(serializers.Serializer):
    """The workplace's yes."""

    greeting = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])


class DeclineSerializer(AcceptSerializer):
    """The workplace's no."""

    decline_reason = serializers.ChoiceField(DeclineReason.choices)


class MeetSerializer(serializers.Serializer):
    """A time to meet."""

    meeting_at = serializers.DateTimeField(validators=[refuse_odd_time])
    meeting_place = serializers.CharField(max_length=200, validators=[refuse_personal_id])


class CloseSerializer(serializers.Serializer):
    """Why it ends from our side."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class IntroductionViewSet(NotedMixin, ScopedViewSet):
    """Introductions of a young person, of an employer, of an authority."""

    model = Introduction
    verbs = INTRODUCTION_VERBS
    inputs = {
        "meet": MeetSerializer,
        "accept": AcceptSerializer,
        "decline": DeclineSerializer,
        "close": CloseSerializer,
    }
    serializer_class = IntroductionSerializer
    joined = ("listing", "person")
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
    }

    def note_look(self, obj: Introduction) -> None:
        """As on the page: how many cards a workplace opens is counted."""
        look_at(obj, by=self.request.user)
