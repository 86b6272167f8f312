"""What a hiring means for who leaves the service."""

from django.utils.translation import gettext as _

from accounts.manifests import Leaving
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import BEFORE

PREPARED = Leaving(
    lambda person: Hiring.objects.filter(person=person, state__in=BEFORE),
    lambda _count: _("A job or a business is being prepared. Ask your coach to cancel it first, then erase your data."),
    stops="hiring_live",  # the workplace counts on it
)
