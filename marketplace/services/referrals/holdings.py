"""What a referral means for who leaves the service."""

from django.utils.translation import ngettext

from accounts.manifests import Leaving
from marketplace.services.referrals.models import Referral

OPEN = Leaving(
    lambda person: Referral.objects.open().filter(person=person),
    lambda count: (
        ngettext(
            "%(n)s service is told that the referral is off.",
            "%(n)s services are told that the referral is off.",
            count,
        )
        % {"n": count}
    ),
)
