"""Verbs on what serves a step: link it, let it go."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit.transitions import log
from accounts.people.models import User
from marketplace.guidance.plans.models import Plan, Serving, Step


@transaction.atomic
def serve(step: Step, *, obj: Any, by: User) -> Serving:
    """Something of this house serves a step; its good end will tick it. The same thing twice is one."""
    if obj.person_id != step.person_id:
        raise ValidationError(
            _("This belongs to somebody else. Choose something of this young person."), code="other_person"
        )
    serving, made = Serving.objects.get_or_create(
        step=step, subject=obj._meta.label_lower, subject_id=obj.pk,
        defaults={"person_id": step.person_id, "authority_id": step.authority_id},
    )  # fmt: skip
    if made:
        log(serving, "serve", by=by)
    return serving


@transaction.atomic
def release(serving: Serving, *, by: User) -> Plan:
    """It does not serve the step any more. Returns the plan."""
    log(serving, "release", by=by)
    plan = serving.step.plan
    serving.delete()
    return plan
