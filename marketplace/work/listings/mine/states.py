"""Where an employer's places stand, as she looks for them, and the orders of their list."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.work.listings.states import CLOSED, ListingState


class PlaceGroup(models.TextChoices):
    """Places that are looked at together: first those where somebody else waits for the workplace."""

    WAITING = "waiting", _("Waiting for your answer")
    RETURNED = "returned", _("To be changed")
    DRAFT = "draft", _("Drafts")
    READING = "reading", _("A coach reads")
    OPEN = "open", _("Open now")
    PAUSED = "paused", _("On a break")
    CLOSED = "closed", _("Closed places")


# Each holds for rows of ``own_listings``.
GROUPS = {
    PlaceGroup.WAITING: Q(waiting__gt=0),
    PlaceGroup.RETURNED: Q(state=ListingState.RETURNED),
    PlaceGroup.DRAFT: Q(state=ListingState.DRAFT),
    PlaceGroup.READING: Q(state=ListingState.SUBMITTED),
    PlaceGroup.OPEN: Q(state=ListingState.PUBLISHED),
    PlaceGroup.PAUSED: Q(state=ListingState.PAUSED),
    PlaceGroup.CLOSED: Q(state__in=CLOSED),
}


class Order(models.TextChoices):
    """Beside the usual order, the newest first."""

    START = "start", _("Starts first")
    SEATS = "seats", _("Most seats left first")


# Places without a first day start any time, so they lead.
ORDERS = {
    Order.START: (F("starts_on").asc(nulls_first=True),),
    Order.SEATS: ((F("seats") - F("seats_taken")).desc(),),
}
