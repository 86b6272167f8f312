"""What comes next over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, makes, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.audit.transitions import log_access
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.work.nextsteps import actions, rules
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.options import options_of
from marketplace.work.nextsteps.queries import coaches_of
from marketplace.work.nextsteps.states import Going, GoOn, StepKind
from marketplace.work.nextsteps.verbs import STEP_VERBS
from marketplace.work.placements.models import Placement


class CheckInSerializer(serializers.ModelSerializer):
    """Two questions to one side at one moment."""

    title = serializers.CharField(source="placement.listing.title", read_only=True)

    class Meta:
        model = CheckIn
        fields = (
            "id", "placement", "title", "moment", "party", "state", "due_on", "asked_at", "going", "go_on",
            "answered_at",
        )  # fmt: skip
        read_only_fields = fields


class TapSerializer(serializers.Serializer):
    """One answer or both."""

    going = serializers.ChoiceField(Going.choices, required=False)
    go_on = serializers.ChoiceField(GoOn.choices, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise serializers.ValidationError(_("Choose one of the answers."))
        return attrs


class CheckInViewSet(NotedMixin, ScopedViewSet):
    """Check-ins: each side its own, the coach both."""

    model = CheckIn
    serializer_class = CheckInSerializer
    joined = ("placement__listing",)
    rules = {"list": signed_in, "retrieve": rules.can_view_check_in, "answer": rules.can_answer}
    answer = verb(actions.answer, TapSerializer)


class NextStepSerializer(serializers.ModelSerializer):
    """What comes after a placement."""

    class Meta:
        model = NextStep
        fields = ("id", "placement", "kind", "owner", "due_on", "note", "state", "chosen_at", "finished_at")
        read_only_fields = fields


class WithdrawSerializer(serializers.Serializer):
    """Why it did not come to be."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class NextStepViewSet(NotedMixin, ScopedViewSet):
    model = NextStep
    verbs = STEP_VERBS
    inputs = {"withdraw": WithdrawSerializer}
    serializer_class = NextStepSerializer
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
    }


class ChooseSerializer(serializers.Serializer):
    """What comes next, who takes care of it, by when."""

    kind = serializers.ChoiceField(StepKind.choices)
    owner = serializers.PrimaryKeyRelatedField(queryset=User.objects.none())
    due_on = serializers.DateField()
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        if "request" in self.context:
            owner.queryset = coaches_of(self.context["request"].user)


class NeedSerializer(serializers.Serializer):
    """One demand of the law."""

    words = serializers.CharField()
    verdict = serializers.CharField()
    section = serializers.CharField()


class SchemeSerializer(serializers.Serializer):
    """One scheme and everything that it asks."""

    name = serializers.CharField()
    verdict = serializers.CharField()
    needs = NeedSerializer(many=True)


class OptionSerializer(serializers.Serializer):
    """One way on: what it costs, what it needs."""

    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    costs = serializers.ListField(child=serializers.CharField())
    schemes = SchemeSerializer(many=True)


class WhatNextViewSet(ScopedViewSet):
    """A placement's ways on, and the choice of one."""

    model = Placement
    serializer_class = NextStepSerializer
    joined = ("person", "listing", "organisation")
    rules = {"options": rules.can_view_options, "choose": rules.can_choose}

    @extend_schema(responses=OptionSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def options(self, request: SignedInRequest, pk: str | None = None) -> Response:  # type: ignore[override]
        """Every way on with costs and needs, as the law of the day says."""
        placement = self.get_object()
        log_access(placement, by=request.user)
        return Response(OptionSerializer(options_of(placement, timezone.localdate()), many=True).data)

    choose = makes(actions.choose, ChooseSerializer, NextStepSerializer)
