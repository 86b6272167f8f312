"""What a seat means for who leaves the service."""

from django.utils.translation import ngettext

from accounts.manifests import Leaving
from marketplace.services.events.models import SignUp

SEATS = Leaving(
    lambda person: SignUp.objects.live().filter(person=person),
    lambda count: (
        ngettext(
            "%(n)s seat at an event goes to the next in line.", "%(n)s seats at events go to the next in line.", count
        )
        % {"n": count}
    ),
)
