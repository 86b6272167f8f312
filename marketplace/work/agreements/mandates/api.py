"""Mandates over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, verb
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.agreements.mandates import actions, rules
from marketplace.work.agreements.mandates.models import Mandate


class MandateSerializer(serializers.ModelSerializer):
    """Who may sign for an authority."""

    class Meta:
        model = Mandate
        fields = ("id", "official", "valid_from", "valid_until", "given_at")
        read_only_fields = ("id", "given_at")


class MandateViewSet(ScopedViewSet):
    """Mandates to sign."""

    model = Mandate
    serializer_class = MandateSerializer
    proven = frozenset({"give_mandate", "end_mandate"})
    rules = {
        "list": rules.can_list_mandates,
        "retrieve": rules.can_list_mandates,
        "give_mandate": rules.can_give_mandate,
        "end_mandate": rules.can_end_mandate,
    }
    end_mandate = verb(actions.end_mandate)

    @extend_schema(request=MandateSerializer, responses={201: MandateSerializer})
    @action(detail=False, methods=["post"], url_path="give-mandate")
    def give_mandate(self, request: SignedInRequest) -> Response:
        """Let a coordinator sign from a day on."""
        if not rules.can_give_mandate(request.user, None):
            self.permission_denied(request)
        sent = MandateSerializer(data=request.data)
        sent.fields["official"].queryset = User.objects.filter(role=Role.COORDINATOR, is_active=True)  # type: ignore[attr-defined]
        sent.is_valid(raise_exception=True)
        said = dict(sent.validated_data)
        made = actions.give_mandate(said.pop("official"), by=request.user, **said)
        return Response(MandateSerializer(made).data, status=status.HTTP_201_CREATED)
