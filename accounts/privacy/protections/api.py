"""Extra protection over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response

from accounts.access.api import RowNumberField, ScopedViewSet, SignedInRequest
from accounts.people.models import User
from accounts.people.rules import works_with_people
from accounts.people.validators import refuse_personal_id
from accounts.privacy.protections import actions, rules
from accounts.privacy.protections.models import Protection
from accounts.privacy.protections.states import ProtectionKind
from accounts.privacy.protections.verbs import PROTECTION_VERBS


class ProtectionSerializer(serializers.ModelSerializer):
    """That somebody is protected, why, and until when; the words for whom they are meant."""

    words = serializers.SerializerMethodField()

    class Meta:
        model = Protection
        fields = ("id", "person", "kind", "words", "review_on", "started_at", "ended_at")
        read_only_fields = fields

    def get_words(self, protection: Protection) -> str:
        """Hers and her coach's."""
        return protection.words if rules.can_read_words(self.context["request"].user, protection) else ""


class ProtectSerializer(serializers.Serializer):
    """Whom, by what right, in own words, and the day of the next look."""

    person = RowNumberField()
    kind = serializers.ChoiceField(ProtectionKind.choices)
    words = serializers.CharField(max_length=600, required=False, allow_blank=True, validators=[refuse_personal_id])
    review_on = serializers.DateField()


class UnprotectSerializer(serializers.Serializer):
    """Why it ends."""

    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class RenewProtectionSerializer(UnprotectSerializer):
    """Why it goes on, and until when."""

    review_on = serializers.DateField()


class ProtectionViewSet(ScopedViewSet):
    """Extra protection of oneself, of one's young people, for coordinators of the authority."""

    model = Protection
    verbs = PROTECTION_VERBS
    inputs = {"renew": RenewProtectionSerializer, "unprotect": UnprotectSerializer}
    serializer_class = ProtectionSerializer
    joined = ("person",)
    rules = {
        "list": rules.can_list,
        "retrieve": rules.can_view,
        "protect": works_with_people,
        "ask": rules.can_ask_protection,
    }

    @extend_schema(request=ProtectSerializer, responses={201: ProtectionSerializer})
    @action(detail=False, methods=["post"])
    def protect(self, request: SignedInRequest) -> Response:
        """Switch it on for a young person whom the reader may see."""
        asked = ProtectSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        facts: dict[str, Any] = asked.validated_data
        person = get_object_or_404(User.objects.young().visible_to(request.user), pk=facts.pop("person"))
        if not rules.can_protect(request.user, person):
            self.permission_denied(request)
        made = actions.protect(person, by=request.user, **facts)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={204: None})
    @action(detail=False, methods=["post"])
    def ask(self, request: SignedInRequest) -> Response:
        """Ask one's coach for it."""
        actions.ask_protection(request.user, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
