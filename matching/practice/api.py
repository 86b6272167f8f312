"""Practice over the REST API: the same rules and actions as the pages; what is planted shows only when answered."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, verb
from matching.practice import actions, rules
from matching.practice.models import Practice


class PracticeSerializer(serializers.ModelSerializer):
    """A round: how far it is, its next pair, and what of the answered ones was planted."""

    next_pair = serializers.SerializerMethodField()
    noticed = serializers.SerializerMethodField()
    missed = serializers.SerializerMethodField()

    class Meta:
        model = Practice
        fields = ("id", "started_at", "ended_at", "size", "answered", "next_pair", "noticed", "missed")
        read_only_fields = fields

    def get_next_pair(self, practice: Practice) -> dict[str, Any] | None:
        """The pair that waits, without saying whether it is planted."""
        if practice.ended_at:
            return None
        return {name: fact for name, fact in practice.pairs[practice.answered].items() if name != "flaw"}

    def get_noticed(self, practice: Practice) -> int:
        """Planted pairs that were declined."""
        return len(practice.caught)

    def get_missed(self, practice: Practice) -> int:
        """Planted pairs that were approved."""
        return sum(at < practice.answered for at in practice.planted) - len(practice.caught)


class PracticeAnswerSerializer(serializers.Serializer):
    """Yes or no to the pair with this number."""

    at = serializers.IntegerField(min_value=0)
    approves = serializers.BooleanField()


class PracticeViewSet(ScopedViewSet):
    """Rounds of practice."""

    model = Practice
    serializer_class = PracticeSerializer
    rules = {
        "list": rules.can_begin,
        "retrieve": rules.can_view,
        "begin": rules.can_begin,
        "answer": rules.can_answer,
    }
    answer = verb(actions.answer, PracticeAnswerSerializer)

    @action(detail=False, methods=["post"])
    def begin(self, request: SignedInRequest) -> Response:
        """Begin a round, or go on with the open one."""
        return Response(self.get_serializer(actions.begin(by=request.user)).data)
