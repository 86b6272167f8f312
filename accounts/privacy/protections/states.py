"""Why somebody needs extra protection."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProtectionKind(models.TextChoices):
    """By what right; ``REGISTER`` is the non-disclosure for personal safety of 661/2009 § 36."""

    REGISTER = "register", _("non-disclosure in the population register (turvakielto)")
    JUDGEMENT = "judgement", _("the coach's judgement")
    WISH = "wish", _("own wish")
