"""A coach's notes on contacts with a young person: shared with her, or for her coaches only."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.models import TenantModel
from accounts.access.tenancy import TenantManager
from accounts.caseloads.models import AboutPersonQuerySet
from accounts.people.states import Role
from accounts.people.validators import refuse_personal_id
from marketplace.guidance.contactnotes.states import Way

LONGEST = 2000


class NoteQuerySet(AboutPersonQuerySet):
    """Notes by who may see them."""

    def visible_to(self, user: Any) -> Self:
        """For a coach those on whom she supports; for the young person those that are shared with her."""
        rows = super().visible_to(user)
        return rows if user.is_authenticated and user.role == Role.COACH else rows.filter(is_shared=True)


class ContactNote(TenantModel):
    """What was talked about and agreed at one contact.

    ``is_shared`` says who reads it in the service; a copy of one's own data holds every note (GDPR art. 15).
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="contact_notes", verbose_name=_("young person")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    way = models.CharField(_("how you were in touch"), max_length=10, choices=Way, default=Way.MET)
    happened_on = models.DateField(_("day"), default=timezone.localdate)
    text = models.TextField(_("what was agreed"), max_length=LONGEST, validators=[refuse_personal_id])
    is_shared = models.BooleanField(_("the young person reads it too"), default=False)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    objects = TenantManager.from_queryset(NoteQuerySet)()

    class Meta:
        ordering = ("-happened_on", "-pk")
        verbose_name = _("contact note")
        verbose_name_plural = _("contact notes")

    class Privacy:
        personal = ("text",)
        internal = ("id", "authority", "person", "written_by", "way", "happened_on", "is_shared", "written_at")
        person = "person"
        theme = "messages"
        on_erasure = "delete"
        keep = "client"

    def __str__(self) -> str:
        return f"{self.person} {self.happened_on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The page of the note."""
        return reverse("contactnotes:detail", args=[self.pk])
