"""The calculator of a job's cost over the REST API."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.money.costs import Support
from marketplace.work.listings.models import Listing
from marketplace.work.outcomes import rules
from marketplace.work.outcomes.queries import cost, first_day_of


class CostSaidSerializer(serializers.Serializer):
    """What the calculator needs."""

    euros_an_hour = serializers.DecimalField(
        max_digits=6, decimal_places=2, min_value=Decimal("0.01"), max_value=Decimal(500)
    )
    hours_a_week = serializers.DecimalField(max_digits=3, decimal_places=1, min_value=Decimal(1), max_value=Decimal(60))
    months = serializers.IntegerField(min_value=1, max_value=24)
    support = serializers.ChoiceField(Support.choices)


class CostMonthSerializer(serializers.Serializer):
    """Euros of one month."""

    starts_on = serializers.DateField()
    pay = serializers.DecimalField(max_digits=9, decimal_places=2)
    side = serializers.DecimalField(max_digits=9, decimal_places=2)
    support = serializers.DecimalField(max_digits=9, decimal_places=2)
    net = serializers.DecimalField(max_digits=9, decimal_places=2)


class CostSourceSerializer(serializers.ModelSerializer):
    """A limit that was counted with."""

    class Meta:
        model = Limit
        fields = ("key", "value", "unit", "section", "is_verified")
        read_only_fields = fields


class CostSerializer(serializers.Serializer):
    """The months, their sum, and where the numbers come from."""

    months = CostMonthSerializer(many=True)
    net = serializers.DecimalField(max_digits=10, decimal_places=2)
    is_verified = serializers.BooleanField()
    sources = CostSourceSerializer(many=True)


class CostViewSet(ScopedViewSet):
    """What a job costs its employer month by month; nothing is kept."""

    model = Listing
    serializer_class = CostSerializer
    rules = {"cost": rules.can_cost}

    def get_queryset(self) -> Any:
        """Any place that the reader can open; the schema is drawn without reading any."""
        rows = super().get_queryset()
        return rows if getattr(self, "swagger_fake_view", False) else Listing.objects.readable_by(self.request.user)

    @extend_schema(parameters=[CostSaidSerializer], responses=CostSerializer)
    @action(detail=True, methods=["get"])
    def cost(self, request: Request, pk: str | None = None) -> Response:
        """Pay, side costs, support and what is left, by month."""
        listing = self.get_object()
        said = CostSaidSerializer(data=request.query_params)
        said.is_valid(raise_exception=True)
        return Response(CostSerializer(cost(first_day_of(listing), said.validated_data)).data)
