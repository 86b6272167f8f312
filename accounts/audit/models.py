"""The audit trail: who did what to what, and who looked at whose data."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.audit.words import in_words


class EntryQuerySet(models.QuerySet):
    """Entries by object and by person."""

    def about(self, obj: models.Model) -> "EntryQuerySet":
        """Everything that happened to one object, oldest first."""
        return self.filter(subject=obj._meta.label_lower, subject_id=str(obj.pk)).select_related("actor")

    def of_person(self, person: Any) -> "EntryQuerySet":
        """Everything that concerns one young person, newest first."""
        return self.filter(person=person).select_related("actor").order_by("-at", "-pk")


class Entry(models.Model):
    """One line of the trail. Written once: the database refuses to change or delete it (triggers in its migration)."""

    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    verb = models.CharField(_("verb"), max_length=60)
    subject = models.CharField(_("thing"), max_length=60)
    subject_id = models.CharField(_("id of the thing"), max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("young person concerned")
    )
    authority = models.ForeignKey(
        "accounts.Authority", models.PROTECT, null=True, related_name="+", verbose_name=_("authority")
    )
    state_before = models.CharField(_("state before"), max_length=30, blank=True)
    state_after = models.CharField(_("state after"), max_length=30, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        indexes = (
            models.Index(fields=["subject", "subject_id"], name="entry_subject"),
            models.Index(fields=["person", "at"], name="entry_person"),
        )
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")

    class Privacy:
        internal = (
            "id", "at", "actor", "verb", "subject", "subject_id", "person", "authority", "state_before", "state_after",
        )  # fmt: skip
        personal = ("reason",)
        person = "person"
        on_erasure = "blank"  # the line stays with a pseudonym: the trail must not have holes
        keep = "trail"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject} {self.subject_id}"

    @property
    def words(self) -> str:
        """What happened, in the reader's language."""
        return in_words(self.verb)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: the trail only grows."""
        message = "An audit entry is never deleted"
        raise TypeError(message)
