"""Addresses that were changed."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User

UNDO = dt.timedelta(days=7)  # in which the old mailbox takes a changed address back


class EmailChange(models.Model):
    """An address that was changed. For a week whoever reads the old mailbox can take it back."""

    person = models.ForeignKey(User, models.CASCADE, related_name="email_changes", verbose_name=_("person"))
    old_email = models.EmailField(_("address before"))
    new_email = models.EmailField(_("address since then"))
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        verbose_name = _("change of an e-mail address")
        verbose_name_plural = _("changes of e-mail addresses")

    class Privacy:
        personal = ("old_email", "new_email")
        internal = ("id", "person", "changed_at", "undone_at")
        person = "person"
        theme = "about"
        on_erasure = "delete"
        keep = "technical"
        dated = "changed_at"

    def __str__(self) -> str:
        return f"{self.person_id} {self.changed_at:%Y-%m-%d}"

    @property
    def can_be_undone(self) -> bool:
        """Nobody has taken it back, the week is not over, and nothing has been changed after it."""
        is_last = not EmailChange.objects.filter(person=self.person_id, pk__gt=self.pk).exists()
        return self.undone_at is None and is_last and self.changed_at > timezone.now() - UNDO
