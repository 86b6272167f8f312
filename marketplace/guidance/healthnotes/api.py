"""Items about health over the REST API: one by one, never in a list."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import SignedInRequest, verb
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.healthnotes import actions, rules
from marketplace.guidance.healthnotes.models import LONGEST, HealthItem
from marketplace.guidance.healthnotes.states import Topic


class HealthItemSerializer(serializers.ModelSerializer):
    class Meta:
        model = HealthItem
        fields = ("id", "person", "topic", "allowed_at", "withdrawn_at", "words", "written_by", "written_at")
        read_only_fields = fields


class HealthAllowSerializer(serializers.Serializer):
    """What she permits."""

    topics = serializers.MultipleChoiceField(choices=Topic.choices, allow_empty=False)


class HealthWordsSerializer(serializers.Serializer):
    """Words of one item."""

    words = serializers.CharField(max_length=LONGEST, allow_blank=True, validators=[refuse_personal_id])


class HealthItemViewSet(NotedMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Items one by one, each look on record."""

    queryset = HealthItem.objects.none()
    serializer_class = HealthItemSerializer
    rules = {
        "retrieve": rules.can_view,
        "allow": rules.can_allow,
        "write": rules.can_write,
        "withdraw": rules.can_withdraw,
    }
    write = verb(actions.write, HealthWordsSerializer)
    withdraw = verb(actions.withdraw)

    def get_queryset(self) -> Any:
        """Items visible to the reader."""
        return HealthItem.objects.visible_to(self.request.user)

    @extend_schema(request=HealthAllowSerializer, responses={201: HealthItemSerializer(many=True)})
    @action(detail=False, methods=["post"])
    def allow(self, request: SignedInRequest) -> Response:
        """Her permission, item by item."""
        said = HealthAllowSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        new = actions.allow(request.user, by=request.user, **said.validated_data)
        return Response(self.get_serializer(new, many=True).data, status=status.HTTP_201_CREATED)
