"""What a placement means for who leaves the service."""

from django.utils.translation import gettext as _

from accounts.manifests import Leaving
from marketplace.work.placements.models import Placement

GOING_ON = Leaving(
    lambda person: Placement.objects.live().filter(person=person),
    lambda _count: _("A placement is going on. Ask your coach to end it first, then erase your data."),
    stops="placement_live",  # the workplace and the law count on it, and so does its agreement in force
)
