"""Pages of caseloads: the list, welcoming, correcting, handing over, naming a deputy."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage, ShownOnceMixin
from accounts.caseloads import actions, forms, rules
from accounts.caseloads.filters import CaseloadSearch
from accounts.caseloads.models import Deputy
from accounts.caseloads.queries import (
    caseload_sizes,
    people_of,
    with_next_steps,
    young_people_of_authority,
)
from accounts.manifests import manifests, merged
from accounts.people.actions import correct
from accounts.people.models import User
from accounts.people.queries import way_in_facts
from accounts.people.rules import is_coordinator

SEARCH = "caseload_search"
LONGEST_SEARCH = 200


class List(ListPage):
    """A coach's own and deputised young people; a coordinator sees every caseload of the authority.

    A name that is searched for is posted and kept in the session: no address, and so no log of anybody, holds it.
    """

    model = User
    rule = rules.can_list
    filterset_class = CaseloadSearch
    template_name = "accounts/caseloads/list.html"

    def get_rows(self) -> Any:
        """With what the table shows, those first with whom nothing has happened for longest."""
        user = self.request.user
        people = young_people_of_authority(user) if is_coordinator(user) else people_of(user)
        return with_next_steps(user, people).order_by(F("last_contact_at").asc(nulls_first=True), "pk")

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Keep what is searched for and show it by an address that can be gone back to."""
        names = self.filterset_class.base_filters
        request.session[SEARCH] = {name: request.POST.get(name, "")[:LONGEST_SEARCH] for name in names}
        return HttpResponseRedirect(f"{request.path}?search")

    def wanted(self) -> Any:
        """The search of this session, where the address asks for it."""
        kept = self.request.session.get(SEARCH, {}) if "search" in self.request.GET else {}
        return {**kept, **self.request.GET.dict()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the next step in words beside each row; coordinators get the sizes of all caseloads."""
        context = super().get_context_data(**kwargs)
        words, people = merged("profile_words"), context["page_obj"].object_list
        context["columns"] = [column for manifest in manifests() for column in manifest.person_columns]
        values = [(column, column.values(people, self.request.user)) for column in context["columns"]]
        for person in people:
            person.profile_words = words[person.profile_state].state if person.profile_state in words else ""
            person.columns = [(column, by_person.get(person.pk)) for column, by_person in values]
        if is_coordinator(self.request.user):
            context["sizes"] = caseload_sizes(self.request.user)
        return context


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
    explanation = _("The young person and the new coach are told.")
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
