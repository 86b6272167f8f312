"""Pages of caseloads: welcoming, correcting, handing over, naming a deputy."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ShownOnceMixin
from accounts.caseloads import actions, forms, rules
from accounts.caseloads.models import Deputy
from accounts.manifests import Newcomer, merged
from accounts.people.actions import correct
from accounts.people.models import User
from accounts.people.queries import way_in_facts
from accounts.people.rules import is_coordinator


class Welcome(ShownOnceMixin, ActPage):
    """Opening a young person's account; the way in is next."""

    rule = rules.can_welcome
    form_class = forms.WelcomeForm
    template_name = "accounts/caseloads/welcome.html"
    success_message = _("The account is open. Show the QR code or say the code.")
    once_template = "accounts/people/invitation.html"

    def shown_once(self) -> dict[str, Any]:
        """Link, QR code and six digits."""
        return way_in_facts(self.made, self.request.build_absolute_uri)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form looks for somebody like this in the coach's authority."""
        return {**super().get_form_kwargs(), "coach": self.request.user}

    def act(self, form: Any) -> Any:
        self.made = actions.welcome(by=self.request.user, **form.facts())
        return self.made


class WelcomeNewcomer(Welcome):
    """The same for somebody of whom a higher feature knows something: it is filled in already."""

    def find_object(self) -> Any:
        """The row that she comes from."""
        newcomers: dict[str, Newcomer] = merged("newcomers")
        if self.kwargs["source"] not in newcomers:
            raise Http404
        self.newcomer = newcomers[self.kwargs["source"]]
        return get_object_or_404(self.newcomer.rows(self.request.user), pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        """What she has told."""
        return self.newcomer.facts(self.obj)

    def act(self, form: Any) -> Any:
        self.made = self.newcomer.welcome(self.obj, by=self.request.user, **form.facts())
        return self.made


class Correct(ActPage):
    """Correcting what is written about a young person."""

    model = User
    rule = rules.can_correct
    form_class = forms.CorrectForm
    question = _("Correct the details")
    explanation = _("She sees on her own page that they were corrected, and by whom.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Municipalities of the coach's authority, and what is written now."""
        return {**super().get_form_kwargs(), "coach": self.request.user, "person": self.obj}

    def act(self, form: Any) -> User:
        """Correct; her page is next."""
        return correct(self.obj, by=self.request.user, **form.cleaned_data)


class HandOver(ActPage):
    """Giving the responsibility to another coach."""

    model = User
    rule = rules.can_hand_over
    form_class = forms.HandOverForm
    question = _("Hand over to another coach")
    explanation = _("The young person and the new coach are told. Your own reminder and mark are deleted.")
    submit_label = _("Hand over")
    success_message = _("Handed over.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Coaches of the young person's authority."""
        return {**super().get_form_kwargs(), "person": self.obj}

    def act(self, form: Any) -> None:
        actions.hand_over(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """The list: whoever gave the responsibility away may not open the page any more."""
        return reverse("caseloads:list")


class Deputise(ActPage):
    """Naming who stands in: a coach for herself, a coordinator for any coach of the authority."""

    rule = rules.can_deputise
    needs_proof = True
    template_name = "accounts/caseloads/deputise.html"
    success_message = _("The deputy is named.")

    def get_form_class(self) -> Any:
        """A coach is not asked for whom: it is herself."""
        return forms.DeputiseForColleagueForm if is_coordinator(self.request.user) else forms.DeputiseForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Colleagues of the same authority."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add who stands in for whom from today on, and who may end it."""
        user = self.request.user
        rows = list(Deputy.objects.visible_to(user).to_come().select_related("coach", "deputy"))
        for row in rows:
            row.may_end = rules.can_end_deputy(user, row)
        return super().get_context_data(deputies=rows, most_days=settings.DEPUTY_DAYS, **kwargs)

    def act(self, form: Any) -> None:
        facts = {"coach": self.request.user, **form.cleaned_data}
        actions.deputise(facts.pop("coach"), by=self.request.user, **facts)

    def get_success_url(self) -> str:
        """Here again, where the list shows it."""
        return reverse("caseloads:deputise")


class EndDeputy(ActPage):
    """Nobody stands in any more."""

    model = Deputy
    rule = rules.can_end_deputy
    needs_proof = True
    question = _("End it now?")
    explanation = _("The deputy sees the young people no more from this moment on. Both coaches are told.")
    submit_label = _("End it now")
    danger = True
    success_message = _("Ended.")

    def act(self, form: Any) -> Deputy:
        return actions.end_deputy(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """The list of who stands in."""
        return reverse("caseloads:deputise")
