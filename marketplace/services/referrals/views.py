"""Pages of referrals: her own with the timeline, her yes, the coach's idea; the service's page behind a mail's link."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.picker_pages import RowOptionsPage
from accounts.access.views import UNPROCESSABLE, ActPage, DetailPage, ListPage
from accounts.audit.transitions import can_transition, log_access
from accounts.links.views import MailLinkPage
from accounts.people.models import User
from accounts.people.rules import is_coach, is_employer
from marketplace.services.directory.models import Service
from marketplace.services.referrals import actions, forms, rules
from marketplace.services.referrals.content import still_told
from marketplace.services.referrals.forms import ANSWERS
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.queries import SERVICES, responsible_for, services_to_refer, shown
from marketplace.services.referrals.states import LIVE, ReferralState
from marketplace.services.referrals.words import answered_in_words

WORDS = {
    "accept": _("Yes, welcome"), "waitlist": _("Not yet, the waiting list"), "decline": _("No, not this time"),
    "start": _("Mark as started"), "finish": _("Finish the referral"), "miss": _("The young person did not come"),
}  # fmt: skip


class List(ListPage):
    """Referrals of the reader, the newest first."""

    model = Referral
    rule = rules.can_list
    template_name = "marketplace/services/referrals/list.html"

    def get_rows(self) -> Any:
        """Those open, or all of them."""
        rows = shown(self.request.user)
        return rows if self.request.GET.get("all") else rows.open()


class Detail(DetailPage):
    """One referral: where it stands, who is responsible on both sides, what was told, what may be done."""

    model = Referral
    rule = rules.can_view
    template_name = "marketplace/services/referrals/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the look of anybody but herself."""
        user, referral = self.request.user, self.obj
        if user.pk != referral.person_id:
            log_access(referral, by=user)
        verbs = [name for name in Referral.TRANSITIONS if _may(user, name, referral)]
        return super().get_context_data(
            responsible=None if is_employer(user) else responsible_for(referral),
            told=told_by(referral),
            verbs=verbs,
            for_service=is_employer(user),
            **kwargs,
        )


def _may(user: Any, name: str, referral: Referral) -> bool:
    can = getattr(rules, f"can_{name}", None)
    return can is not None and can_transition(referral, name) and can(user, referral)


def told_by(referral: Referral) -> list[tuple[Any, str]]:
    """What the service knows of her, in words: label and fact."""
    labels = {
        "given_name": _("First name"), "family_name": _("Last name"), "phone": _("Phone"), "email": _("E-mail"),
        "age": _("Age"), "language": _("Language"), "coach": _("Coach"), "words": _("The young person's own words"),
    }  # fmt: skip
    languages = dict(User._meta.get_field("language").flatchoices)
    known = still_told(referral)
    if "language" in known:
        known["language"] = str(languages.get(known["language"], known["language"]))
    return [(label, known[name]) for name, label in labels.items() if known.get(name)]


class Propose(ActPage):
    """A coach suggests a service to a young person."""

    model = User
    rule = rules.can_propose
    form_class = forms.ProposeForm
    question = _("Suggest a service")
    explanation = _("The young person reads it and says yes or no. Nothing is told to the service before that.")
    submit_label = _("Suggest")
    success_message = _("Suggested. The young person has a message.")

    def get_initial(self) -> dict[str, Any]:
        """The service whose page led here."""
        return {"service": self.request.GET.get("service", "")}

    def act(self, form: Any) -> None:
        self.made = actions.propose(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return self.made.get_absolute_url()


class ServiceOptions(RowOptionsPage):
    """The services that a word finds, while a coach types."""

    rule = is_coach
    source = SERVICES

    def get_rows(self) -> Any:
        return services_to_refer()


class TellingPage(ActPage):
    """What her two ways to say yes share: the same ticks."""

    form_class = forms.TellForm
    template_name = "marketplace/services/referrals/tell.html"
    success_message = _("Thank you. You see here what the service answers.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Only what there is about her can be ticked."""
        return {**super().get_form_kwargs(), "person": self.request.user}


class Ask(TellingPage):
    """She turns to a service herself."""

    model = Service
    rule = rules.can_ask

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(service=self.obj, **kwargs)

    def act(self, form: Any) -> None:
        self.made = actions.ask(self.obj, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return self.made.get_absolute_url()


class Agree(TellingPage):
    """Her yes to her coach's idea."""

    model = Referral
    rule = rules.can_agree

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The service, and what her coach wrote."""
        return super().get_context_data(service=self.obj.service, referral=self.obj, **kwargs)

    def act(self, form: Any) -> Referral:
        return actions.agree(self.obj, by=self.request.user, **form.cleaned_data)


class ReferralPage(ActPage):
    """What the other verbs share."""

    model = Referral

    def get_success_url(self) -> str:
        """The referral while the reader may see it, else the list."""
        is_there = Referral.objects.visible_to(self.request.user).filter(pk=self.obj.pk).exists()
        return self.obj.get_absolute_url() if is_there else reverse("referrals:list")


class ByLink(MailLinkPage):
    """The service's answer from its mail; opening it counts as seen.

    Who answers writes a name; the trail names the service itself as the actor, because nobody has signed in.
    """

    model = Referral
    joined = ("person", "service__organisation")
    rule = rules.can_answer_by_link
    template_name = "marketplace/services/referrals/by_link.html"
    cover_name = "marketplace/services/referrals/cover.html"
    invitation = _("A referral to you")

    def reader(self) -> Any:
        """Whoever reads the service's mail."""
        return User(email=self.obj.service.referral_email, language=self.obj.service.owner_language)

    def is_open(self) -> bool:
        return self.obj.state in LIVE

    def standing(self) -> list[str]:
        return answered_in_words(self.obj)

    def note_look(self) -> None:
        """The list of who has looked names the service, of which nobody has signed in."""
        by = User.objects.system()
        log_access(self.obj, by=by, reason=self.obj.organisation.name)
        if self.obj.state == ReferralState.SENT:
            actions.see(self.obj, by=by)

    def opened(self, status: int = HTTPStatus.OK, **kwargs: Any) -> HttpResponse:
        """What was told, and the forms that fit the state; once it is over, the cover that says so."""
        if not self.is_open():
            return self._cover()
        verb, form = kwargs.pop("verb", ""), kwargs.pop("form", None)
        possible = [name for name in WORDS if can_transition(self.obj, name)]
        answers = [
            {
                "verb": name,
                "label": WORDS[name],
                "form": form if name == verb else self.blank(name),
                "is_open": name == verb,
            }
            for name in possible
        ]
        return super().opened(status, told=told_by(self.obj), answers=answers, form=form, **kwargs)

    def blank(self, verb: str) -> Any:
        """A form with the name that the service has given before."""
        referral = self.obj
        named = {"worker": referral.worker or referral.service.contact_name, "worker_phone": referral.worker_phone}
        return ANSWERS[verb](initial=named, auto_id=f"{verb}_%s")

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """The verb of the pressed button, with its form."""
        if do not in ANSWERS:
            raise PermissionDenied
        form = ANSWERS[do](request.POST, auto_id=f"{do}_%s")
        if not form.is_valid():
            return self.opened(UNPROCESSABLE, form=form, verb=do)
        try:
            getattr(actions, do)(self.obj, by=User.objects.system(), **form.cleaned_data)
        except ValidationError as refusal:
            return self._refused_at(form, do, refusal)
        return self.done()

    def _refused_at(self, form: Any, verb: str, refusal: ValidationError) -> HttpResponse:
        """What is wrong stands at its field; what was answered in another window is shown as it is."""
        if not hasattr(refusal, "error_dict"):
            return self.refused(refusal)
        for name, errors in refusal.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return self.opened(UNPROCESSABLE, form=form, verb=verb)

    def send_fresh(self) -> None:
        actions.send_link(self.obj, by=User.objects.system())
