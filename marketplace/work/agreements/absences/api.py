"""Absences over the REST API."""

from __future__ import annotations

from rest_framework import serializers

from accounts.access.api import ScopedViewSet
from accounts.audit.api import NotedMixin
from marketplace.work.agreements import rules
from marketplace.work.agreements.absences.models import Absence


class AbsenceSerializer(serializers.ModelSerializer):
    """A day away."""

    class Meta:
        model = Absence
        fields = ("id", "placement", "day", "was_announced", "reported_at")
        read_only_fields = ("id", "placement", "reported_at")


class AbsenceViewSet(NotedMixin, ScopedViewSet):
    model = Absence
    serializer_class = AbsenceSerializer
    rules = {"list": rules.can_list, "retrieve": rules.can_view}
