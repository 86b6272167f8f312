"""Pages of the diary: her days, one tap, a line with a picture, what is shared."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from accounts.access.views import ActPage, DetailPage, RuleRequiredMixin
from accounts.audit.transitions import log_access
from marketplace.work.diaries import actions, forms, rules
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.diaries.queries import entry_of_today
from marketplace.work.diaries.states import BUTTONS
from marketplace.work.placements.models import Placement


class Read(DetailPage):
    """Her diary of one placement, the newest day first, with today's buttons on top."""

    model = Placement
    rule = rules.can_read_diary
    template_name = "marketplace/work/diaries/read.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Her entries and today's."""
        entries = DiaryEntry.objects.visible_to(self.request.user).filter(placement=self.obj)
        return super().get_context_data(entries=entries, today=entry_of_today(self.obj), buttons=BUTTONS, **kwargs)


class Write(ActPage):
    """One tap for a day."""

    model = Placement
    rule = rules.can_write
    form_class = forms.TapForm
    question = _("How was the day?")
    explanation = _("Your diary is yours. The workplace never sees it, your coach only the days that you share.")
    submit_label = _("Save the day")
    success_message = _("Saved. See you tomorrow.")

    def act(self, form: Any) -> None:
        actions.write(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("diaries:read", args=[self.obj.pk])


class Detail(DetailPage):
    """One day; her coach's look at a shared one is noted."""

    model = DiaryEntry
    rule = rules.can_view
    template_name = "marketplace/work/diaries/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look of anybody but herself."""
        if self.request.user.pk != self.obj.person_id:
            log_access(self.obj, by=self.request.user)
        return super().get_context_data(**kwargs)


class EntryPage(ActPage):
    """What every verb on one day shares."""

    model = DiaryEntry


class Add(EntryPage):
    """A line and a picture."""

    rule = rules.can_add
    form_class = forms.AddForm
    question = _("A line about the day")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_initial(self) -> dict[str, Any]:
        """The line as it is."""
        return {"line": self.obj.line}

    def act(self, form: Any) -> DiaryEntry:
        return actions.add(self.obj, by=self.request.user, **form.cleaned_data)


class Remove(EntryPage):
    """Gone for good."""

    rule = rules.can_remove
    question = _("Remove this day from your diary?")
    explanation = _("The line and the picture are gone for good.")
    submit_label = _("Remove")
    danger = True
    success_message = _("Removed.")

    def act(self, form: Any) -> None:
        """Remove, and remember whose day it was."""
        self.placement = actions.remove(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("diaries:read", args=[self.placement.pk])


class Picture(RuleRequiredMixin, View):
    """The picture of a day, for those who may see the day."""

    model = DiaryEntry
    rule = rules.can_view
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """The file; a browser takes it for nothing but a picture and keeps no copy."""
        picture = self.obj.picture
        if not picture or not picture.storage.exists(picture.name):
            raise Http404
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store, private"}
        return FileResponse(picture.open(), content_type="image/jpeg", headers=headers)
