"""Doors of HTML pages: find within scope, ask the rule, read only on GET, act once on POST."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import DetailView, FormView, ListView

from accounts.access.models import IdempotencyKey
from accounts.access.proof import require_proof
from accounts.access.reading import refuse_writes
from accounts.access.rules import Rule
from accounts.access.verbs import Verb
from accounts.outages.files import no_file_left_behind
from accounts.outages.words import refusal_of
from accounts.ratelimits.actions import consume

PAGE_SIZE = 20
CONFLICT = 409
UNPROCESSABLE = 422
TOO_MANY = 429
NO_ROOM = 503
REFUSALS = {
    "move_refused": CONFLICT,
    "clash": CONFLICT,
    "rate_limited": TOO_MANY,
    "no_room": NO_ROOM,
}  # code of a refusal → status; others are 422


class ReadOnlyMixin:
    """A GET page physically cannot write, save the audit trail and the session."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, and render, with writing refused."""
        with connection.execute_wrapper(refuse_writes):
            response = super().get(request, *args, **kwargs)  # type: ignore[misc]
            return response.render() if hasattr(response, "render") else response


class RuleRequiredMixin:
    """Asks ``rule(user, object)`` before anything else; the object is looked for within the user's scope.

    What lies outside the scope answers 404 like an id that never was; what is visible but not allowed answers 403.
    """

    rule: ClassVar[Rule]
    needs_proof: ClassVar[bool] = False  # what is done here asks for a fresh proof of who somebody is
    model: Any = None
    object: Any = None
    request: Any
    kwargs: dict[str, Any]

    def find_object(self) -> Any:
        """The object of this page by its ``pk`` among those visible to the user, None for pages without one."""
        if "pk" not in self.kwargs:
            return None
        rows = self.model.objects.visible_to(self.request.user)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_object(self, *_args: Any) -> Any:
        """What ``dispatch`` has found already."""
        return self.obj

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find, ask, then let the page answer."""
        if not request.user.is_authenticated and not self.rule(request.user, None):
            return redirect_to_login(request.get_full_path())
        self.obj = self.object = self.find_object()
        if not self.rule(request.user, self.obj):
            raise PermissionDenied
        if self.needs_proof:
            require_proof(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ListPage(RuleRequiredMixin, ReadOnlyMixin, ListView):
    """A list of what is visible to the user, filtered by a django-filter set where there is one."""

    paginate_by = PAGE_SIZE
    filterset_class: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Visitors without an account read so many lists a minute."""
        if not request.user.is_authenticated:
            consume("public_list", request=request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """Visible rows after the filters of the address line."""
        rows = self.get_rows()
        if self.filterset_class is None:
            return rows
        self.filterset = self.filterset_class(self.wanted(), queryset=rows, request=self.request)
        return self.filterset.qs

    def wanted(self) -> Any:
        """What the reader filters by."""
        return self.request.GET

    def get_rows(self) -> Any:
        """Rows before filtering; pages narrow or join them."""
        return self.model.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filter form."""
        return super().get_context_data(filterset=getattr(self, "filterset", None), **kwargs)


class DetailPage(RuleRequiredMixin, ReadOnlyMixin, DetailView):
    """One object, read."""


class ActPage(RuleRequiredMixin, FormView):
    """A form whose valid data goes to one action; a refusal is shown at the form, nothing typed is lost."""

    form_class: type[forms.BaseForm] = forms.Form
    template_name = "parts/confirm.html"
    success_message: Any = ""
    danger = False  # a red button: what cannot be taken back

    def act(self, form: Any) -> Any:
        """Call the one action of this page and return what it made or changed."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        """The page of the object."""
        return self.obj.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the object and a fresh key that makes a second sending harmless."""
        key = self.request.POST.get("form_key") or str(uuid.uuid4())
        is_saved = getattr(self.obj, "pk", None) is not None
        object_url = getattr(self.obj, "get_absolute_url", str)() if is_saved else ""
        return super().get_context_data(
            **{"object": self.obj, "object_url": object_url, "form_key": key, "next": way_back(self.request), **kwargs}
        )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A form that was sent before gets the answer that it got then, also where the object is out of reach now."""
        before = answer_given(request)
        return HttpResponseRedirect(before) if before else super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Act once per form key, then go on; a refusal goes back to the form."""
        try:
            answer = idempotently(self.request, lambda: self._act_and_locate(form))
        except ValidationError as refusal:
            return self.refused(form, refusal)
        except (DatabaseError, OSError) as failure:
            refusal_in_words = refusal_of(failure)
            if refusal_in_words is None:
                raise
            return self.refused(form, refusal_in_words)
        if self.success_message:
            messages.success(self.request, self.success_message)
        return HttpResponseRedirect(answer)

    def _act_and_locate(self, form: Any) -> str:
        self.obj = self.object = self.act(form) or self.obj
        return way_back(self.request) or self.get_success_url()

    def refused(self, form: Any, refusal: ValidationError) -> HttpResponse:
        """Show the refusal at its field where the form has one, else above the form."""
        if hasattr(refusal, "error_dict"):
            for name, errors in refusal.error_dict.items():
                form.add_error(name if name in form.fields else None, errors)
        else:
            form.add_error(None, refusal)
        status = REFUSALS.get(getattr(refusal, "code", ""), UNPROCESSABLE)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the errors with a status that says that nothing was done, and why where that has one of its own."""
        codes = [error.code for errors in form.errors.as_data().values() for error in errors]
        status = next((REFUSALS[code] for code in codes if code in REFUSALS), UNPROCESSABLE)
        return self.render_to_response(self.get_context_data(form=form), status=status)


class ShownOnceMixin:
    """A form whose answer shows the secrets of what it ``made``, this once: nothing that is kept holds them.

    The same form sent again goes to the page of the object, which does not know them.
    """

    request: Any
    made: Any = None
    once_template: str

    def shown_once(self) -> dict[str, Any]:
        """What the template shows."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        """Act, then answer with the secrets where this request has made any."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if self.made is None:
            return response
        shown = render(self.request, self.once_template, self.shown_once())
        add_never_cache_headers(shown)
        return shown


class ModelActPage(ActPage):
    """An ActPage whose form is a ModelForm on the object (or on a new one where the page has no ``pk``)."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the object to the form."""
        return {**super().get_form_kwargs(), "instance": self.obj}


def verb_page(verb: Verb, base: type[ActPage]) -> type[ActPage]:
    """The page of a plain verb: a form that asks the question of its row and acts."""

    def act(page: Any, form: Any) -> Any:
        return verb.act(page.obj, by=page.request.user, **form.cleaned_data)

    return type(verb.name, (base,), {"__module__": base.__module__, **verb.said, "act": act})


def verb_paths(verbs: Iterable[Verb], base: type[ActPage], prefix: str = "<int:pk>/") -> list[URLPattern]:
    """The addresses of plain verbs: ``<int:pk>/send-back/`` for ``send_back``."""
    return [
        path(f"{prefix}{verb.name.replace('_', '-')}/", verb_page(verb, base).as_view(), name=verb.name)
        for verb in verbs
    ]


def way_back(request: HttpRequest) -> str:
    """The page of this site that the form wants to go back to (``next``), empty where it is not one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else ""


def form_key_of(request: HttpRequest) -> uuid.UUID | None:
    """The key of the form that is sent, None where it bears none."""
    return key_for(request.POST.get("form_key", ""), request.user.pk, request.path)


def key_for(sent: str, person: int | None, path: str) -> uuid.UUID | None:
    """A form's key together with who sends it and where to: that of somebody else, or of another page, is another key.

    None where it is no key.
    """
    try:
        return uuid.uuid5(uuid.UUID(sent), f"{person} {path}")
    except ValueError:
        return None


def answer_given(request: HttpRequest) -> str:
    """Where this form led when it was sent before, empty where it was not."""
    key = form_key_of(request)
    if key is None:
        return ""
    return IdempotencyKey.objects.filter(key=key).values_list("answer", flat=True).first() or ""


@no_file_left_behind()
@transaction.atomic
def idempotently(request: HttpRequest, answer: Callable[[], str]) -> str:
    """Run ``answer`` unless this form was sent before; then give the answer it got.

    Two senders at the same time: the second waits at the unique key, then reads the first one's answer.
    """
    key = form_key_of(request)
    if key is None:
        return answer()
    try:
        with transaction.atomic():
            used = IdempotencyKey.objects.create(key=key)
    except IntegrityError:
        return IdempotencyKey.objects.get(key=key).answer or reverse("home")
    used.answer = answer()
    used.save(update_fields=["answer"])
    return used.answer
