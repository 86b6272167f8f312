"""Introductions over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access.api import ScopedViewSet, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions import rules
from marketplace.work.introductions.actions import look_at, record_answer
from marketplace.work.introductions.forms import refuse_odd_time
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import released_to, speakers_of
from marketplace.work.introductions.states import DeclineReason, PhoneAnswer
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


class RecordAnswerSerializer(serializers.Serializer):
    """What somebody of the workplace said on the phone: the contact of the place, where nobody is named."""

    said = serializers.ChoiceField(PhoneAnswer.choices)
    said_by = serializers.PrimaryKeyRelatedField(queryset=User.objects.none(), required=False)
    decline_reason = serializers.ChoiceField(DeclineReason.choices, required=False)
    meeting_at = serializers.DateTimeField(required=False, validators=[refuse_odd_time])
    meeting_place = serializers.CharField(max_length=200, required=False, validators=[refuse_personal_id])
    greeting = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])
    call_again_on = serializers.DateField(required=False)

    def get_fields(self) -> Any:
        """People of the workplace; anybody else answers like one that never was."""
        fields: dict[str, Any] = super().get_fields()
        if "view" in self.context and "pk" in self.context["view"].kwargs:
            fields["said_by"].queryset = speakers_of(self.context["view"].get_object())
        return fields


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
    record_answer = verb(record_answer, RecordAnswerSerializer)
    serializer_class = IntroductionSerializer
    joined = ("listing", "person")
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "record_answer": rules.can_record_answer,
    }

    def note_look(self, obj: Introduction) -> None:
        """As on the page: how many cards a workplace opens is counted."""
        look_at(obj, by=self.request.user)
