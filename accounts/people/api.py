"""People in the REST API: who I am, my settings, a new way in for a young person."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import SignedInRequest, SuccessorSerializer
from accounts.audit.transitions import log_access
from accounts.people import actions, rules
from accounts.people.arrivals.actions import let_in
from accounts.people.arrivals.forms import LetInForm
from accounts.people.forms import PhoneField
from accounts.people.models import Invitation, User
from accounts.people.queries import colleagues_of


class MeSerializer(serializers.ModelSerializer):
    """What the service knows of the account of whoever asks."""

    class Meta:
        model = User
        fields = (
            "id", "role", "given_name", "family_name", "email", "phone", "birth_on", "municipality", "authority",
            "language", "wants_mail", "wants_sms", "wants_ranking", "joined_at",
        )  # fmt: skip
        read_only_fields = fields


class SettingsSerializer(serializers.ModelSerializer):
    """The settings that a person may change."""

    class Meta:
        model = User
        fields = ("language", "wants_mail", "wants_sms", "wants_ranking", "phone")

    def validate_phone(self, value: str) -> str:
        """The number in the international form, by the rule of the page."""
        return PhoneField().clean(value)


class InvitationSerializer(serializers.ModelSerializer):
    """A way in: link's secret and six digits, told this once."""

    token = serializers.CharField(read_only=True)
    code = serializers.CharField(read_only=True)

    class Meta:
        model = Invitation
        fields = ("id", "person", "token", "code", "state", "expires_at")
        read_only_fields = fields


class CodeSerializer(serializers.Serializer):
    """The six digits that a phone shows."""

    code = serializers.CharField(max_length=20)


class PersonViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[User]):
    """People: oneself, and the young people of a coach by their number."""

    serializer_class = MeSerializer
    filter_backends = ()
    proven = frozenset({"deactivate"})
    rules = {
        "retrieve": rules.can_view,
        "me": rules.can_change_settings,
        "change_settings": rules.can_change_settings,
        "invite": rules.can_invite,
        "let_in": rules.can_let_in,
        "deactivate": rules.can_deactivate,
    }

    def get_queryset(self) -> Any:
        """Those visible to whoever asks."""
        return User.objects.visible_to(self.request.user)

    def get_object(self) -> User:
        """The person; a look at somebody else's data is noted."""
        person = super().get_object()
        if self.action == "retrieve" and person != self.request.user:
            log_access(person, by=self.request.user)
        return person

    @extend_schema(responses=MeSerializer)
    @action(detail=False)
    def me(self, request: SignedInRequest) -> Response:
        """The account of whoever asks."""
        return Response(MeSerializer(request.user).data)

    @extend_schema(request=SettingsSerializer, responses=MeSerializer)
    @action(detail=False, methods=["post"], url_path="change-settings")
    def change_settings(self, request: SignedInRequest) -> Response:
        """Change own settings; what is not sent stays."""
        wanted = SettingsSerializer(request.user, data=request.data, partial=True)
        wanted.is_valid(raise_exception=True)
        actions.change_settings(request.user, by=request.user, **wanted.validated_data)
        return Response(MeSerializer(request.user).data)

    @extend_schema(request=None, responses={201: InvitationSerializer})
    @action(detail=True, methods=["post"])
    def invite(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Make a new way in; older ones stop working."""
        invitation = actions.invite(self.get_object(), by=request.user)
        return Response(InvitationSerializer(invitation).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=CodeSerializer, responses={204: None})
    @action(detail=True, methods=["post"], url_path="let-in")
    def let_in(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Let her in who is here: the code is the one that her own phone shows."""
        person = self.get_object()
        asked = CodeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        form = LetInForm(asked.validated_data, coach=request.user)
        if not form.is_valid():
            raise serializers.ValidationError({name: list(map(str, said)) for name, said in form.errors.items()})
        let_in(person, arrival=form.cleaned_data["code"], by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=SuccessorSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def deactivate(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Close a colleague's account; ``to`` takes over what the colleague held."""
        person = self.get_object()
        asked = SuccessorSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        number = asked.validated_data.get("to")
        to = None if number is None else get_object_or_404(colleagues_of(person), pk=number)
        actions.deactivate(person, by=request.user, to=to)
        return Response(status=status.HTTP_204_NO_CONTENT)
