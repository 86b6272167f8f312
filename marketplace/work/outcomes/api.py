"""Hirings over the REST API: the same rules and actions as the pages; facts about her for an estimate never go out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from accounts.access.api import ScopedViewSet, makes, verb
from accounts.access.parsing import PlainJSONParser
from accounts.access.rules import signed_in
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.reference.eligibility.schemes.employment import QUESTIONS, Said
from marketplace.work.outcomes import actions, rules
from marketplace.work.outcomes.cases import Case, Period
from marketplace.work.outcomes.models import Contract, Hiring
from marketplace.work.outcomes.states import Decision, HiringKind, Scheme
from marketplace.work.outcomes.validators import check_plan
from marketplace.work.outcomes.verbs import CASE_VERBS, CONTRACT_VERBS, HIRING_VERBS
from marketplace.work.placements.models import Placement

TERMS = (
    "starts_on", "length", "ends_on", "hours_per_week", "hours_per_day", "euros_an_hour", "collective_agreement",
    "pays_agreed_wage", "host_form", "is_for_business", "dismissed_lately", "has_debts", "had_support_for_her",
    "study_title", "instructor_name", "instructor_phone", "provider_name", "provider_contact", "provider_phone",
)  # fmt: skip


class ContractSerializer(serializers.ModelSerializer):
    """One contract on paper."""

    class Meta:
        model = Contract
        fields = ("id", "hiring", "kind", "state", "sent_on", "signed_on")
        read_only_fields = fields


class HiringSerializer(serializers.ModelSerializer):
    """A hiring as everybody in it may see it."""

    contracts = ContractSerializer(many=True, read_only=True)
    has_study_plan = serializers.SerializerMethodField()

    class Meta:
        model = Hiring
        fields = (
            "id", "placement", "organisation", "kind", "state", *TERMS, "contracts", "has_study_plan", "ended_on",
        )  # fmt: skip
        read_only_fields = fields

    def get_has_study_plan(self, hiring: Hiring) -> bool:
        """Whether there is one; its address is the page of the study plan."""
        return bool(hiring.study_plan)


class HiringListedSerializer(serializers.ModelSerializer):
    """A row of a list; the terms are read one by one and noted."""

    class Meta:
        model = Hiring
        fields = ("id", "placement", "organisation", "kind", "state", "starts_on", "ended_on")
        read_only_fields = fields


class HiringTermsSerializer(serializers.ModelSerializer):
    """What is agreed so far; every part may be left out."""

    class Meta:
        model = Hiring
        fields = TERMS
        extra_kwargs = {name: {"required": False} for name in TERMS}


class HiringBeginSerializer(serializers.Serializer):
    """What the placement leads to."""

    kind = serializers.ChoiceField(HiringKind.choices)


class StudyPlanSerializer(serializers.Serializer):
    """The study plan as a PDF."""

    study_plan = serializers.FileField(max_length=255)

    def validate_study_plan(self, value: Any) -> Any:
        """A PDF by its content."""
        return check_plan(value)


class HiringEndSerializer(serializers.Serializer):
    """The last day."""

    ended_on = serializers.DateField()


class HiringReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class BusinessAnswersSerializer(serializers.Serializer):
    """Every question of the check list."""

    def get_fields(self) -> dict[str, Any]:
        """One choice for each question."""
        return {code: serializers.ChoiceField(Said.choices) for code in QUESTIONS}


class BusinessCheckSerializer(serializers.Serializer):
    """Answers and decision about an opening for an entrepreneur."""

    answers = BusinessAnswersSerializer()
    decision = serializers.ChoiceField(Decision.choices)
    reason = serializers.CharField(
        max_length=300, required=False, allow_blank=True, default="", validators=[refuse_personal_id]
    )


class SupportOpenSerializer(serializers.Serializer):
    scheme = serializers.ChoiceField(Scheme.choices)


class ContractSentSerializer(serializers.Serializer):
    """When it went out."""

    sent_on = serializers.DateField()


class ContractSignedSerializer(serializers.Serializer):
    """When everybody had signed."""

    signed_on = serializers.DateField()


class HiringViewSet(NotedMixin, ScopedViewSet):
    """What comes of placements: apprenticeships, training agreements, jobs, businesses."""

    model = Hiring
    verbs = HIRING_VERBS
    inputs = {"attach": StudyPlanSerializer, "end": HiringEndSerializer, "cancel": HiringReasonSerializer}
    serializer_class = HiringSerializer
    listed_class = HiringListedSerializer
    parser_classes = (PlainJSONParser, MultiPartParser)
    rules = {
        "list": signed_in, "retrieve": rules.can_view, "edit": rules.can_edit,
        "check": rules.can_check,
        "open_case": rules.can_open_case,
    }  # fmt: skip
    edit = verb(actions.edit, HiringTermsSerializer)
    check = verb(actions.check, BusinessCheckSerializer)
    open_case = verb(actions.open_case, SupportOpenSerializer)


class HiringBeginViewSet(ScopedViewSet):
    """The step from a placement to what comes of it."""

    model = Placement
    serializer_class = HiringSerializer
    rules = {"begin": rules.can_begin}

    begin = makes(actions.begin, HiringBeginSerializer, HiringSerializer)


class ContractViewSet(NotedMixin, ScopedViewSet):
    """Contracts on paper."""

    model = Contract
    verbs = CONTRACT_VERBS
    inputs = {"send": ContractSentSerializer, "sign": ContractSignedSerializer, "reopen": HiringReasonSerializer}
    serializer_class = ContractSerializer
    rules = {
        "list": signed_in, "retrieve": rules.can_view,
    }  # fmt: skip


class SupportPeriodSerializer(serializers.ModelSerializer):
    """A paid period."""

    class Meta:
        model = Period
        fields = ("first_on", "last_on", "euros", "paid_on")
        read_only_fields = fields


class SupportCaseSerializer(serializers.ModelSerializer):
    """A case of support as everybody in it may see it."""

    periods = SupportPeriodSerializer(many=True, read_only=True)

    class Meta:
        model = Case
        fields = (
            "id", "hiring", "scheme", "state", "documents", "applied_on", "decided_on", "months", "closed_on",
            "periods",
        )  # fmt: skip
        read_only_fields = fields


class SupportCaseListedSerializer(serializers.ModelSerializer):
    """A row of a list."""

    class Meta:
        model = Case
        fields = ("id", "hiring", "scheme", "state", "applied_on", "decided_on", "closed_on")
        read_only_fields = fields


class SupportEstimateSerializer(serializers.ModelSerializer):
    """What is known of her; goes in and never out."""

    class Meta:
        model = Case
        fields = ("unemployed_since", "has_upper_secondary", "last_paid_work_on")
        extra_kwargs = {name: {"required": False} for name in fields}


class SupportAskSerializer(serializers.Serializer):
    """Which documents are missing."""

    documents = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class SupportApplySerializer(serializers.Serializer):
    """When it was applied for."""

    applied_on = serializers.DateField()


class SupportGrantSerializer(serializers.Serializer):
    decided_on = serializers.DateField()
    months = serializers.IntegerField(min_value=1, max_value=60)


class SupportRefuseSerializer(HiringReasonSerializer):
    decided_on = serializers.DateField()


class SupportPaySerializer(serializers.Serializer):
    """A paid period."""

    first_on = serializers.DateField()
    last_on = serializers.DateField()
    euros = serializers.DecimalField(max_digits=8, decimal_places=2, min_value=Decimal(0))
    paid_on = serializers.DateField()


class CaseViewSet(NotedMixin, ScopedViewSet):
    """Cases of support from the estimate to the last paid period."""

    model = Case
    verbs = CASE_VERBS
    inputs = {
        "ask": SupportAskSerializer,
        "apply": SupportApplySerializer,
        "grant": SupportGrantSerializer,
        "refuse": SupportRefuseSerializer,
        "pay": SupportPaySerializer,
        "close": HiringReasonSerializer,
    }
    serializer_class = SupportCaseSerializer
    listed_class = SupportCaseListedSerializer
    rules = {
        "list": signed_in, "retrieve": rules.can_view, "estimate": rules.can_estimate,
    }  # fmt: skip
    estimate = verb(actions.estimate, SupportEstimateSerializer)
