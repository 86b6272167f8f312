"""Pages on which a place is written: a kind, one page of form, a look before handing in; also without an account."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import TemplateView, View

from accounts.access.views import ActPage, ModelActPage, ReadOnlyMixin, RuleRequiredMixin, answer_given
from accounts.ratelimits.actions import consume
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.training import least_hours_of_apprentices
from marketplace.reference.eligibility.words import PLURAL, filled
from marketplace.work.listings import actions, rules
from marketplace.work.listings.forms import FORMS, PlaceForm
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import wanted_change
from marketplace.work.listings.states import ListingKind
from marketplace.work.listings.wording import Flag, flagged_phrases, flags_in
from marketplace.work.listings.writing.drafts import blank_listing, drop, keep, kept, organisation_of
from marketplace.work.listings.writing.forms import KeptWordsForm

LONGEST = 2000  # signs of the longest field

KINDS = (
    (ListingKind.TRIAL, _("Somebody tries the work for some weeks or months. You pay nothing, the authority insures.")),
    (
        ListingKind.APPRENTICESHIP,
        ngettext_lazy(
            "Somebody learns an occupation at work, employed and paid, %(hours)s hour a week or more.",
            "Somebody learns an occupation at work, employed and paid, %(hours)s hours a week or more.",
            PLURAL,
        ),
    ),
    (ListingKind.JOB, _("Somebody works for you and is paid, for some weeks or for good.")),
    (ListingKind.BUSINESS, _("Somebody takes a business over, becomes a partner or works as a freelancer.")),
)


class Write(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """The choice between the four kinds of places."""

    rule = rules.can_begin
    template_name = "marketplace/work/listings/write.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The four kinds with one sentence each, and the draft that waits in the session."""
        facts = {"hours": least_hours_of_apprentices(Law.on(timezone.localdate()))}
        kinds = [{"code": kind.value, "label": kind.label, "about": filled(about, facts)} for kind, about in KINDS]
        return super().get_context_data(kinds=kinds, draft=kept(self.request), **kwargs)


class PlaceFormPage(ModelActPage):
    """What writing and editing a place share: the form of its kind."""

    model = Listing
    template_name = "marketplace/work/listings/write_kind.html"

    def get_form_class(self) -> type[PlaceForm]:
        """The short form of this kind of place."""
        return FORMS[self.obj.kind]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who writes, for the choice of employers."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_success_url(self) -> str:
        """A look before handing in."""
        return reverse("listings:submit", args=[self.obj.pk])


class WriteKind(PlaceFormPage):
    """The one-page form of a kind. Without an account or an employer it is kept in the session."""

    rule = rules.can_begin

    def find_object(self) -> Listing:
        """A new place with what the employer wrote last time."""
        if self.kwargs["kind"] not in FORMS:
            raise Http404
        return blank_listing(self.kwargs["kind"], self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """What was typed before comes back."""
        facts = super().get_form_kwargs()
        draft = kept(self.request)
        if self.request.method == "GET" and draft and draft[0] == self.obj.kind:
            facts["data"] = draft[1]
        return facts

    def form_valid(self, form: PlaceForm) -> HttpResponse:
        """Save it for an employer, else keep it in the session."""
        if organisation_of(self.request.user) is None:
            keep(self.request, self.obj.kind)
            return redirect("listings:preview")
        return super().form_valid(form)

    def act(self, form: PlaceForm) -> Listing:
        listing = actions.write(form.instance, **form.picked(), by=self.request.user)
        drop(self.request)
        return listing


class Edit(PlaceFormPage):
    """Change a draft, or one that was sent back."""

    rule = rules.can_edit

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the coach asked to change and doubtful phrases stand above the form."""
        return super().get_context_data(
            wanted_change=wanted_change(self.obj), flags=flagged_phrases(self.obj), **kwargs
        )  # fmt: skip

    def act(self, form: PlaceForm) -> Listing:
        return actions.write(form.instance, **form.picked(), by=self.request.user)


class CheckWords(RuleRequiredMixin, View):
    """While somebody writes: doubtful phrases of one field, as a piece of page that a script puts under it."""

    rule = rules.can_begin
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is kept; a text longer than any field is read up to there."""
        consume("wording", request=request)
        flags = flags_in(request.POST.get("text", "")[:LONGEST])
        return render(request, "marketplace/work/listings/flags.html", {"flags": flags})


class KeepsWords:
    """A page that hands a place in: it asks why doubtful phrases stay, where there are any."""

    def place_to_hand_in(self) -> Listing:
        """The place as it would be handed in."""
        raise NotImplementedError

    @cached_property
    def flags(self) -> list[Flag]:
        """Its doubtful phrases, read once."""
        return flagged_phrases(self.place_to_hand_in())

    def get_form_class(self) -> type[forms.Form]:
        """A reason is asked for only where there are any."""
        return KeptWordsForm if self.flags else forms.Form


class Preview(KeepsWords, ActPage):
    """How the session's draft will look, and the one next step: an account, the employer, or handing in."""

    rule = rules.can_begin
    template_name = "marketplace/work/listings/preview.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a draft there is nothing to see, or the answer of the first of two taps; a misfit goes back."""
        draft = kept(request)
        if draft is None:
            return redirect(answer_given(request) or "listings:write")
        self.kind, typed = draft
        self.place = FORMS[self.kind](typed, instance=blank_listing(self.kind, request.user), user=request.user)
        if not self.place.is_valid():
            return redirect("listings:write_kind", kind=self.kind)
        return super().dispatch(request, *args, **kwargs)

    def place_to_hand_in(self) -> Listing:
        return self.place.instance

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The place as it will look, doubtful phrases, and where to go next."""
        here = urlencode({"next": self.request.path})
        user = self.request.user
        return super().get_context_data(
            listing=self.place.instance,
            skills=self.place.cleaned_data.get("skills", []),
            flags=self.flags,
            kind=self.kind,
            has_employer=organisation_of(user) is not None,
            signup_url=f"{reverse('account_signup')}?{here}",
            login_url=f"{reverse('account_login')}?{here}",
            register_url=f"{reverse('organisations:register')}?{here}",
            **kwargs,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        """Save only what an employer's person sends."""
        if not rules.can_write(self.request.user, None) or organisation_of(self.request.user) is None:
            raise PermissionDenied
        return super().form_valid(form)

    def act(self, form: Any) -> Listing:
        """Write it and hand it in at once: this page was the look before."""
        listing = actions.write(self.place.instance, **self.place.picked(), by=self.request.user)
        actions.submit(listing, by=self.request.user, **form.cleaned_data)
        drop(self.request)
        return listing


class Submit(KeepsWords, ActPage):
    """A look before handing in, with doubtful phrases as a friendly warning."""

    model = Listing
    rule = rules.can_submit
    template_name = "marketplace/work/listings/submit.html"
    success_message = _("Thanks! A coach reads it within a working day. You get a message.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(listing=self.obj, flags=self.flags, **kwargs)

    def place_to_hand_in(self) -> Listing:
        return self.obj

    def act(self, form: Any) -> Listing:
        return actions.submit(self.obj, by=self.request.user, **form.cleaned_data)


class Copy(ActPage):
    """The same place again, as a new draft."""

    model = Listing
    rule = rules.can_copy
    question = _("Make a new place like this one?")
    explanation = _("Everything is copied except the days. People who asked for the old place are not copied.")
    submit_label = _("Copy")

    def act(self, form: Any) -> Listing:
        return actions.copy(self.obj, by=self.request.user)

    def get_success_url(self) -> str:
        """Straight to its form."""
        return reverse("listings:edit", args=[self.obj.pk])
