"""Placements over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from rest_framework import serializers

from accounts.access.api import Nothing, ScopedViewSet, makes, verb
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.work.introductions.models import Introduction
from marketplace.work.placements import actions, rules
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import HowTold, Outcome, Side, StopCause
from marketplace.work.placements.verbs import PLACEMENT_VERBS


class PlacementSerializer(serializers.ModelSerializer):
    """A placement as everybody in it may see it."""

    title = serializers.CharField(source="listing.title", read_only=True)

    class Meta:
        model = Placement
        fields: tuple[str, ...] = (
            "id", "listing", "title", "organisation", "introduction", "kind", "state", "goal", "guide_name",
            "starts_on", "ends_on", "hours_per_day", "days_per_week", "ended_on", "outcome",
        )  # fmt: skip
        read_only_fields: tuple[str, ...] = fields


class ListedSerializer(PlacementSerializer):
    """A row of a list: without her goal, which is read one by one and noted."""

    class Meta(PlacementSerializer.Meta):
        fields: tuple[str, ...] = tuple(name for name in PlacementSerializer.Meta.fields if name != "goal")
        read_only_fields: tuple[str, ...] = fields


class EditSerializer(serializers.ModelSerializer):
    """What has been agreed so far; every part may be left out."""

    class Meta:
        model = Placement
        fields = ("goal", "guide_name", "guide_phone", "starts_on", "ends_on", "hours_per_day", "days_per_week")
        extra_kwargs = {name: {"required": False} for name in fields}


class EndSerializer(serializers.Serializer):
    """The end and what came next."""

    ended_on = serializers.DateField()
    outcome = serializers.ChoiceField(Outcome.choices)
    outcome_note = serializers.CharField(
        max_length=600, required=False, allow_blank=True, validators=[refuse_personal_id]
    )


class StopSerializer(EndSerializer):
    """Stopping before the end."""

    side = serializers.ChoiceField(Side.choices)
    cause = serializers.ChoiceField(StopCause.choices, required=False)
    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class CancelSerializer(serializers.Serializer):
    """Why it never started."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class PlacementViewSet(NotedMixin, ScopedViewSet):
    """Placements of a young person, of an employer, of an authority."""

    model = Placement
    verbs = PLACEMENT_VERBS
    inputs = {"end": EndSerializer, "cancel": CancelSerializer}
    serializer_class = PlacementSerializer
    listed_class = ListedSerializer
    joined = ("listing",)
    rules = {
        "list": signed_in,
        "retrieve": rules.can_view,
        "edit": rules.can_edit,
        "stop": rules.can_stop,
    }
    edit = verb(actions.edit, EditSerializer)
    stop = verb(actions.stop, StopSerializer)


class PlacementDraftViewSet(ScopedViewSet):
    """The step from an accepted introduction to a placement."""

    model = Introduction
    serializer_class = PlacementSerializer
    rules = {"draft": rules.can_draft}

    draft = makes(actions.draft, Nothing, PlacementSerializer)


class FollowUpSerializer(serializers.ModelSerializer):
    """How things are some months after a placement."""

    class Meta:
        model = FollowUp
        fields = ("id", "placement", "months", "due_on", "asked_at", "answered_at", "situation", "how_told")
        read_only_fields = fields


class AnswerSerializer(serializers.Serializer):
    """How things are now; a coach says how she heard it."""

    situation = serializers.ChoiceField(Outcome.choices)
    how_told = serializers.ChoiceField(HowTold.choices, required=False)


class FollowUpViewSet(NotedMixin, ScopedViewSet):
    """Follow-ups of placements."""

    model = FollowUp
    serializer_class = FollowUpSerializer
    rules = {"list": signed_in, "retrieve": rules.can_answer, "answer": rules.can_answer}
    answer = verb(actions.answer, AnswerSerializer)
