"""Secrets of links: only their fingerprints, each with an end."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.tokens import fingerprint


class AccessLink(models.Model):
    """One link of one mail: which page it opens, on what, for whom, until when.

    The secret is in the mail and nowhere else. Whether it still opens is asked at each request (``MailLinkPage``).
    """

    key_hash = models.CharField(_("fingerprint of the secret"), max_length=64, primary_key=True)
    page = models.SlugField(_("page"), max_length=60)
    subject_id = models.CharField(_("number of what it opens"), max_length=40)
    address_hash = models.CharField(_("fingerprint of the secret and the address it went to"), max_length=64)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", verbose_name=_("sent to")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"), db_index=True)

    class Meta:
        db_table = "accounts_accesslink"
        verbose_name = _("link of a mail")
        verbose_name_plural = _("links of mails")

    class Privacy:
        internal = ("key_hash", "address_hash", "page", "subject_id", "recipient", "made_at", "expires_at")
        person = "recipient"
        theme = ""
        on_erasure = "delete"
        keep = "technical"
        dated = "expires_at"

    def __str__(self) -> str:
        return f"{self.page} {self.subject_id}"

    def was_sent_to(self, address: str | None, key: str) -> bool:
        """Whether this is the address that got it: a mailbox that is hers no more opens nothing."""
        return self.address_hash == fingerprint(key + (address or ""))

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()
