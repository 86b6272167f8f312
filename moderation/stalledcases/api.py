"""StalledCases over the REST API: the list of the page."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins, serializers, viewsets

from accounts.people.models import User
from moderation.stalledcases import rules
from moderation.stalledcases.filters import StalledCaseFilter
from moderation.stalledcases.queries import stalled_cases, with_steps
from moderation.stalledcases.states import Cause


class StalledCaseSerializer(serializers.ModelSerializer):
    """A young person, since when nothing has moved, why, and one thing to do."""

    moved_at = serializers.DateTimeField()
    cause = serializers.ChoiceField(Cause.choices)
    step = serializers.CharField()

    class Meta:
        model = User
        fields = ("id", "given_name", "family_name", "moved_at", "cause", "step")
        read_only_fields = fields


class StalledCaseViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """Those with whom nothing has moved."""

    queryset = User.objects.none()
    serializer_class = StalledCaseSerializer
    filterset_class = StalledCaseFilter
    rules = {"list": rules.can_list}

    def get_queryset(self) -> Any:
        """Those who wait longest first; the schema is drawn without reading any."""
        if getattr(self, "swagger_fake_view", False):
            return User.objects.none()
        return stalled_cases(self.request.user)

    def paginate_queryset(self, queryset: Any) -> Any:
        """Put the next step beside each row of the page."""
        return with_steps(super().paginate_queryset(queryset), self.request.user)
