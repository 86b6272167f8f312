"""Referrals over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import ScopedViewSet, SignedInRequest, verb
from accounts.access.rules import speaks_for_herself
from accounts.audit.api import NotedMixin
from accounts.people.models import User
from accounts.people.rules import is_coach, is_young
from accounts.people.validators import refuse_personal_id
from marketplace.services.directory.models import Service
from marketplace.services.referrals import actions, rules
from marketplace.services.referrals.content import still_told
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.queries import SHOWN_WITH
from marketplace.services.referrals.states import DeclineReason, SharedDetail
from marketplace.services.referrals.verbs import REFERRAL_VERBS


class ReferralSerializer(serializers.ModelSerializer):
    """A referral. Services see what she ticked; what her coach wrote to her stays between them."""

    service_name = serializers.CharField(source="service.name", read_only=True)
    why = serializers.SerializerMethodField()
    person = serializers.SerializerMethodField()
    released = serializers.SerializerMethodField()

    class Meta:
        model = Referral
        fields = (
            "id", "person", "service", "service_name", "state", "why", "released", "sent_at", "due_on", "answered_at",
            "worker", "worker_phone", "word", "decline_reason",
        )  # fmt: skip
        read_only_fields = fields

    def _is_service(self) -> bool:
        return self.context["request"].user.role == "employer"

    def get_why(self, referral: Referral) -> str:
        return "" if self._is_service() else referral.why

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_released(self, referral: Referral) -> dict[str, str]:
        """What the service reads of her now."""
        return still_told(referral)

    def get_person(self, referral: Referral) -> int | None:
        """Her number, none for services: they know what she ticked."""
        return None if self._is_service() else referral.person_id


class ReferralProposeSerializer(serializers.Serializer):
    """A coach's idea."""

    person = serializers.PrimaryKeyRelatedField(queryset=User.objects.none())
    service = serializers.PrimaryKeyRelatedField(queryset=Service.objects.none())
    why = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])

    def get_fields(self) -> dict[str, Any]:
        """Young people whom the reader may see, services that take referrals."""
        fields = super().get_fields()
        request = self.context.get("request")
        people = User.objects.young().visible_to(request.user) if request else User.objects.none()
        fields["person"] = serializers.PrimaryKeyRelatedField(queryset=people)
        fields["service"] = serializers.PrimaryKeyRelatedField(queryset=Service.objects.open_to_referrals())
        return fields


class ReferralYesSerializer(serializers.Serializer):
    """Her yes: what may be told."""

    ticked = serializers.MultipleChoiceField(choices=SharedDetail.choices)
    words = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])


class ReferralAskSerializer(ReferralYesSerializer):
    """She turns to a service herself."""

    service = serializers.PrimaryKeyRelatedField(queryset=Service.objects.open_to_referrals())


class ReferralAcceptSerializer(serializers.Serializer):
    """A yes, by somebody with a name."""

    worker = serializers.CharField(max_length=100)
    worker_phone = serializers.CharField(max_length=30, required=False, allow_blank=True)
    word = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])


class WaitlistSerializer(ReferralAcceptSerializer):
    """Not yet: by which day more is known."""

    due_on = serializers.DateField()


class ReferralDeclineSerializer(serializers.Serializer):
    """A no with a reason."""

    decline_reason = serializers.ChoiceField(choices=DeclineReason.choices)
    word = serializers.CharField(max_length=300, required=False, allow_blank=True, validators=[refuse_personal_id])


class ReferralViewSet(NotedMixin, ScopedViewSet):
    """Referrals: her own, a coach's, a service's."""

    model = Referral
    verbs = REFERRAL_VERBS
    inputs = {"accept": ReferralAcceptSerializer, "waitlist": WaitlistSerializer, "decline": ReferralDeclineSerializer}
    serializer_class = ReferralSerializer
    joined = SHOWN_WITH
    rules = {
        "list": rules.can_list, "retrieve": rules.can_view, "propose": is_coach, "ask": is_young & speaks_for_herself,
        "agree": rules.can_agree,
    }  # fmt: skip

    def get_queryset(self) -> Any:
        """With the words of the services."""
        return super().get_queryset().prefetch_related("service__texts")

    @extend_schema(request=ReferralProposeSerializer, responses={201: ReferralSerializer})
    @action(detail=False, methods=["post"])
    def propose(self, request: SignedInRequest) -> Response:
        """A coach suggests a service to a young person whom she supports."""
        said = self._said(request, ReferralProposeSerializer)
        person = said.pop("person")
        if not rules.can_propose(request.user, person):
            self.permission_denied(request)
        return self._made(actions.propose(person, by=request.user, **said))

    @extend_schema(request=ReferralAskSerializer, responses={201: ReferralSerializer})
    @action(detail=False, methods=["post"])
    def ask(self, request: SignedInRequest) -> Response:
        """A young person turns to a service herself."""
        said = self._said(request, ReferralAskSerializer)
        service = said.pop("service")
        if not rules.can_ask(request.user, service):
            self.permission_denied(request)
        return self._made(actions.ask(service, by=request.user, **said))

    def _said(self, request: SignedInRequest, given: Any) -> dict[str, Any]:
        sent = given(data=request.data, context=self.get_serializer_context())
        sent.is_valid(raise_exception=True)
        return dict(sent.validated_data)

    def _made(self, referral: Referral) -> Response:
        return Response(self.get_serializer(referral).data, status=status.HTTP_201_CREATED)

    agree = verb(actions.agree, ReferralYesSerializer)
