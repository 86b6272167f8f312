"""How a coach and a young person were in touch."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """The way of a contact."""

    MET = "met", _("we met")
    CALL = "call", _("by phone")
    MESSAGE = "message", _("in writing")
    DROP_IN = "drop_in", _("the young person dropped in")
    OTHER = "other", _("other")
