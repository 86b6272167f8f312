"""The numbers as JSON, with the same filter and the same hidden cells as the page."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from moderation.statistics import rules
from moderation.statistics.disclosure import shown
from moderation.statistics.forms import QuestionForm
from moderation.statistics.queries import places_published, profiles_in_use
from moderation.statistics.words import Table, funnel_table, trials_table


class RowSerializer(serializers.Serializer):
    """A line of a table; a cell of “–” is hidden."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    cells = serializers.ListField(child=serializers.CharField())
    share = serializers.IntegerField(allow_null=True)


class TableSerializer(serializers.Serializer):
    """A table with the heads of its columns."""

    columns = serializers.ListField(child=serializers.CharField())
    rows = RowSerializer(many=True)


class NumbersSerializer(serializers.Serializer):
    """All numbers of a period."""

    since = serializers.DateField()
    until = serializers.DateField()
    profiles = serializers.CharField()
    places = serializers.IntegerField()
    funnel = TableSerializer()
    trials = TableSerializer()


class StatisticsViewSet(viewsets.ViewSet):
    """From a suggestion to a job in numbers."""

    rules = {"list": rules.can_view}

    @extend_schema(
        parameters=[
            OpenApiParameter(name, OpenApiTypes.STR, description=about)
            for name, about in (
                ("period", "A year (2026) or a quarter (2026-4)."),
                ("kind", "A kind of place."),
                ("authority", "The id of an authority, for administrators."),
            )
        ],
        responses=NumbersSerializer,
    )
    def list(self, request: Request) -> Response:
        """The numbers of a period."""
        if not rules.can_view(request.user, None):
            self.permission_denied(request)
        question = QuestionForm(request.query_params or None, user=request.user).question()
        found: dict[str, object | Table] = {
            "since": question.since,
            "until": question.until,
            "profiles": shown(profiles_in_use(question)),
            "places": places_published(question),
            "funnel": funnel_table(question),
            "trials": trials_table(question),
        }
        return Response(NumbersSerializer(found).data)
