"""Limits of the law as JSON: all rows with their days, and a new row from a day on."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest
from marketplace.reference.eligibility import actions, rules
from marketplace.reference.eligibility.models import Limit


class LimitSerializer(serializers.ModelSerializer):
    """One number of the law from a day till a day, with its name in the reader's language."""

    name = serializers.CharField(source="label", read_only=True)

    class Meta:
        model = Limit
        fields = ("id", "key", "name", "value", "unit", "section", "valid_from", "valid_until", "is_verified", "note")
        read_only_fields = fields


class NewRowSerializer(serializers.Serializer):
    """What holds from a day on."""

    value = serializers.DecimalField(max_digits=10, decimal_places=2, min_value=0)
    valid_from = serializers.DateField()
    section = serializers.CharField(max_length=120)
    is_verified = serializers.BooleanField(default=False)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class LimitViewSet(ScopedViewSet):
    """What the law allows, with dates and sections."""

    model = Limit
    serializer_class = LimitSerializer
    filterset_fields = ("key",)
    rules = {"list": rules.can_view, "retrieve": rules.can_view, "edit": rules.can_edit}

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Every row, newest first."""
        if not rules.can_view(request.user, None):
            self.permission_denied(request)
        return super().list(request, *args, **kwargs)

    @extend_schema(request=NewRowSerializer, responses={201: LimitSerializer})
    @action(detail=True, methods=["post"])
    def edit(self, request: SignedInRequest, pk: str) -> Response:
        """A new row from a day on; the old one ends the day before."""
        limit = self.get_object()
        sent = NewRowSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        new = actions.edit(limit, by=request.user, **sent.validated_data)
        return Response(LimitSerializer(new).data, status=status.HTTP_201_CREATED)
