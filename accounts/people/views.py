"""Pages of people: home by role, joining by link or code, ways in, settings, the demo's cast, closing an account."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from accounts.access.rules import anyone
from accounts.access.tenancy import across_authorities
from accounts.access.views import ActPage, DetailPage, ReadOnlyMixin, RuleRequiredMixin, ShownOnceMixin
from accounts.audit.transitions import log_access
from accounts.holdings.queries import held_by, to_pass_on
from accounts.manifests import page
from accounts.people import actions, forms, rules
from accounts.people.demo import BY_KEY, DEMO_SESSION
from accounts.people.models import Invitation, User
from accounts.people.queries import colleagues_of, invitation_by_code, invitation_by_link, way_in_facts
from accounts.people.signin.devices import begin_beside_coach
from accounts.people.states import Role
from accounts.ratelimits.actions import RateLimitedError, consume, give_back

BACKEND = "django.contrib.auth.backends.ModelBackend"
YOUNG_SESSION = 60 * 24 * 60 * 60  # seconds; a young person's phone stays signed in for two months
WRONG = gettext_lazy("This code does not work. Check the digits, or ask your coach for a new code.")
HOMES: dict[str, str] = {
    Role.YOUNG: "home/young.html",
    Role.COACH: "home/coach.html",
    Role.EMPLOYER: "home/employer.html",
    Role.COORDINATOR: "home/coordinator.html",
    Role.ADMINISTRATOR: "home/administrator.html",
}


class Home(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """The home page of whoever comes; it places panels of all floors by tag."""

    rule = anyone

    def get_template_names(self) -> list[str]:
        """By role; visitors have a page of their own."""
        return [HOMES.get(str(getattr(self.request.user, "role", "")), "home/visitor.html")]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Somebody new at a workplace first says which workplace it is."""
        user: Any = request.user
        if getattr(user, "role", "") == Role.EMPLOYER and not user.memberships.filter(ended_on__isnull=True).exists():
            return redirect(page("first_workplace"))
        return super().get(request, *args, **kwargs)


def welcomed(request: HttpRequest, person: User) -> HttpResponse:
    """Sign in whom a coach has let in; the session says so."""
    login(request, person, backend=BACKEND)
    request.session.set_expiry(YOUNG_SESSION)
    begin_beside_coach(request)
    with translation.override(person.language):
        messages.success(request, _("Welcome, %(name)s!") % {"name": person.short_name})
    return redirect("home")


class JoiningMixin(RuleRequiredMixin):
    """What both ways in share. An invitation is used by a POST only: mail scanners and previews send none."""

    rule = anyone

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who is signed in already does not become somebody else by a link."""
        if request.user.is_authenticated:
            messages.info(request, _("You are logged in already. Log out first if you want to use another code."))
            return redirect("home")
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "strict-origin"  # no-referrer would make the form's own Origin null
        return response

    def let_in(self, invitation: Invitation) -> HttpResponse:
        """Use the invitation and sign the person in.

        Raises ValidationError when somebody else was faster.
        """
        with across_authorities():
            person = actions.accept(invitation)
        return welcomed(self.request, person)


class Join(JoiningMixin, FormView):
    """Joining with six digits. Unknown, used and expired codes get the same answer."""

    form_class = forms.JoinForm
    template_name = "accounts/people/join.html"

    def form_valid(self, form: forms.JoinForm) -> HttpResponse:
        """Take a try, look the code up, let in."""
        try:
            taken = consume("guess", request=self.request)
        except RateLimitedError as refusal:
            form.add_error("code", refusal)
            form.add_error("code", _("You can also ask your coach for a link."))
            return self.form_invalid(form, HTTPStatus.TOO_MANY_REQUESTS)
        invitation = invitation_by_code(form.cleaned_data["code"])
        if invitation is None:
            return self._wrong(form)
        try:
            answer = self.let_in(invitation)
        except ValidationError:
            return self._wrong(form)
        give_back(taken)
        return answer

    def _wrong(self, form: forms.JoinForm) -> HttpResponse:
        form.add_error("code", WRONG)
        return self.form_invalid(form)

    def form_invalid(self, form: forms.JoinForm, status: int = HTTPStatus.UNPROCESSABLE_ENTITY) -> HttpResponse:
        """Show the error with a status that says that nothing was done."""
        return self.render_to_response(self.get_context_data(form=form), status=status)


class JoinLink(JoiningMixin, TemplateView):
    """Joining with a link: a page without any name, and a button."""

    template_name = "accounts/people/join_link.html"

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Say welcome, or that the link does not work any more."""
        works = invitation_by_link(token) is not None
        return self.render_to_response({"works": works}, status=HTTPStatus.OK if works else HTTPStatus.NOT_FOUND)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = invitation_by_link(token)
        if invitation is not None:
            try:
                return self.let_in(invitation)
            except ValidationError:  # used in another tab a moment ago
                pass
        return self.render_to_response({"works": False}, status=HTTPStatus.NOT_FOUND)


class InvitationPage(DetailPage):
    """The coach's page of a way in: how it stands. Link and code were shown when it was made and are not known here."""

    model = Invitation
    rule = rules.can_view_invitation
    template_name = "accounts/people/invitation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note that somebody looked at a young person's data."""
        log_access(self.obj, by=self.request.user)
        may_invite = rules.can_invite(self.request.user, self.obj.person)
        return super().get_context_data(may_invite=may_invite, **kwargs)


class Invite(ShownOnceMixin, ActPage):
    """A new way in for somebody who has lost the old one and has none of her own."""

    model = User
    rule = rules.can_invite
    question = gettext_lazy("Make a new link and code?")
    explanation = gettext_lazy("The old link and the old code stop working.")
    submit_label = gettext_lazy("Make a new link and code")
    once_template = InvitationPage.template_name

    def shown_once(self) -> dict[str, Any]:
        """Link, QR code and six digits."""
        return way_in_facts(self.made, self.request.build_absolute_uri)

    def act(self, form: Any) -> Invitation:
        self.made = actions.invite(self.obj, by=self.request.user)
        return self.made


class Settings(ActPage):
    """One's own settings."""

    rule = rules.can_change_settings
    form_class = forms.SettingsForm
    template_name = "accounts/people/settings.html"
    success_message = gettext_lazy("Saved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form shows what there is now."""
        return {**super().get_form_kwargs(), "person": self.request.user}

    def act(self, form: Any) -> User:
        """Write; the next words are in the language just chosen."""
        person = actions.change_settings(self.request.user, by=self.request.user, **form.cleaned_data)
        translation.activate(person.language)
        return person

    def get_success_url(self) -> str:
        return reverse("people:settings")


class Deactivate(ActPage):
    """Closing a colleague's account."""

    model = User
    rule = rules.can_deactivate
    needs_proof = True
    form_class = forms.CloseAccountForm
    question = gettext_lazy("Close this account?")
    explanation = gettext_lazy("The person cannot log in any more. What was done stays in the log.")
    submit_label = gettext_lazy("Close the account")
    success_message = gettext_lazy("The account is closed.")
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the person holds, and colleagues who do the same work."""
        facts = {"held": to_pass_on(held_by(self.obj)), "takers": colleagues_of(self.obj)}
        return {**super().get_form_kwargs(), **facts}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who leaves the form goes to where the account was found."""
        return super().get_context_data(**{"object_url": self.get_success_url(), **kwargs})

    def act(self, form: Any) -> User:
        return actions.deactivate(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Back to the colleagues, an administrator to the account."""
        return page("account", self.obj.pk) if rules.is_administrator(self.request.user) else page("colleagues")


class DemoSignIn(View):
    """Being one of the invented people. Outside a demo there is no such page."""

    http_method_names = ("post",)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer only in a demo."""
        if not settings.DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Sign in as the person of the form's key; the language chosen before stays."""
        chosen = BY_KEY.get(request.POST.get("person", ""))
        if chosen is None:
            raise Http404
        person = get_object_or_404(User, email=chosen.email, is_active=True)
        logout(request)
        login(request, person, backend=BACKEND)
        request.session[DEMO_SESSION] = True
        return HttpResponseRedirect(reverse("home"))
