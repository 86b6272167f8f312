"""Pages of the administration: where everything is, accounts of those who work here."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.access.folding import named_like
from accounts.access.models import Authority
from accounts.access.views import ActPage, DetailPage, ListPage, ModelActPage, ReadOnlyMixin, RuleRequiredMixin
from accounts.administration import actions, forms, rules
from accounts.administration.filters import AccountFilter
from accounts.administration.queries import accounts_at_work, page_groups, second_factors_of
from accounts.administration.rules import is_open_account
from accounts.administration.verbs import ACCOUNT_VERBS
from accounts.holdings.queries import held_by, to_pass_on
from accounts.people.models import User
from accounts.people.queries import colleagues_of
from accounts.people.rules import can_deactivate

KEPT = "find_account_words"
ON_ACCOUNT = {
    **{verb.name: verb.rule for verb in ACCOUNT_VERBS},
    "change_role": rules.can_change_role,
    "correct_account": rules.can_correct_account,
    "deactivate": is_open_account & can_deactivate,
}


class Overview(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """Every page with which an administrator looks after the service."""

    rule = rules.can_view
    template_name = "accounts/administration/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(groups=page_groups(), **kwargs)


class Accounts(ListPage):
    """Who works here. What is looked for is posted and kept in the session: no address holds a name."""

    model = User
    rule = rules.can_view
    filterset_class = AccountFilter
    template_name = "accounts/administration/accounts.html"
    form: forms.FindAccountForm | None = None

    @property
    def words(self) -> str:
        """The words of this session, where the address asks for them."""
        return self.request.session.get(KEPT, "") if "search" in self.request.GET else ""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the words and show what they find; what is wrong stands at the field."""
        self.form = forms.FindAccountForm(request.POST)
        if self.form.is_valid():
            request.session[KEPT] = self.form.cleaned_data["find"]
            return HttpResponseRedirect(f"{request.path}?search")
        answer = self.get(request)
        answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return answer

    def get_rows(self) -> Any:
        """By name; with words only those whom they find."""
        rows = accounts_at_work(super().get_rows()).order_by("family_name", "given_name", "pk")
        return named_like(rows, self.words, "given_name", "family_name", "email")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form or forms.FindAccountForm(initial={"find": self.words})
        return super().get_context_data(form=form, words=self.words, **kwargs)


class Authorities(ListPage):
    """The authorities and how each is reached."""

    model = Authority
    rule = rules.can_list_authorities
    template_name = "accounts/administration/authorities.html"

    def get_rows(self) -> Any:
        return Authority.objects.all()


class EditAuthority(ModelActPage):
    """What an authority is called and how it is reached."""

    model = Authority
    rule = rules.can_edit_authority
    needs_proof = True
    form_class = forms.AuthorityForm
    submit_label = _("Save")
    success_message = _("Saved.")

    @property
    def question(self) -> str:
        """Which authority is meant."""
        return self.obj.name

    def find_object(self) -> Authority:
        return get_object_or_404(Authority, pk=self.kwargs["pk"])

    def act(self, form: Any) -> Authority:
        return actions.edit_authority(self.obj, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who leaves the form goes back to the list."""
        return super().get_context_data(**{"object_url": self.get_success_url(), **kwargs})

    def get_success_url(self) -> str:
        return reverse("administration:authorities")


class AccountMixin:
    """The account in the address, among those of who works here."""

    request: Any
    kwargs: dict[str, Any]

    def find_object(self) -> User:
        rows = accounts_at_work(User.objects.visible_to(self.request.user))
        return get_object_or_404(rows, pk=self.kwargs["pk"])


class Account(AccountMixin, DetailPage):
    """One account: role, authority, how its person comes in, what was done with it. Nothing of any case."""

    model = User
    rule = rules.can_view_account
    template_name = "accounts/administration/account.html"
    context_object_name = "account"  # the model's own would be "user", who is the reader on every page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How she comes in, for whom an employer's person acts, and what the reader may do here."""
        return super().get_context_data(
            factors=second_factors_of(self.obj),
            memberships=self.obj.memberships.filter(ended_on__isnull=True).select_related("organisation"),
            may={name: rule(self.request.user, self.obj) for name, rule in ON_ACCOUNT.items()},
            **kwargs,
        )


class AccountPage(AccountMixin, ActPage):
    """What every verb on one account shares."""

    model = User

    def get_success_url(self) -> str:
        return reverse("administration:account", args=[self.obj.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who leaves the form goes back to the account."""
        return super().get_context_data(**{"object_url": self.get_success_url(), **kwargs})


class AddWorker(ActPage):
    """A new worker's account; a mail says how to come in."""

    rule = rules.can_add_worker
    needs_proof = True
    form_class = forms.AddWorkerForm
    initial = {"language": "fi"}
    question = _("Add a worker")
    explanation = _("A mail says how to log in for the first time. A second step is set up then.")
    submit_label = _("Open the account")
    success_message = _("The account is open. The invitation goes out by mail.")

    def act(self, form: Any) -> User:
        return actions.add_worker(by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("administration:account", args=[self.obj.pk])


class CorrectAccount(AccountPage):
    """Names, phone, address."""

    rule = rules.can_correct_account
    needs_proof = True
    form_class = forms.AccountForm
    question = _("Correct the details")
    explanation = _("A changed e-mail address is told to the old one, from which it can be taken back for a week.")
    submit_label = _("Save")
    success_message = _("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """What is written now."""
        return {**super().get_form_kwargs(), "person": self.obj}

    def act(self, form: Any) -> User:
        return actions.correct_account(self.obj, by=self.request.user, **form.cleaned_data)


class ChangeRole(AccountPage):
    """Another role, another authority, or both."""

    rule = rules.can_change_role
    needs_proof = True
    form_class = forms.ChangeRoleForm
    question = _("Change the role or the authority")
    explanation = _("The person is logged out everywhere and told. A colleague takes over what she holds now.")
    submit_label = _("Change")
    success_message = _("Changed. The person is told.")

    def get_initial(self) -> dict[str, Any]:
        return {"role": self.obj.role, "authority": self.obj.authority_id}

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the person holds, and colleagues who do the same work."""
        facts = {"held": to_pass_on(held_by(self.obj)), "takers": colleagues_of(self.obj)}
        return {**super().get_form_kwargs(), **facts}

    def act(self, form: Any) -> User:
        return actions.change_role(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Who has just given her own role away may not open the account any more."""
        is_own = self.obj.pk == self.request.user.pk
        return reverse("home") if is_own else super().get_success_url()
