"""Pages of bookmarks; from the list they are opened under a row."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage
from accounts.caseloads.bookmarks import actions, forms, rules
from accounts.caseloads.bookmarks.queries import bookmark_of
from accounts.people.models import User


class Keep(ActPage):
    """A reminder and a mark about one young person."""

    model = User
    rule = rules.can_keep_bookmark
    form_class = forms.BookmarkForm
    explanation = _("Your own reminder and mark. They are deleted when the young person gets another coach.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """What is kept now."""
        return {**super().get_form_kwargs(), "bookmark": bookmark_of(self.request.user, self.obj)}

    def act(self, form: Any) -> None:
        actions.keep_bookmark(self.obj, by=self.request.user, **form.cleaned_data)


class MarkUnread(ActPage):
    """Showing somebody as not seen again."""

    model = User
    rule = rules.can_mark_unread
    question = _("Mark as not seen")
    explanation = _("The list shows that there is something new, until you open the page again.")
    success_message = _("Marked as not seen.")

    def act(self, _form: Any) -> None:
        actions.mark_unread(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """The row: the page itself would make it seen."""
        return reverse("caseloads:back", args=[self.obj.pk])
