"""Background jobs of referrals: remind services at ten days, expire what nobody answered, ask again on agreed days."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.services.referrals.actions import expire, postpone, remind
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import ReferralState

REMIND = dt.timedelta(days=10)
CARED_FOR = (ReferralState.WAITLISTED, ReferralState.ACCEPTED, ReferralState.STARTED)


@task()
def watch_referrals() -> dict[str, int]:
    """Nightly. Says besides how many were ``expired``, ``reminded``, ``postponed``; a second run does nothing more."""
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        rows = Referral.objects.select_related("person", "service__organisation")
        late = rows.filter(state__in=Referral.TRANSITIONS["expire"].sources, due_on__lt=today)
        expired = run_each(late, expire, by=system)
        silent = rows.unanswered().filter(sent_at__lte=timezone.now() - REMIND, reminded_at__isnull=True)
        reminded = run_each(silent, remind, by=system)
        postponed = run_each(rows.filter(state__in=CARED_FOR, due_on__lt=today), postpone, by=system)
    every = expired + reminded + postponed
    return every.result(expired=expired.done, reminded=reminded.done, postponed=postponed.done)
