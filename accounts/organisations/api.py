"""Organisations in the REST API: workplaces, their check, colleagues, ties."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import RowNumberField, ScopedViewSet, SignedInRequest, SuccessorSerializer
from accounts.organisations import actions, rules
from accounts.organisations.filters import OrganisationFilter
from accounts.organisations.forms import normal_business_id
from accounts.organisations.models import Organisation, Tie, check_business_id
from accounts.organisations.queries import possible_contacts
from accounts.organisations.states import TieKind
from accounts.organisations.verbs import ORGANISATION_VERBS
from accounts.people.validators import refuse_no_name, refuse_personal_id

WRITABLE = ("name", "street", "postal_code", "municipality", "about")


class OrganisationSerializer(serializers.ModelSerializer):
    """A workplace as its people and the authority see it."""

    class Meta:
        model = Organisation
        fields = ("id", "kind", "business_id", *WRITABLE, "authority", "state", "checked_at", "created_at")
        read_only_fields = fields


class OrganisationEditSerializer(serializers.ModelSerializer):
    """What an employer's person may change."""

    class Meta:
        model = Organisation
        fields: tuple[str, ...] = WRITABLE


class OrganisationRegisterSerializer(OrganisationEditSerializer):
    """A new workplace."""

    business_id = serializers.CharField(max_length=20)

    class Meta(OrganisationEditSerializer.Meta):
        fields = ("business_id", *WRITABLE)

    def validate_business_id(self, value: str) -> str:
        """A true business ID that nobody has registered yet."""
        number = normal_business_id(value)
        check_business_id(number)
        return number


class OrganisationReasonSerializer(serializers.Serializer):
    """A reason in a few words."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class MemberSerializer(serializers.Serializer):
    """A colleague who may act for the workplace."""

    given_name = serializers.CharField(max_length=100, validators=[refuse_no_name])
    family_name = serializers.CharField(max_length=100, validators=[refuse_no_name])
    email = serializers.EmailField(max_length=254)
    is_manager = serializers.BooleanField(default=False)


class RemoveMemberSerializer(SuccessorSerializer):
    """Whose membership ends, and who takes over."""

    person = RowNumberField()


class TieSerializer(serializers.ModelSerializer):
    """A declared tie."""

    kind = serializers.ChoiceField(choices=TieKind.choices)

    class Meta:
        model = Tie
        fields = ("id", "organisation", "kind", "declared_on", "ended_on")
        read_only_fields = ("id", "organisation", "declared_on", "ended_on")


class OrganisationViewSet(ScopedViewSet):
    """Workplaces visible to whoever asks."""

    model = Organisation
    verbs = ORGANISATION_VERBS
    inputs = dict.fromkeys(("refuse", "ban", "restore"), OrganisationReasonSerializer)
    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilter
    proven = frozenset({"leave", "remove_member", "declare_tie"})
    rules = {
        "list": rules.can_list,
        "retrieve": rules.can_view,
        "register": rules.can_register,
        "edit": rules.can_edit,
        "leave": rules.can_leave,
        "remove_member": rules.can_add_member,
        "declare_tie": rules.can_declare_tie,
    }

    def _asked(self, serializer: type[serializers.Serializer]) -> dict[str, Any]:
        asked = serializer(data=self.request.data)
        asked.is_valid(raise_exception=True)
        return asked.validated_data

    def _answer(self, organisation: Organisation, code: int = status.HTTP_200_OK) -> Response:
        return Response(OrganisationSerializer(organisation).data, status=code)

    @extend_schema(request=OrganisationRegisterSerializer, responses={201: OrganisationSerializer})
    @action(detail=False, methods=["post"])
    def register(self, request: SignedInRequest) -> Response:
        """Register a new workplace."""
        made = actions.register(Organisation(**self._asked(OrganisationRegisterSerializer)), by=request.user)
        return self._answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=OrganisationEditSerializer, responses=OrganisationSerializer)
    @action(detail=True, methods=["post"])
    def edit(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Change what the workplace tells of itself; what is not sent stays."""
        organisation = self.get_object()
        wanted = OrganisationEditSerializer(organisation, data=request.data, partial=True)
        wanted.is_valid(raise_exception=True)
        return self._answer(actions.edit(organisation, by=request.user, **wanted.validated_data))

    @extend_schema(request=MemberSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="add-member")
    def add_member(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Add a colleague; the answer does not say whether the address was known."""
        actions.add_member(self.get_object(), by=request.user, **self._asked(MemberSerializer))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=SuccessorSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def leave(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Stop acting for the workplace; ``to`` takes over what one holds there."""
        organisation = self.get_object()
        actions.leave(organisation, by=request.user, **self._taker(organisation))
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=RemoveMemberSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="remove-member")
    def remove_member(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """End a colleague's membership; ``to`` takes over what she holds there."""
        organisation = self.get_object()
        asked = self._asked(RemoveMemberSerializer)
        membership = get_object_or_404(organisation.memberships, person=asked["person"], ended_on__isnull=True)
        if not rules.can_remove_member(request.user, membership):
            self.permission_denied(request)
        actions.remove_member(membership, by=request.user, **self._taker(organisation))
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _taker(self, organisation: Organisation) -> dict[str, Any]:
        number = self._asked(SuccessorSerializer).get("to")
        return {} if number is None else {"to": get_object_or_404(possible_contacts(organisation), pk=number)}

    @extend_schema(request=TieSerializer, responses={201: TieSerializer})
    @action(detail=True, methods=["post"], url_path="declare-tie")
    def declare_tie(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Say that one must not decide about the workplace."""
        tie = actions.declare_tie(self.get_object(), by=request.user, **self._asked(TieSerializer))
        return Response(TieSerializer(tie).data, status=status.HTTP_201_CREATED)


class TieViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Tie]):
    """One's own declared ties."""

    serializer_class = TieSerializer
    queryset = Tie.objects.none()
    proven = frozenset({"end"})
    rules = {"list": rules.works_with_people, "end": rules.can_end_tie}

    def get_queryset(self) -> Any:
        return Tie.objects.visible_to(self.request.user)

    @extend_schema(request=None, responses=TieSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Say that the tie is over."""
        return Response(TieSerializer(actions.end_tie(self.get_object(), by=request.user)).data)
