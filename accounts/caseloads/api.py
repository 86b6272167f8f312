"""Caseloads in the REST API: a coach's young people, welcoming, handing over, deputies."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.access.api import SignedInRequest, verb
from accounts.caseloads import actions, forms, rules
from accounts.caseloads.filters import CaseloadFilter, CaseloadSearch
from accounts.caseloads.models import Deputy, Responsibility
from accounts.caseloads.queries import people_of, with_next_steps, young_people_of_authority
from accounts.people.actions import correct
from accounts.people.models import User
from accounts.people.rules import is_coordinator, names_in_full
from accounts.people.validators import refuse_personal_id


class CaseSerializer(serializers.ModelSerializer):
    """One row of a coach's list."""

    profile_state = serializers.CharField(read_only=True, allow_null=True)
    last_contact_at = serializers.DateTimeField(read_only=True, allow_null=True)
    coach = serializers.IntegerField(source="coach_id", read_only=True, allow_null=True)
    family_name = serializers.SerializerMethodField()
    municipality = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = ("id", "given_name", "family_name", "municipality", "profile_state", "last_contact_at", "coach")
        read_only_fields = fields

    def _is_in_full(self, person: User) -> bool:
        return names_in_full(self.context["request"].user, person)

    def get_family_name(self, person: User) -> str:
        """Hers, for who supports her."""
        return person.family_name if self._is_in_full(person) else ""

    def get_municipality(self, person: User) -> str | None:
        """The code of her home municipality, for who supports her."""
        return person.municipality_id if self._is_in_full(person) else None


class CaseSearchSerializer(serializers.Serializer):
    """Part of a name."""

    q = serializers.CharField(max_length=100)


class ResponsibilitySerializer(serializers.ModelSerializer):
    """Which coach answers for whom, from when."""

    class Meta:
        model = Responsibility
        fields = ("id", "person", "coach", "started_at", "ended_at")
        read_only_fields = fields


class FactsSerializer(serializers.Serializer):
    """Who a young person is; checked by the form of the page."""

    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    birth_on = serializers.DateField()
    municipality = serializers.CharField(max_length=3, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=30, required=False, allow_blank=True)


class WelcomeSerializer(FactsSerializer):
    """A young person's account."""

    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    language = serializers.CharField(max_length=5, default="fi")
    is_somebody_else = serializers.BooleanField(default=False)


class WaySerializer(serializers.Serializer):
    """The way in of somebody who was just welcomed."""

    person = serializers.IntegerField(source="person_id")
    token = serializers.CharField()
    code = serializers.CharField()
    expires_at = serializers.DateTimeField()


class HandOverSerializer(serializers.Serializer):
    """To whom, and why."""

    to = serializers.PrimaryKeyRelatedField(queryset=User.objects.none())
    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])

    def get_fields(self) -> Any:
        """Coaches of the own authority; one of another answers like one that never was."""
        fields: dict[str, Any] = super().get_fields()
        if "request" in self.context:
            fields["to"].queryset = User.objects.coaches().visible_to(self.context["request"].user)
        return fields


class DeputySerializer(serializers.ModelSerializer):
    """Who stands in for whom, from when till when. A coordinator gives a reason."""

    class Meta:
        model = Deputy
        fields = ("id", "coach", "deputy", "starts_on", "ends_on", "reason", "ended_at")
        read_only_fields = ("ended_at",)
        extra_kwargs = {"reason": {"write_only": True, "validators": [refuse_personal_id]}}

    def get_fields(self) -> Any:
        """Coaches of the own authority; one of another answers like one that never was."""
        fields: dict[str, Any] = super().get_fields()
        if "request" in self.context:
            colleagues = User.objects.coaches().visible_to(self.context["request"].user)
            fields["coach"].queryset = fields["deputy"].queryset = colleagues
        return fields


def _refuse_invalid(form: Any) -> None:
    if not form.is_valid():
        found = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        raise serializers.ValidationError(found)


class CaseViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[User]):
    """Young people whom a coach supports today; for coordinators those of the authority."""

    serializer_class = CaseSerializer
    filterset_class = CaseloadFilter
    queryset = User.objects.none()
    rules = {
        "list": rules.can_list,
        "search": rules.can_list,
        "welcome": rules.can_welcome,
        "correct": rules.can_correct,
        "hand_over": rules.can_hand_over,
    }

    def get_queryset(self) -> Any:
        """With what the list shows. Actions on one person look among all of the authority; the rule decides."""
        user = self.request.user
        if self.action in {"list", "search"} and not is_coordinator(user):
            return with_next_steps(user, people_of(user))
        return with_next_steps(user, young_people_of_authority(user))

    @extend_schema(request=CaseSearchSerializer, responses=CaseSerializer(many=True), filters=False)
    @action(detail=False, methods=["post"], filterset_class=None)
    def search(self, request: SignedInRequest) -> Response:
        """The list by name: it is posted, so that no address holds it."""
        asked = CaseSearchSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        rows = CaseloadSearch(asked.validated_data, queryset=self.get_queryset(), request=request).qs
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)

    @extend_schema(request=WelcomeSerializer, responses={201: WaySerializer})
    @action(detail=False, methods=["post"])
    def welcome(self, request: SignedInRequest) -> Response:
        """Open a young person's account and make the way in."""
        asked = WelcomeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        form = forms.WelcomeForm(asked.validated_data, coach=request.user)
        _refuse_invalid(form)
        invitation = actions.welcome(by=request.user, **form.facts())
        return Response(WaySerializer(invitation).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=FactsSerializer, responses=CaseSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Write what was wrong or has changed."""
        person = self.get_object()
        asked = FactsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        form = forms.CorrectForm(asked.validated_data, coach=request.user, person=person)
        _refuse_invalid(form)
        correct(person, by=request.user, **form.cleaned_data)
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=HandOverSerializer, responses=ResponsibilitySerializer)
    @action(detail=True, methods=["post"], url_path="hand-over")
    def hand_over(self, request: SignedInRequest, pk: str | None = None) -> Response:
        """Give the responsibility to another coach."""
        person = self.get_object()
        asked = HandOverSerializer(data=request.data, context=self.get_serializer_context())
        asked.is_valid(raise_exception=True)
        taken = actions.hand_over(person, by=request.user, **asked.validated_data)
        return Response(ResponsibilitySerializer(taken).data)


class DeputyViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Deputy]):
    """Deputies of the authority."""

    serializer_class = DeputySerializer
    queryset = Deputy._base_manager.none()
    proven = frozenset({"deputise", "end_deputy"})
    rules = {"list": rules.can_list, "deputise": rules.can_deputise, "end_deputy": rules.can_end_deputy}
    end_deputy = verb(actions.end_deputy)

    def get_queryset(self) -> Any:
        """Those visible to whoever asks."""
        return Deputy.objects.visible_to(self.request.user)

    @extend_schema(request=DeputySerializer, responses={201: DeputySerializer})
    @action(detail=False, methods=["post"])
    def deputise(self, request: SignedInRequest) -> Response:
        """Name who stands in: a coach for herself, a coordinator with a reason for a coach of her authority."""
        asked = self.get_serializer(data=request.data)
        asked.is_valid(raise_exception=True)
        facts = asked.validated_data
        made = actions.deputise(facts.pop("coach"), by=request.user, **facts)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)
