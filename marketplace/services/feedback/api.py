"""Feedback over the REST API: lines to read, show and hide; the means are on the page that is open to all."""

from __future__ import annotations

from rest_framework import serializers

from accounts.access.api import ScopedViewSet
from marketplace.services.feedback import rules
from marketplace.services.feedback.models import FeedbackAnswer
from marketplace.services.feedback.verbs import LINE_VERBS


class FeedbackLineSerializer(serializers.ModelSerializer):
    """One line, without whose it is and what else she answered."""

    class Meta:
        model = FeedbackAnswer
        fields = ("id", "kind", "quarter", "line", "state")
        read_only_fields = fields


class FeedbackLineViewSet(ScopedViewSet):
    """Lines that the reader may read."""

    model = FeedbackAnswer
    verbs = LINE_VERBS
    serializer_class = FeedbackLineSerializer
    rules = {"list": rules.can_list, "retrieve": rules.can_list}
