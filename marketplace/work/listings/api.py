"""Places as JSON: the public list, an employer's own, and the verbs of their life."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import Nothing, RowNumberField, ScopedViewSet, SignedInRequest, verb
from accounts.organisations.models import Organisation
from accounts.organisations.queries import possible_contacts
from accounts.people.rules import is_employer
from accounts.people.validators import refuse_personal_id
from marketplace.reference.vocabulary.models import Concept
from marketplace.work.listings import actions, rules
from marketplace.work.listings.changing.actions import amend
from marketplace.work.listings.changing.api import AmendSerializer
from marketplace.work.listings.filters import ListingFilter
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import SHOWN_WITH, open_listings, own_listings
from marketplace.work.listings.terms.api import TermsSerializer
from marketplace.work.listings.verbs import LISTING_VERBS
from marketplace.work.listings.wording import flagged_phrases

PUBLIC = (
    "id", "kind", "state", "title", "occupation", "aim", "purpose", "tasks", "job_likely", "seats", "seats_left",
    "street", "municipality", "starts_on", "start_moves_weeks", "ends_on", "hours_per_week", "least_hours", "pay",
    "mornings", "days", "evenings", "nights", "weekends", "alcohol", "hazards", "needs_licence", "education",
    "nearest_stop", "accessibility", "published_at",
)  # fmt: skip
WRITTEN = (
    "organisation", "kind", "title", "occupation", "aim", "purpose", "tasks", "job_likely", "seats", "street",
    "municipality", "starts_on", "ends_on", "hours_per_week", "pay", "guide_name", "mornings", "days", "evenings",
    "nights", "weekends", "alcohol", "hazards", "needs_licence", "nearest_stop",
)  # fmt: skip
FREE_TEXT = ("title", "purpose", "tasks", "street", "pay", "guide_name", "nearest_stop")


class ListingSerializer(serializers.ModelSerializer):
    """A place as everybody may read it; the guide's name stays on the page."""

    organisation = serializers.CharField(source="organisation.name", read_only=True)
    occupation_name = serializers.CharField(source="occupation.name", read_only=True)
    municipality_name = serializers.CharField(source="municipality.name", read_only=True)
    seats_left = serializers.IntegerField(read_only=True)

    class Meta:
        model = Listing
        fields = (*PUBLIC, "organisation", "occupation_name", "municipality_name")
        read_only_fields = fields


class FlagSerializer(serializers.Serializer):
    """A doubtful phrase, its field, the code of the reason, why it was noticed and what to write instead."""

    phrase = serializers.CharField()
    reason = serializers.CharField()
    why = serializers.CharField()
    better = serializers.CharField()
    field = serializers.CharField()


class WriteSerializer(serializers.ModelSerializer):
    """What an employer writes; skills and cards by their ids."""

    occupation = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.occupations())
    skills = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.skills(), many=True, required=False)
    cards = serializers.PrimaryKeyRelatedField(queryset=Concept.objects.certificates(), many=True, required=False)

    class Meta:
        model = Listing
        fields = (*WRITTEN, "skills", "cards")
        extra_kwargs = {name: {"validators": [refuse_personal_id]} for name in FREE_TEXT}

    def get_fields(self) -> dict[str, Any]:
        """Only an employer for which the writer acts can be named; it and the kind stay once written."""
        fields = super().get_fields()
        request = self.context.get("request")
        known = request is not None and request.user.is_authenticated
        own = Organisation.objects.of(request.user) if request and known else Organisation.objects.none()
        fields["organisation"] = serializers.PrimaryKeyRelatedField(queryset=own)
        if self.instance is not None:
            for name in ("organisation", "kind"):
                fields[name].read_only = True
        return fields


class ReasonSerializer(serializers.Serializer):
    """A reason that the other side reads."""

    reason = serializers.CharField(max_length=600, validators=[refuse_personal_id])


class FillSerializer(serializers.Serializer):
    """What those who wait are told."""

    words = serializers.CharField(max_length=300, required=False, validators=[refuse_personal_id])


class WithdrawListingSerializer(ReasonSerializer, FillSerializer):
    """Why, and what those who wait are told."""


class KeptWordsSerializer(serializers.Serializer):
    """Why doubtful phrases stay; asked for only where there are any."""

    reason = serializers.CharField(max_length=600, required=False, validators=[refuse_personal_id])


class ContactSerializer(serializers.Serializer):
    """A colleague who answers for the place."""

    contact = RowNumberField()


class ReopenSerializer(serializers.Serializer):
    """How many can come from now on."""

    seats = serializers.IntegerField(min_value=1, max_value=50, required=False)


class ListingViewSet(ScopedViewSet):
    """Places: open ones for everybody, the own ones for employers, those of the authority for coaches."""

    model = Listing
    verbs = LISTING_VERBS
    inputs = {"withdraw": WithdrawListingSerializer, "fill": FillSerializer}
    joined = SHOWN_WITH
    serializer_class = ListingSerializer
    filterset_class = ListingFilter
    rules = {
        "list": rules.can_view, "retrieve": rules.can_view, "mine": is_employer, "create": rules.can_write,
        "partial_update": rules.can_edit, "flags": rules.can_submit | rules.reads_first,
        "submit": rules.can_submit,
        "send_back": rules.can_send_back,
        "reopen": rules.can_reopen,
        "copy": rules.can_copy,
        "change_contact": rules.can_change_contact,
        "tell_terms": rules.can_tell_terms,
        "amend": rules.can_amend,
    }  # fmt: skip

    def get_queryset(self) -> Any:
        """Open places in lists, whatever the reader may see by its id."""
        if self.action == "list":
            return open_listings()
        if self.action == "mine":
            return own_listings(self.request.user)
        return super().get_queryset()

    @action(detail=False)
    def mine(self, request: SignedInRequest) -> Response:
        """The places of the employers for which the reader acts."""
        if not is_employer(request.user, None):
            self.permission_denied(request)
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=WriteSerializer, responses=ListingSerializer)
    def create(self, request: SignedInRequest) -> Response:
        """Write a place: a draft that nobody else sees yet."""
        if not rules.can_write(request.user, None):
            self.permission_denied(request)
        return self._write(request, None, status.HTTP_201_CREATED)

    @extend_schema(request=WriteSerializer, responses=ListingSerializer)
    def partial_update(self, request: SignedInRequest, pk: str) -> Response:
        """Change a draft, or one that was sent back."""
        return self._write(request, self.get_object(), status.HTTP_200_OK)

    def _write(self, request: SignedInRequest, listing: Listing | None, code: int) -> Response:
        sent = WriteSerializer(
            listing, data=request.data, partial=listing is not None, context=self.get_serializer_context()
        )
        sent.is_valid(raise_exception=True)
        facts = dict(sent.validated_data)
        picked = {name: facts.pop(name) for name in ("skills", "cards") if name in facts}
        listing = listing or Listing(contact=request.user)
        for name, value in facts.items():
            setattr(listing, name, value)
        actions.write(listing, **picked, by=request.user)
        return Response(ListingSerializer(listing).data, status=code)

    @extend_schema(responses=FlagSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=())
    def flags(self, request: SignedInRequest, pk: str) -> Response:
        """Doubtful phrases, for the employer and for the coach who reads it."""
        return Response(FlagSerializer(flagged_phrases(self.get_object()), many=True).data)

    submit = verb(actions.submit, KeptWordsSerializer)
    send_back = verb(actions.send_back, ReasonSerializer)
    tell_terms = verb(actions.tell_terms, TermsSerializer)
    amend = verb(amend, AmendSerializer)
    reopen = verb(actions.reopen, ReopenSerializer)

    @extend_schema(request=ContactSerializer, responses=ListingSerializer)
    @action(detail=True, methods=["post"], url_path="change-contact")
    def change_contact(self, request: SignedInRequest, pk: str) -> Response:
        """Name who answers for a place."""
        listing = self.get_object()
        asked = ContactSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        contact = get_object_or_404(possible_contacts(listing.organisation), pk=asked.validated_data["contact"])
        return Response(ListingSerializer(actions.change_contact(listing, contact=contact, by=request.user)).data)

    @extend_schema(request=Nothing)
    @action(detail=True, methods=["post"])
    def copy(self, request: SignedInRequest, pk: str) -> Response:
        """The same place again, as a draft; answers the new one."""
        return Response(ListingSerializer(actions.copy(self.get_object(), by=request.user)).data)
