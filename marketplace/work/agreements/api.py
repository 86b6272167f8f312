"""Agreements over the REST API: the same rules and actions as the pages."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.access.api import Nothing, ScopedViewSet, makes, verb
from accounts.audit.api import NotedMixin
from accounts.people.validators import refuse_personal_id
from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.work.agreements import actions, rules
from marketplace.work.agreements.absences.actions import report_absence
from marketplace.work.agreements.absences.api import AbsenceSerializer
from marketplace.work.agreements.absences.rules import can_report_absence
from marketplace.work.agreements.content import DECLARED
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import proof_of
from marketplace.work.agreements.signing.models import Signature
from marketplace.work.agreements.states import SIDES, Benefit, Party, Safety, Weekday
from marketplace.work.agreements.verbs import AGREEMENT_VERBS
from marketplace.work.listings.states import TRIAL_AIMS
from marketplace.work.placements.models import Placement


class SignatureSerializer(serializers.ModelSerializer):
    """Who has signed, when and how."""

    class Meta:
        model = Signature
        fields = ("party", "way", "signed_at", "fingerprint")
        read_only_fields = fields


class AgreementListedSerializer(serializers.ModelSerializer):
    """A row of a list: without the text, which is read one by one and noted."""

    class Meta:
        model = Agreement
        fields: tuple[str, ...] = (
            "id", "placement", "number", "state", "needs", "fingerprint", "code", "created_at", "sent_at",
            "in_force_at", "over_at",
        )  # fmt: skip
        read_only_fields: tuple[str, ...] = fields


class AgreementSerializer(AgreementListedSerializer):
    """One version with its text and signatures, and whether it verifies."""

    signatures = SignatureSerializer(many=True, read_only=True)
    proof = serializers.SerializerMethodField()

    class Meta(AgreementListedSerializer.Meta):
        fields = (*AgreementListedSerializer.Meta.fields, "content", "signatures", "proof")
        read_only_fields = fields

    def get_proof(self, agreement: Agreement) -> str:
        """What the public page says."""
        return proof_of(agreement).value


def _text(length: int) -> serializers.CharField:
    return serializers.CharField(max_length=length, required=False, allow_blank=True, validators=[refuse_personal_id])


class AgreementEditSerializer(serializers.Serializer):
    """The text so far; every part may be left out."""

    aim = serializers.ChoiceField([one.value for one in TRIAL_AIMS], required=False)
    goals = _text(600)
    tasks = _text(2000)
    starts_on = serializers.DateField(required=False)
    ends_on = serializers.DateField(required=False)
    hours_per_day = serializers.DecimalField(max_digits=3, decimal_places=1, min_value=0, required=False)
    weekdays = serializers.MultipleChoiceField(choices=Weekday.choices, required=False)
    from_time = serializers.TimeField(required=False)
    until_time = serializers.TimeField(required=False)
    street = _text(150)
    town = _text(60)
    guide_name = _text(100)
    guide_phone = _text(20)
    contact_name = _text(150)
    contact_phone = _text(20)
    host_form = serializers.ChoiceField(HostForm.choices, required=False)
    benefit_payer = serializers.ChoiceField(Benefit.choices, required=False)
    safety = serializers.MultipleChoiceField(choices=Safety.choices, required=False)
    ticked = serializers.MultipleChoiceField(choices=[(name, name) for name in DECLARED], required=False)
    elsewhere_first = serializers.DateField(required=False, allow_null=True)
    elsewhere_last = serializers.DateField(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Choices in the order of their table, so that the same text has the same fingerprint."""
        for name, order in (("weekdays", Weekday.values), ("safety", Safety.values)):
            if name in attrs:
                attrs[name] = [one for one in order if one in attrs[name]]
        return attrs


class AgreementCheckSerializer(serializers.Serializer):
    """The coach's word where something is not known."""

    word = serializers.CharField(max_length=1000, required=False, allow_blank=True, validators=[refuse_personal_id])


class AgreementReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=300, validators=[refuse_personal_id])


class ResendSerializer(serializers.Serializer):
    party = serializers.ChoiceField([(one.value, Party(one).label) for one in SIDES])


class AgreementViewSet(NotedMixin, ScopedViewSet):
    """Agreements of a young person, of an employer, of an authority."""

    model = Agreement
    verbs = AGREEMENT_VERBS
    inputs = {"resend": ResendSerializer, "withdraw": AgreementReasonSerializer}
    serializer_class = AgreementSerializer
    listed_class = AgreementListedSerializer
    rules = {
        "list": rules.can_list,
        "retrieve": rules.can_view,
        "edit": rules.can_edit,
        "sign": rules.can_sign,
        "check": rules.can_check,
        "confirm": rules.can_confirm,
    }
    edit = verb(actions.edit, AgreementEditSerializer)
    sign = verb(actions.sign)
    check = verb(actions.check, AgreementCheckSerializer)
    confirm = verb(actions.confirm)


class RenewSerializer(serializers.Serializer):
    """The days of going on."""

    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class PlacementAgreementViewSet(ScopedViewSet):
    """From a placement: its first agreement, a new version, going on, a day away."""

    model = Placement
    serializer_class = AgreementSerializer
    rules = {
        "write": rules.can_write,
        "amend": rules.can_amend,
        "renew": rules.can_renew,
        "report_absence": can_report_absence,
    }
    write = makes(actions.write, Nothing, AgreementSerializer)
    amend = makes(actions.amend, Nothing, AgreementSerializer)
    renew = makes(actions.renew, RenewSerializer, AgreementSerializer)
    report_absence = makes(report_absence, AbsenceSerializer, AbsenceSerializer)
