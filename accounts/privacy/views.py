"""Pages of privacy: my data, who has looked, the export, taking a permission back, erasing everything."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from accounts.access.models import Authority
from accounts.access.views import ActPage, ReadOnlyMixin, RuleRequiredMixin
from accounts.audit.queries import views_of
from accounts.links.views import MailLinkPage
from accounts.people.models import User
from accounts.people.signin.actions import undo_email_change
from accounts.people.signin.models import EmailChange
from accounts.privacy import actions, forms, rules
from accounts.privacy.limits import reasons_to_stay, what_ends
from accounts.privacy.models import Consent
from accounts.privacy.protections.queries import standing_protection
from accounts.privacy.protections.rules import can_ask_protection
from accounts.privacy.queries import as_json, chapters, equality_of, everything_kept, remains, with_places
from accounts.privacy.retention.queries import what_is_due

NEWEST = 50

SECURITY_TXT_STANDS = dt.timedelta(days=180)


class Mine(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """Permissions, who has looked, and the ways to the export and to erasing."""

    rule = rules.can_see_own_data
    template_name = "accounts/privacy/mine.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Own permissions and the newest looks of others."""
        user = self.request.user
        return super().get_context_data(
            consents=with_places(Consent.objects.visible_to(user)),
            views=views_of(user)[:NEWEST],
            may_erase=rules.can_erase(user),
            may_tell=rules.can_tell_equality(user),
            may_ask=can_ask_protection(user),
            protection=standing_protection(user),
            **kwargs,
        )


class Export(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """Everything about me on one page, to read and to print."""

    rule = rules.can_export
    needs_proof = True
    template_name = "accounts/privacy/export.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        told = chapters(actions.export(user, by=user))
        return super().get_context_data(chapters=told, is_open="all" in self.request.GET, **kwargs)


class Download(RuleRequiredMixin, ReadOnlyMixin, View):
    """The same as a file for other services."""

    rule = rules.can_export
    needs_proof = True

    def get(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        sections = actions.export(person, by=person)
        answer = JsonResponse(as_json(sections), encoder=DjangoJSONEncoder, json_dumps_params={"indent": 2})
        answer["Content-Disposition"] = 'attachment; filename="duunipari.json"'
        return answer


class WithdrawConsent(ActPage):
    """Taking a permission back."""

    model = Consent
    rule = rules.can_withdraw_consent
    template_name = "accounts/privacy/withdraw_consent.html"
    success_message = gettext_lazy("The permission is taken back from now on.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which workplace or service it is about."""
        [consent] = with_places([self.obj])
        return super().get_context_data(consent=consent, **kwargs)

    def act(self, form: Any) -> Consent:
        return actions.withdraw_consent(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("privacy:mine")


class Erase(ActPage):
    """Erasing everything about oneself."""

    rule = rules.can_erase
    needs_proof = True
    form_class = forms.EraseForm
    template_name = "accounts/privacy/erase.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What has to be over first, what ends with it, and what stays: all of it before the tick."""
        person: Any = self.request.user
        return super().get_context_data(
            reasons=[reason.message for reason in reasons_to_stay(person)],
            ends=what_ends(person),
            remains=remains(),
            **kwargs,
        )

    def act(self, form: Any) -> None:
        """Erase, then be nobody."""
        person = self.request.user
        actions.erase(person, by=person)
        logout(self.request)
        messages.success(self.request, _("Everything about you is erased. Thank you for having been here."))

    def get_success_url(self) -> str:
        return reverse("home")


class UndoEmail(MailLinkPage):
    """The old mailbox takes a changed address back."""

    model = EmailChange
    joined = ("person",)
    rule = rules.can_undo_email
    template_name = "accounts/privacy/undo_email.html"
    invitation = gettext_lazy("Your e-mail address was changed")

    def reader(self) -> Any:
        """Whoever reads the old mailbox."""
        return User(email=self.obj.old_email, language=self.obj.person.language)

    def is_open(self) -> bool:
        return self.obj.can_be_undone

    def standing(self) -> list[str]:
        if self.obj.undone_at is None:
            return []
        return [_("The change was taken back. Log in with this address; all other devices were logged out.")]

    def note_look(self) -> None:
        """Nobody looks at anything of hers."""

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        if do != "undo":
            raise PermissionDenied
        try:
            undo_email_change(self.obj)
        except ValidationError as refusal:
            return self.refused(refusal)
        return self.done()

    def send_fresh(self) -> None:
        """There is none: after a week the change stands."""
        raise PermissionDenied


class Equality(ActPage):
    """Gender and first language, told freely, for the test of fairness alone."""

    rule = rules.can_tell_equality
    form_class = forms.EqualityForm
    template_name = "accounts/privacy/equality.html"
    success_message = gettext_lazy("Thank you. Only the test of fairness reads this.")

    def get_initial(self) -> dict[str, str]:
        """What she told before."""
        person: Any = self.request.user
        return equality_of(person)

    def act(self, form: Any) -> None:
        """Keep it, or forget it."""
        person: Any = self.request.user
        actions.tell_equality(person, facts=form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("privacy:mine")


class Periods(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """What the night would remove if it were now, by table and rule."""

    rule = rules.can_see_periods
    template_name = "accounts/privacy/periods.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is due first, then what is not."""
        everything = sorted(what_is_due(timezone.now()), key=lambda one: (-one.count, one.table))
        tables = ([one for one in everything if one.count], [one for one in everything if not one.count])
        return super().get_context_data(tables=tables, **kwargs)


class About(ReadOnlyMixin, TemplateView):
    """A page about the service, open to everybody."""


class PrivacyNotice(About):
    """What is kept, why, for how long, who sees it; whose it is."""

    template_name = "accounts/privacy/notice.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines of the features, and who is responsible."""
        return super().get_context_data(kept=everything_kept(), authorities=Authority.objects.all(), **kwargs)


class SecurityTxt(View):
    """Whom to tell of a hole (RFC 9116); there is none where the operator has named nobody."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Contact, until when this is good (a year at most, RFC 9116 2.5.5), languages."""
        if not settings.SECURITY_CONTACT:
            raise Http404
        until = timezone.now() + SECURITY_TXT_STANDS
        lines = (
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {until:%Y-%m-%dT00:00:00Z}",
            "Preferred-Languages: fi, sv, en",
            f"Canonical: {settings.SITE_URL}{request.path}",
        )
        return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


class Contact(About):
    """Whom to turn to, by municipality."""

    template_name = "accounts/privacy/contact.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the authorities with their municipalities."""
        return super().get_context_data(authorities=Authority.objects.prefetch_related("municipalities"), **kwargs)
