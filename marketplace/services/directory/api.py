"""The service directory as JSON: open to everybody, kept by those who keep the cards."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.directory import actions, rules
from marketplace.services.directory.filters import ServiceFilter
from marketplace.services.directory.models import Service, ServiceText
from marketplace.services.directory.queries import kept_by, on_show
from marketplace.services.directory.verbs import CARD_VERBS

WRITTEN = (
    "organisation", "kind", "way_in", "cost", "age_from", "age_until", "street", "municipality", "serves_neighbours",
    "is_remote", "phone", "email", "website", "contact_name",
)  # fmt: skip


class ServiceTextSerializer(serializers.ModelSerializer):
    """A card's words in one language."""

    class Meta:
        model = ServiceText
        fields = ("language", "name", "about", "for_whom", "how", "opening")


class ServiceSerializer(serializers.ModelSerializer):
    """A card as everybody reads it."""

    texts = ServiceTextSerializer(many=True, read_only=True)
    organisation_name = serializers.CharField(source="organisation.name", read_only=True)
    municipality_name = serializers.CharField(source="municipality.name", read_only=True)
    languages: Any = serializers.SlugRelatedField(slug_field="code", many=True, read_only=True)
    is_fresh = serializers.BooleanField(read_only=True)
    takes_referrals = serializers.BooleanField(read_only=True)

    class Meta:
        model = Service
        fields = (
            "id", "state", *WRITTEN, "organisation_name", "municipality_name", "languages", "texts", "verified_on",
            "is_fresh", "takes_referrals",
        )  # fmt: skip
        read_only_fields = fields


class CardSerializer(serializers.ModelSerializer):
    """What a keeper writes; a language with an empty name is taken away."""

    texts = ServiceTextSerializer(many=True)
    languages = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.languages(), many=True)
    website = serializers.URLField(max_length=200, required=False, allow_blank=True, validators=[refuse_personal_id])
    street = serializers.CharField(max_length=150, required=False, allow_blank=True, validators=[refuse_personal_id])

    class Meta:
        model = Service
        fields = (*WRITTEN, "languages", "texts", "referral_email")

    def get_fields(self) -> dict[str, Any]:
        """Only an organisation that the writer may choose can be named."""
        fields = super().get_fields()
        request = self.context.get("request")
        known = request is not None and request.user.is_authenticated
        own = Organisation.objects.visible_to(request.user) if request and known else Organisation.objects.none()
        fields["organisation"] = serializers.PrimaryKeyRelatedField(
            queryset=own.filter(state=OrganisationState.VERIFIED)
        )
        return fields


class ServiceCloseSerializer(serializers.Serializer):
    """Why the service has ended."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class ServiceViewSet(ScopedViewSet):
    """Services: those on show for everybody, whatever somebody keeps for its keepers."""

    model = Service
    verbs = CARD_VERBS
    inputs = {"close": ServiceCloseSerializer}
    joined = ("organisation", "municipality")
    serializer_class = ServiceSerializer
    filterset_class = ServiceFilter
    rules = {
        "list": rules.can_view, "retrieve": rules.can_view, "mine": rules.can_list_mine, "create": rules.can_write,
        "partial_update": rules.can_edit,
    }  # fmt: skip

    def get_queryset(self) -> Any:
        """Those on show in lists, whatever the reader may see by its id."""
        if self.action == "list":
            return on_show()
        return super().get_queryset().prefetch_related("texts", "languages")

    @action(detail=False, filter_backends=[])
    def mine(self, request: SignedInRequest) -> Response:
        """The cards that the reader keeps."""
        page = self.paginate_queryset(kept_by(request.user))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=CardSerializer, responses=ServiceSerializer)
    def create(self, request: SignedInRequest) -> Response:
        """Write a card: a draft that the authority reads first."""
        return self._save(request, None, actions.write, status.HTTP_201_CREATED)

    @extend_schema(request=CardSerializer, responses=ServiceSerializer)
    def partial_update(self, request: SignedInRequest, pk: str) -> Response:
        return self._save(request, self.get_object(), actions.edit, status.HTTP_200_OK)

    def _save(self, request: SignedInRequest, service: Service | None, act: Any, code: int) -> Response:
        sent = CardSerializer(
            service, data=request.data, partial=service is not None, context=self.get_serializer_context()
        )
        sent.is_valid(raise_exception=True)
        facts = dict(sent.validated_data)
        texts = {text["language"]: text for text in facts.pop("texts", ())}
        languages = facts.pop("languages", None)
        service = service or Service()
        for name, value in facts.items():
            setattr(service, name, value)
        act(service, texts=texts, languages=languages, by=request.user)
        return Response(self.get_serializer(service).data, status=code)
