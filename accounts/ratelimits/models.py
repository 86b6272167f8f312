"""The table of tries: a row for each thing that is counted, gone when its newest try is too old to count."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RateLimitUsage(models.Model):
    """The tries of one limit for one person, address or key.

    Its key is an HMAC: no address and no name stands here.
    """

    key = models.CharField(_("key"), max_length=64, primary_key=True)
    hits = models.JSONField(_("tries"), default=list, help_text=_("pairs of time (seconds since 1970) and cost"))
    expires_at = models.DateTimeField(_("counts until"), db_index=True)

    class Meta:
        db_table = "accounts_ratelimitusage"
        verbose_name = _("usage of a limit")
        verbose_name_plural = _("usage of limits")

    class Privacy:
        internal = ("key", "hits", "expires_at")
        keep = "technical"
        dated = "expires_at"

    def __str__(self) -> str:
        return self.key[:12]
