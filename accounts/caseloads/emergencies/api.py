"""Emergencies over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest
from accounts.audit.api import NotedMixin
from accounts.audit.transitions import log_access
from accounts.caseloads.emergencies import actions, rules
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.emergencies.queries import facts_of
from accounts.people.validators import refuse_personal_id


class OpenPageSerializer(serializers.Serializer):
    """Who is meant, by whole name and date of birth, and why."""

    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    birth_on = serializers.DateField()
    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class FactsOfHerSerializer(serializers.Serializer):
    """What is needed to reach her and to help her today; empty of somebody who needs extra protection."""

    given_name = serializers.CharField()
    family_name = serializers.CharField()
    phone = serializers.CharField()
    email = serializers.CharField()
    language = serializers.CharField()
    municipality = serializers.CharField()
    call = serializers.CharField()


class ListedLookSerializer(serializers.ModelSerializer):
    """One's own look: whose page, why, until when."""

    class Meta:
        model = EmergencyLook
        fields = ("id", "person", "reason", "opened_at", "ends_at")
        read_only_fields = fields


class EmergencyLookSerializer(serializers.ModelSerializer):
    """The same with what it opens."""

    facts = serializers.SerializerMethodField()

    class Meta:
        model = EmergencyLook
        fields = ("id", "person", "reason", "opened_at", "ends_at", "facts")
        read_only_fields = fields

    @extend_schema_field(FactsOfHerSerializer)
    def get_facts(self, look: EmergencyLook) -> dict[str, Any]:
        """The facts of the page."""
        return facts_of(look)


class EmergencyLookViewSet(NotedMixin, ScopedViewSet):
    """One's own looks; what one opens can be read until its hour is over."""

    model = EmergencyLook
    serializer_class = EmergencyLookSerializer
    listed_class = ListedLookSerializer
    joined = ("person", "person__municipality")
    rules = {
        "list": rules.can_list_looks,
        "retrieve": rules.can_read_page,
        "open_page": rules.can_open_page,
    }

    def note_look(self, obj: EmergencyLook) -> None:
        """With its reason."""
        log_access(obj, by=self.request.user, reason=obj.reason)

    @extend_schema(request=OpenPageSerializer, responses={201: ListedLookSerializer})
    @action(detail=False, methods=["post"], url_path="open-page")
    def open_page(self, request: SignedInRequest) -> Response:
        """Open the page of a young person for an hour; everybody concerned is told."""
        asked = OpenPageSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        facts = asked.validated_data
        reason = facts.pop("reason")
        look = actions.open_page(actions.find_person(by=request.user, **facts), reason=reason, by=request.user)
        return Response(ListedLookSerializer(look).data, status=status.HTTP_201_CREATED)
