"""Background jobs of referrals: remind services at ten days, expire what nobody answered, ask again on agreed days."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.services.referrals.actions import expire, postpone, remind
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import ReferralState

REMIND = dt.timedelta(days=10)
CARED_FOR = (ReferralState.WAITLISTED, ReferralState.ACCEPTED, ReferralState.STARTED)


@task()
def watch_referrals() -> dict[str, int]:
    """Nightly. Returns how many were ``{"expired", "reminded", "postponed"}``; a second run does nothing more."""
    system, today = User.objects.system(), timezone.localdate()
    with across_authorities():
        rows = Referral.objects.select_related("person", "service__organisation")
        late = list(rows.filter(state__in=Referral.MOVES["expire"].sources, due_on__lt=today))
        for referral in late:
            expire(referral, by=system)
        silent = list(rows.unanswered().filter(sent_at__lte=timezone.now() - REMIND, reminded_at__isnull=True))
        for referral in silent:
            remind(referral, by=system)
        due = list(rows.filter(state__in=CARED_FOR, due_on__lt=today))
        for referral in due:
            postpone(referral, by=system)
    return {"expired": len(late), "reminded": len(silent), "postponed": len(due)}
