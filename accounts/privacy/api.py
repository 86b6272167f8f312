"""Privacy in the REST API: consents, who has looked, the export, erasing."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import SignedInRequest
from accounts.audit.models import Entry
from accounts.audit.queries import views_of
from accounts.privacy import actions, rules
from accounts.privacy.models import Consent
from accounts.privacy.queries import as_json


class ConsentSerializer(serializers.ModelSerializer):
    """A yes to one purpose, until withdrawn."""

    class Meta:
        model = Consent
        fields = ("id", "purpose", "version", "about", "given_at", "withdrawn_at")
        read_only_fields = fields


class ViewSerializer(serializers.ModelSerializer):
    """Somebody looked at something about me."""

    who = serializers.CharField(source="actor.full_name")
    what = serializers.CharField(source="words")

    class Meta:
        model = Entry
        fields = ("at", "who", "what")
        read_only_fields = fields


class SureSerializer(serializers.Serializer):
    """The tick before everything is erased."""

    is_sure = serializers.BooleanField()

    def validate_is_sure(self, value: bool) -> bool:  # noqa: FBT001
        """Only a yes counts."""
        if not value:
            raise serializers.ValidationError(code="required", detail="true")
        return value


class ConsentViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Consent]):
    """One's own permissions."""

    serializer_class = ConsentSerializer
    filter_backends = ()
    queryset = Consent.objects.none()
    rules = {"list": rules.can_see_own_data, "withdraw": rules.can_withdraw_consent}

    def get_queryset(self) -> Any:
        return Consent.objects.visible_to(self.request.user)

    @extend_schema(request=None, responses=ConsentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Take a permission back; what stood on it ends at once."""
        consent = actions.withdraw_consent(self.get_object(), by=request.user)
        return Response(ConsentSerializer(consent).data)


class MyDataViewSet(viewsets.GenericViewSet[Entry]):
    """Everything about whoever asks."""

    serializer_class = ViewSerializer
    filter_backends = ()
    queryset = Entry.objects.none()
    proven = frozenset({"export", "erase"})
    rules = {"export": rules.can_export, "views": rules.can_see_own_data, "erase": rules.can_erase}

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=False)
    def export(self, request: SignedInRequest) -> Response:
        """Every row about me, table by table."""
        return Response(as_json(actions.export(request.user, by=request.user)))

    @extend_schema(responses=ViewSerializer(many=True))
    @action(detail=False, url_path="views")
    def views(self, request: SignedInRequest) -> Response:
        """Who has looked at my data."""
        page = self.paginate_queryset(views_of(request.user))
        return self.get_paginated_response(ViewSerializer(page, many=True).data)

    @extend_schema(request=SureSerializer, responses={204: None})
    @action(detail=False, methods=["post"])
    def erase(self, request: SignedInRequest) -> Response:
        """Erase everything about me."""
        asked = SureSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actions.erase(request.user, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
