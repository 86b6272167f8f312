"""Pages of organisations: list, detail, registering, editing, checking, colleagues, ties."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.picker_pages import RowOptionsPage
from accounts.access.rules import signed_in
from accounts.access.views import ActPage, DetailPage, ListPage
from accounts.holdings.queries import held_by, to_pass_on
from accounts.manifests import Span
from accounts.organisations import actions, forms, rules
from accounts.organisations.filters import OrganisationFilter
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.invitations.rules import can_invite_again
from accounts.organisations.models import Membership, Organisation, Tie
from accounts.organisations.queries import ORGANISATIONS, checked_for, people_of, possible_contacts
from accounts.people.forms import TakerForm
from accounts.people.models import User

EDITABLE = ("name", "street", "postal_code", "municipality", "about")


class OrganisationOptions(RowOptionsPage):
    """The organisations that a word finds, while somebody types, among those that she may see anyway."""

    rule = signed_in
    source = ORGANISATIONS

    def get_rows(self) -> Any:
        return checked_for(self.request.user, self.request.GET.get("kind", ""))


class List(ListPage):
    """Employers of the authority for its staff; an employer's own workplaces."""

    model = Organisation
    rule = rules.can_list
    filterset_class = OrganisationFilter
    template_name = "accounts/organisations/list.html"

    def get_rows(self) -> Any:
        """Those who wait for a check longest come first."""
        return super().get_rows().select_related("municipality", "checked_by").order_by("-created_at", "-pk")


class Detail(DetailPage):
    """One workplace: what it is, its check, its people, what has happened."""

    model = Organisation
    rule = rules.can_view
    template_name = "accounts/organisations/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add colleagues, and the reader's own tie."""
        user: Any = self.request.user
        tie = Tie.objects.standing().visible_to(user).filter(organisation=self.obj).first()
        return super().get_context_data(
            colleagues=people_of(self.obj),
            tie=tie,
            invited=self.obj.invitations.unanswered().select_related("organisation"),
            **kwargs,
        )


class Register(ActPage):
    """One page for a new employer."""

    rule = rules.can_register
    form_class = forms.RegisterForm
    template_name = "accounts/organisations/register.html"
    success_message = _("Thank you. We check the workplace within one working day. You can write your first place now.")

    def act(self, form: Any) -> Organisation:
        return actions.register(Organisation(**form.cleaned_data), by=self.request.user)


class OrganisationPage(ActPage):
    """What every verb on one organisation shares."""

    model = Organisation


class Edit(OrganisationPage):
    """Changing what the workplace tells of itself."""

    rule = rules.can_edit
    form_class = forms.OrganisationForm
    template_name = "accounts/organisations/edit.html"
    success_message = _("Saved.")

    def get_initial(self) -> dict[str, Any]:
        """What there is now."""
        return {name: getattr(self.obj, name) for name in EDITABLE}

    def act(self, form: Any) -> Organisation:
        return actions.edit(self.obj, by=self.request.user, **form.cleaned_data)


class Leave(OrganisationPage):
    """Stopping to act for a workplace."""

    rule = rules.can_leave
    needs_proof = True
    form_class = TakerForm
    question = _("Leave this workplace?")
    explanation = _("You cannot see its places and young people any more. Your colleagues go on.")
    submit_label = _("Leave")
    success_message = _("You have left the workplace.")
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """What one holds here, and colleagues who may take it."""
        return {**super().get_form_kwargs(), **facts_of_leaving(self.obj, self.request.user)}

    def act(self, form: Any) -> None:
        actions.leave(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Home: the workplace's page is not one's own any more."""
        return reverse("home")


class RemoveMember(ActPage):
    """Ending a colleague's membership."""

    model = Membership
    rule = rules.can_remove_member
    needs_proof = True
    form_class = TakerForm
    explanation = _("Your colleague cannot see your places and young people any more, and is told.")
    submit_label = _("Remove")
    success_message = _("Removed. Both are told.")
    danger = True

    @property
    def question(self) -> str:
        """Who is meant, and where she acts."""
        return _("Remove %(who)s from %(where)s?") % {"who": self.obj.person, "where": self.obj.organisation}

    def get_form_kwargs(self) -> dict[str, Any]:
        """What she holds here, and colleagues who may take it."""
        return {**super().get_form_kwargs(), **facts_of_leaving(self.obj.organisation, self.obj.person)}

    def act(self, form: Any) -> Organisation:
        return actions.remove_member(self.obj, by=self.request.user, **form.cleaned_data).organisation


class InviteAgain(ActPage):
    """Mailing an invitation that nobody has answered once more."""

    model = MemberInvitation
    rule = can_invite_again
    question = _("Send the invitation again?")
    explanation = _("Your colleague gets a new mail. The link of the earlier mail opens nothing any more.")
    submit_label = _("Send again")
    success_message = _("Sent again.")

    def act(self, form: Any) -> Organisation:
        return actions.invite_again(self.obj, by=self.request.user)


def facts_of_leaving(organisation: Organisation, leaving: User) -> dict[str, Any]:
    """For the form: what somebody holds at a workplace, and who may take it."""
    held = to_pass_on(held_by(leaving, Span(organisation=organisation)))
    return {"held": held, "takers": possible_contacts(organisation).exclude(pk=leaving.pk)}


class DeclareTie(OrganisationPage):
    """Saying that one must not decide about a workplace."""

    rule = rules.can_declare_tie
    needs_proof = True
    form_class = forms.TieForm
    question = _("Do you have a tie to this workplace?")
    explanation = _("You then decide nothing about it or its places. A colleague does.")
    submit_label = _("Declare the tie")
    success_message = _("Thank you. A colleague decides about this workplace.")

    def act(self, form: Any) -> None:
        actions.declare_tie(self.obj, kind=form.cleaned_data["kind"], by=self.request.user)


class EndTie(ActPage):
    """Saying that a tie is no more."""

    model = Tie
    rule = rules.can_end_tie
    needs_proof = True
    question = _("Is the tie over?")
    submit_label = _("Yes, it is over")
    success_message = _("The tie is over.")

    def act(self, form: Any) -> Organisation:
        """End it; the workplace's page is next."""
        return actions.end_tie(self.obj, by=self.request.user).organisation
