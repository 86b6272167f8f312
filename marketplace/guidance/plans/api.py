"""Plans over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.access.api import Nothing, ScopedViewSet, makes, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.models import User
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.plans import actions, beginning_actions, rules
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.models import Goal, Plan, Step, Version
from marketplace.guidance.plans.states import Owner, Priority
from marketplace.guidance.plans.verbs import STEP_VERBS


class PlanGoalSerializer(serializers.ModelSerializer):
    class Meta:
        model = Goal
        fields = ("id", "title")


class PlanStepSerializer(serializers.ModelSerializer):
    """A step with its owner and day."""

    class Meta:
        model = Step
        fields = (
            "id", "plan", "goal", "title", "owner", "owner_name", "due_on", "priority", "state", "done_at",
        )  # fmt: skip
        read_only_fields = fields


class PlanVersionSerializer(serializers.ModelSerializer):
    """A version: what was accepted, by whom and when."""

    class Meta:
        model = Version
        fields = ("id", "plan", "number", "state", "content", "young_accepted_at", "coach_accepted_at")
        read_only_fields = fields


class PlanSerializer(serializers.ModelSerializer):
    """Everything on one page."""

    goals = PlanGoalSerializer(many=True, read_only=True)
    steps = PlanStepSerializer(many=True, read_only=True)
    versions = PlanVersionSerializer(many=True, read_only=True)

    class Meta:
        model = Plan
        fields = ("id", "person", "begun_at", "review_on", "reviewed_at", "goals", "steps", "versions")
        read_only_fields = fields


class PlanListedSerializer(serializers.ModelSerializer):
    """A plan in a list."""

    class Meta:
        model = Plan
        fields = ("id", "person", "begun_at", "review_on", "reviewed_at")
        read_only_fields = fields


class PlanGoalWriteSerializer(serializers.Serializer):
    """A goal in own words."""

    title = serializers.CharField(max_length=200, validators=[refuse_personal_id])


class PlanStepWriteSerializer(serializers.Serializer):
    """What is done, by whom, by when, how soon."""

    title = serializers.CharField(max_length=200, validators=[refuse_personal_id])
    due_on = serializers.DateField(required=False, allow_null=True)
    owner = serializers.ChoiceField(Owner.choices, default=Owner.YOUNG)
    owner_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    priority = serializers.ChoiceField(Priority.choices, default=Priority.NORMAL)


class PlanStepChangeSerializer(PlanStepWriteSerializer):
    """A step written anew: only what is sent changes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, partial=True, **kwargs)


class PlanReviewSerializer(serializers.Serializer):
    """The next time, if it is to be earlier than the last possible day."""

    review_on = serializers.DateField(required=False)


class PlanReasonSerializer(serializers.Serializer):
    """Why a step is left out."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class PlanViewSet(NotedMixin, ScopedViewSet):
    """Plans: her own, or those of whom the coach supports."""

    model = Plan
    serializer_class = PlanSerializer
    listed_class = PlanListedSerializer
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "add_goal": rules.can_add_goal,
        "review": rules.can_review,
    }
    add_goal = makes(actions.add_goal, PlanGoalWriteSerializer, PlanGoalSerializer)
    review = verb(actions.review, PlanReviewSerializer)

    def get_queryset(self) -> Any:
        """With what stands in them."""
        rows = super().get_queryset()
        return rows if self.action == "list" else rows.prefetch_related("goals", "steps", "versions")


class PlanStepViewSet(NotedMixin, ScopedViewSet):
    """Steps of plans."""

    model = Step
    verbs = STEP_VERBS
    inputs = {"drop": PlanReasonSerializer}
    serializer_class = PlanStepSerializer
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "edit": rules.can_edit,
    }
    edit = verb(actions.edit, PlanStepChangeSerializer)


class PlanYesSerializer(serializers.Serializer):
    """The print of what was read, where the reader has it."""

    seen = serializers.CharField(max_length=32, required=False, allow_blank=True)


class PlanVersionViewSet(NotedMixin, ScopedViewSet):
    """Versions of plans."""

    model = Version
    serializer_class = PlanVersionSerializer
    rules = {"list": signed_in, "retrieve": rules.can_view, "accept": rules.can_accept}
    accept = verb(actions.accept, PlanYesSerializer)


class SurveySerializer(serializers.ModelSerializer):
    """What she said of her strengths."""

    class Meta:
        model = Survey
        fields = ("id", "person", "state", "answers", "own_words", "begun_at", "given_at")
        read_only_fields = fields


class SurveyAnswerSerializer(serializers.Serializer):
    """Some sentences with her ticks."""

    answers = serializers.DictField(child=serializers.CharField(max_length=20), default=dict)
    own_words = serializers.CharField(max_length=500, required=False, allow_blank=True, validators=[refuse_personal_id])


class SurveyViewSet(NotedMixin, ScopedViewSet):
    """Questionnaires: hers; her coach's once given."""

    model = Survey
    serializer_class = SurveySerializer
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view_survey,
        "answer": rules.can_answer,
        "give": rules.can_give,
    }
    answer = verb(beginning_actions.answer, SurveyAnswerSerializer)
    give = verb(beginning_actions.give)


class WithoutWorkSerializer(serializers.ModelSerializer):
    """Since when somebody is without work."""

    class Meta:
        model = WithoutWork
        fields = ("id", "person", "since_on", "graduated_on", "offered_on")
        read_only_fields = fields


class GuaranteeWriteSerializer(serializers.Serializer):
    """The days from which the Youth Guarantee counts."""

    since_on = serializers.DateField()
    graduated_on = serializers.DateField(required=False, allow_null=True)
    offered_on = serializers.DateField(required=False, allow_null=True)


class PersonPlanViewSet(ScopedViewSet):
    """What is begun about a young person: her plan, a step in it, the day from which the guarantee counts."""

    model = User
    serializer_class = PlanSerializer
    rules = {
        "begin": rules.can_begin,
        "propose": rules.can_begin,
        "write_guarantee": rules.can_write_guarantee,
    }
    begin = makes(actions.begin, Nothing, PlanSerializer)
    propose = makes(actions.propose, PlanStepWriteSerializer, PlanStepSerializer)
    write_guarantee = makes(beginning_actions.write_guarantee, GuaranteeWriteSerializer, WithoutWorkSerializer)
