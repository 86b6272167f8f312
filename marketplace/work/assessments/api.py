"""End assessments over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, ScopedViewSet, SignedInRequest, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.work.assessments import actions, rules
from marketplace.work.assessments.models import LONGEST, Assessment
from marketplace.work.assessments.states import Level, WorkingSkill
from marketplace.work.assessments.verbs import ASSESSMENT_VERBS
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import HowTold

WRITTEN = ("suits", "suits_words", "went_well", "skills", "learning_needs", "advice")


class AssessmentSerializer(serializers.ModelSerializer):
    """An assessment as everybody in it may read it."""

    title = serializers.CharField(source="placement.listing.title", read_only=True)

    class Meta:
        model = Assessment
        fields: tuple[str, ...] = (
            "id", "placement", "title", "state", *WRITTEN, "how_told", "requested_at", "given_at", "her_words",
            "answered_at",
        )  # fmt: skip
        read_only_fields: tuple[str, ...] = fields


class ListedAssessmentSerializer(AssessmentSerializer):
    """A row of a list: without what is said of her, which is read one by one and noted."""

    class Meta(AssessmentSerializer.Meta):
        fields: tuple[str, ...] = ("id", "placement", "title", "state", "requested_at", "given_at", "answered_at")
        read_only_fields: tuple[str, ...] = fields


class SkillsField(serializers.DictField):
    """Skills of working life: code → level."""

    child = serializers.ChoiceField(Level.choices)

    def to_internal_value(self, data: Any) -> dict[str, str]:
        levels = super().to_internal_value(data)
        if set(levels) - set(WorkingSkill.values):
            raise serializers.ValidationError([f"{', '.join(WorkingSkill.values)}"])
        return levels


class AssessmentWriteSerializer(serializers.ModelSerializer):
    """What has been written so far; every part may be left out."""

    skills = SkillsField(required=False)

    class Meta:
        model = Assessment
        fields: tuple[str, ...] = WRITTEN
        extra_kwargs = {name: {"required": False} for name in WRITTEN}


class AssessmentGiveSerializer(AssessmentWriteSerializer):
    """The whole of it; a coach says how she heard it."""

    how_told = serializers.ChoiceField(HowTold.choices, required=False)

    class Meta(AssessmentWriteSerializer.Meta):
        fields: tuple[str, ...] = (*WRITTEN, "how_told")


class ConfirmSerializer(serializers.Serializer):
    """Her own words, where she has some."""

    her_words = serializers.CharField(
        max_length=LONGEST, required=False, allow_blank=True, validators=[refuse_personal_id]
    )


class DisputeSerializer(serializers.Serializer):
    """How she sees it."""

    her_words = serializers.CharField(max_length=LONGEST, validators=[refuse_personal_id])


class AssessmentReopenSerializer(serializers.Serializer):
    """Why it is opened again."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class AssessmentViewSet(NotedMixin, ScopedViewSet):
    """End assessments of a workplace, of a young person, of a coach."""

    model = Assessment
    verbs = ASSESSMENT_VERBS
    inputs = {"confirm": ConfirmSerializer, "dispute": DisputeSerializer, "reopen": AssessmentReopenSerializer}
    serializer_class = AssessmentSerializer
    listed_class = ListedAssessmentSerializer
    joined = ("placement__listing",)
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "write": rules.can_write,
        "give": rules.can_give,
    }
    write = verb(actions.write, AssessmentWriteSerializer)
    give = verb(actions.give, AssessmentGiveSerializer)


class AssessmentRequestViewSet(ScopedViewSet):
    """The step from a trial to its assessment."""

    model = Placement
    serializer_class = AssessmentSerializer
    rules = {"request_assessment": rules.can_request}

    @extend_schema(request=Nothing, responses={201: AssessmentSerializer})
    @action(detail=True, methods=["post"], url_path="request", url_name="request")
    def request_assessment(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Ask the workplace for its assessment."""
        made = actions.request(self.get_object(), by=request.user)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)
