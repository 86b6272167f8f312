"""Kinds of hirings, the lives of a hiring, of its contracts and of a case of support, and the words of their fields."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class HiringKind(models.TextChoices):
    """What a placement leads to, or is."""

    APPRENTICESHIP = "apprenticeship", _("apprenticeship")
    TRAINING = "training_agreement", _("training agreement")
    JOB = "job", _("paid job")
    BUSINESS = "business", _("own business")


LEARNING = (HiringKind.APPRENTICESHIP, HiringKind.TRAINING)
PAID = (HiringKind.APPRENTICESHIP, HiringKind.JOB)


class HiringState(models.TextChoices):
    """Where a hiring stands."""

    DRAFT = "draft", _("being prepared")
    AGREED = "agreed", _("agreed")
    RUNNING = "running", _("going on")
    ENDED = "ended", _("ended")
    CANCELLED = "cancelled", _("never started")


BEFORE = (HiringState.DRAFT, HiringState.AGREED)
LIVE = (*BEFORE, HiringState.RUNNING)

TRANSITIONS = {
    "agree": Transition((HiringState.DRAFT,), HiringState.AGREED),
    "start": Transition((HiringState.AGREED,), HiringState.RUNNING),
    "end": Transition((HiringState.RUNNING,), HiringState.ENDED),
    "cancel": Transition(BEFORE, HiringState.CANCELLED, needs_reason=True),
}


class Length(models.TextChoices):
    """Whether a job lasts."""

    PERMANENT = "permanent", _("until further notice")
    FIXED = "fixed", _("until a last day")


class ContractKind(models.TextChoices):
    """Who agrees with whom (531/2017 § 70-71)."""

    EMPLOYMENT = "employment", _("student and employer")
    PROVIDER = "provider", _("school and employer")
    TRAINING = "training", _("school and workplace")


CONTRACTS: dict[str, tuple[str, ...]] = {
    HiringKind.APPRENTICESHIP: (ContractKind.EMPLOYMENT, ContractKind.PROVIDER),
    HiringKind.TRAINING: (ContractKind.TRAINING,),
    HiringKind.JOB: (),
    HiringKind.BUSINESS: (),
}


class ContractState(models.TextChoices):
    """Where a contract on paper stands."""

    MISSING = "missing", _("not written yet")
    SENT = "sent", _("sent to be signed")
    SIGNED = "signed", _("signed")


CONTRACT_TRANSITIONS = {
    "send": Transition((ContractState.MISSING,), ContractState.SENT),
    "sign": Transition((ContractState.MISSING, ContractState.SENT), ContractState.SIGNED),
    "reopen": Transition((ContractState.SENT, ContractState.SIGNED), ContractState.MISSING, needs_reason=True),
}


class Scheme(models.TextChoices):
    """What is applied for."""

    VOUCHER = "voucher", _("youth employment voucher")
    SUBSIDY = "subsidy", _("pay subsidy")
    GRANT = "startup", _("start-up grant")


class CaseState(models.TextChoices):
    """Where a case of support stands."""

    ESTIMATE = "estimate", _("being estimated")
    DOCUMENTS = "documents", _("documents missing")
    APPLIED = "applied", _("applied for")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("not granted")
    PAYING = "paying", _("being paid")
    CLOSED = "closed", _("the case is closed")


OPEN_CASE = (CaseState.ESTIMATE, CaseState.DOCUMENTS)
UNDECIDED = (*OPEN_CASE, CaseState.APPLIED)
YES = (CaseState.GRANTED, CaseState.PAYING)

CASE_TRANSITIONS = {
    "ask": Transition(OPEN_CASE, CaseState.DOCUMENTS),
    "apply": Transition(OPEN_CASE, CaseState.APPLIED),
    "grant": Transition((CaseState.APPLIED,), CaseState.GRANTED),
    "refuse": Transition((CaseState.APPLIED,), CaseState.REFUSED, needs_reason=True),
    "pay": Transition(YES, CaseState.PAYING),
    "close": Transition((*UNDECIDED, *YES), CaseState.CLOSED, needs_reason=True),
}


class Decision(models.TextChoices):
    """What the coach concludes about an opening for an entrepreneur."""

    BUSINESS = "business", _("the person's own business")
    EMPLOYMENT = "employment", _("employment: write a job instead")
    LATER = "later", _("not clear yet")
