"""Pages of items about health: her own, her coach's look at them, permitting, writing, taking back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.audit.transitions import log_access
from accounts.people.models import User
from accounts.people.rules import is_young
from marketplace.guidance.healthnotes import actions, forms, rules
from marketplace.guidance.healthnotes.models import HealthItem


class Mine(ListPage):
    """What she has permitted and what is written."""

    model = HealthItem
    rule = rules.can_read_own
    template_name = "marketplace/guidance/healthnotes/mine.html"


class Read(DetailPage):
    """Her coach's look, each time on record, item by item."""

    model = User
    rule = rules.can_read
    template_name = "marketplace/guidance/healthnotes/read.html"
    context_object_name = "person"  # the default, "user", would hide who is reading

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note a look at each item."""
        items = list(HealthItem.objects.visible_to(self.request.user).filter(person=self.obj))
        for item in items:
            log_access(item, by=self.request.user)
        return super().get_context_data(person=self.obj, items=items, **kwargs)


class Allow(ActPage):
    rule = rules.can_allow
    form_class = forms.AllowForm
    question = _("What may be written down about your health?")
    explanation = _(
        "You need not permit anything. Only you and your coach read it, and you see each look. It is never used to "
        "choose places for you. You can take a permission back at any time, and the words are gone at once."
    )
    submit_label = _("I permit what I ticked")
    success_message = _("Saved.")

    def act(self, form: Any) -> None:
        actions.allow(self.request.user, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("healthnotes:mine")


class ItemPage(ActPage):
    """What every verb on one item shares."""

    model = HealthItem

    def get_success_url(self) -> str:
        """Her own page, or her coach's look."""
        if is_young(self.request.user):
            return reverse("healthnotes:mine")
        return reverse("healthnotes:read", args=[self.obj.person_id])


class Write(ItemPage):
    """The words of one item."""

    rule = rules.can_write
    form_class = forms.WordsForm
    submit_label = _("Save")
    success_message = _("Saved.")

    @property
    def question(self) -> str:
        return str(self.obj.get_topic_display())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note a look by anybody but herself."""
        if request.user.pk != self.obj.person_id:
            log_access(self.obj, by=request.user)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """The words as they are."""
        return {"words": self.obj.words}

    def act(self, form: Any) -> HealthItem:
        return actions.write(self.obj, by=self.request.user, **form.cleaned_data)
