"""Pages of contact notes: those on one young person, one of them, writing, sharing, removing."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.rules import signed_in
from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.audit.transitions import log_access
from accounts.people.models import User
from marketplace.guidance.contactnotes import actions, forms, rules
from marketplace.guidance.contactnotes.models import ContactNote

SHARED = _("The note is saved. The young person is told and reads it too.")
KEPT = _("The note is saved. Only the coaches read it.")


class List(ListPage):
    """The young person's own shared notes; a coach's newest ones on everybody whom she supports."""

    model = ContactNote
    rule = signed_in
    template_name = "marketplace/guidance/contactnotes/list.html"

    def get_rows(self) -> Any:
        """With whom they are about and who wrote them."""
        return super().get_rows().select_related("person", "written_by")


class Detail(DetailPage):
    """One note; a look by anybody but the young person is noted."""

    model = ContactNote
    rule = rules.can_view
    template_name = "marketplace/guidance/contactnotes/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(**kwargs)


class Write(ActPage):
    """A note on a young person."""

    model = User
    rule = rules.can_write
    form_class = forms.NoteForm
    question = _("Write a note")
    template_name = "marketplace/guidance/contactnotes/write.html"

    def act(self, form: Any) -> ContactNote:
        """Write it, and say who reads it from now on."""
        note = actions.write(self.obj, by=self.request.user, **form.cleaned_data)
        self.success_message = SHARED if note.is_shared else KEPT
        return note


class Share(ActPage):
    """From now on she reads it too."""

    model = ContactNote
    rule = rules.can_share
    question = _("Share this note with the young person?")
    explanation = _("The young person gets a message and can read it from now on. You cannot undo this.")
    submit_label = _("Share")
    success_message = _("Shared.")

    def act(self, form: Any) -> ContactNote:
        return actions.share(self.obj, by=self.request.user)


class Remove(ActPage):
    """A wrong note goes."""

    model = ContactNote
    rule = rules.can_remove
    form_class = forms.RemoveForm
    question = _("Take this note away?")
    submit_label = _("Take away")
    danger = True
    success_message = _("The note is gone.")

    def act(self, form: Any) -> User:
        return actions.remove(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("contactnotes:list")
