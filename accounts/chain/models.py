"""One link for each line of the trail, and the places from which on old lines were removed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrailLink(models.Model):
    """A line of the trail with its place in the chain. Written once: the database refuses to change or delete it.

    Two things go: the salt, by a trigger, when the reason of its line is blanked; and links under a checkpoint. The
    table has no foreign key to the lines in the database, so that a link outlives a line that somebody deletes.
    """

    position = models.BigIntegerField(_("position"), primary_key=True)
    entry = models.OneToOneField(
        "accounts.Entry", models.DO_NOTHING, db_constraint=False, related_name="link", verbose_name=_("log entry")
    )
    version = models.PositiveSmallIntegerField(_("version of the form"))
    entry_hash = models.CharField(_("hash of the entry"), max_length=64)
    reason_hash = models.CharField(_("hash of the reason"), max_length=64, blank=True)
    salt = models.TextField(_("salt of the reason"), blank=True)
    previous = models.CharField(_("hash before"), max_length=64)
    own_hash = models.CharField(_("own hash"), max_length=64)
    sealed_at = models.DateTimeField(_("sealed at"))

    class Meta:
        ordering = ("position",)
        verbose_name = _("link of the trail")
        verbose_name_plural = _("links of the trail")

    class Privacy:
        internal = ("position", "entry", "version", "entry_hash", "reason_hash", "previous", "own_hash", "sealed_at")
        sensitive = ("salt",)
        person = "entry__person"
        theme = ""
        on_erasure = "blank"
        keep = "trail"

    def __str__(self) -> str:
        return f"{self.position} {self.own_hash[:12]}"


class TrailCheckpoint(models.Model):
    """Up to here the lines had stayed for their period and were removed; signed, so that nobody else removes any."""

    position = models.BigIntegerField(_("position"), primary_key=True)
    hash = models.CharField(_("own hash"), max_length=64)
    newest_at = models.DateTimeField(_("newest line removed"))
    made_at = models.DateTimeField(_("made at"))
    days = models.PositiveIntegerField(_("period in days"))
    code = models.CharField(_("signature"), max_length=120)

    class Meta:
        ordering = ("position",)
        verbose_name = _("checkpoint of the trail")
        verbose_name_plural = _("checkpoints of the trail")

    class Privacy:
        internal = ("position", "hash", "newest_at", "made_at", "days", "code")
        keep = "reference"

    def __str__(self) -> str:
        return f"{self.position} {self.made_at:%Y-%m-%d}"
