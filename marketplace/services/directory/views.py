"""Pages of the service directory: public list and page, the cards that somebody keeps, a card behind a mail link."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.rules import anyone
from accounts.access.views import UNPROCESSABLE, ActPage, DetailPage, ListPage
from accounts.audit.queries import history
from accounts.links.views import MailLinkPage
from accounts.people.models import User
from accounts.people.rules import is_young
from marketplace.services.directory import actions, forms, rules
from marketplace.services.directory.filters import ServiceFilter
from marketplace.services.directory.models import Service
from marketplace.services.directory.queries import kept_by, on_show
from marketplace.services.directory.states import CardState


class List(ListPage):
    """All services, for everybody, by an address that can be kept."""

    model = Service
    rule = anyone
    filterset_class = ServiceFilter
    template_name = "marketplace/services/directory/list.html"
    paginate_by = 12

    def get_rows(self) -> Any:
        return on_show()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the finer filters are in use, so that they stand open."""
        used = {name for name, value in self.request.GET.items() if value}
        return super().get_context_data(narrowed=bool(used - {"q", "page"}), **kwargs)


class Detail(DetailPage):
    """One service. An address that somebody kept says so when the service has ended."""

    model = Service
    rule = rules.can_view
    template_name = "marketplace/services/directory/detail.html"

    def find_object(self) -> Service:
        """What the reader may see, or what everybody once saw."""
        visible = Service.objects.visible_to(self.request.user) | Service.objects.once_public()
        return get_object_or_404(visible.distinct().with_texts(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The other languages of the card, why it has ended, and what the reader may do."""
        service, user = self.obj, self.request.user
        others = [text for text in service.texts.all() if text != service.text]
        ended = history(service).filter(verb="directory.close").last() if service.state == CardState.CLOSED else None
        return super().get_context_data(
            service=service,
            others=others,
            ended_because=ended.reason if ended else "",
            keeps=rules.can_edit(user, service),
            may_ask=is_young(user, None) and service.takes_referrals,
            share_url=f"{settings.SITE_URL}{service.get_absolute_url()}",
            **kwargs,
        )


class Mine(ListPage):
    """The cards that the reader keeps, those unchecked for longest first."""

    model = Service
    rule = rules.can_list_mine
    template_name = "marketplace/services/directory/mine.html"

    def get_rows(self) -> Any:
        return kept_by(self.request.user)


class CardPage(ActPage):
    """What every verb on one card shares."""

    model = Service


class WritingPage(CardPage):
    """What a new and a changed card share: one page with everything."""

    form_class = forms.StaffCardForm
    template_name = "marketplace/services/directory/write.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose organisations may be chosen."""
        return {**super().get_form_kwargs(), "user": self.request.user, "instance": self.obj or Service()}


class Write(WritingPage):
    """A new card."""

    rule = rules.can_write
    success_message = _("Saved as a draft. The authority reads it and publishes it.")

    def act(self, form: Any) -> Service:
        languages = form.cleaned_data["languages"]
        return actions.write(form.instance, texts=form.texts, languages=languages, by=self.request.user)


class Edit(WritingPage):
    """A changed card."""

    rule = rules.can_edit
    success_message = _("Saved. A published card counts as checked today.")

    def act(self, form: Any) -> Service:
        languages = form.cleaned_data["languages"]
        return actions.edit(form.instance, texts=form.texts, languages=languages, by=self.request.user)


class ByLink(MailLinkPage):
    """The keeper's page from the mail, without an account: change the card, or say that it is right."""

    model = Service
    joined = ("organisation", "municipality")
    rule = anyone
    template_name = "marketplace/services/directory/by_link.html"

    def get_rows(self) -> Any:
        """Cards of services that have not ended."""
        return super().get_rows().exclude(state=CardState.CLOSED)

    def reader(self) -> Any:
        """The keeper, who has no account."""
        return User(email=self.obj.owner_email, language=self.obj.owner_language)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A card is public, so it needs no cover."""
        is_right = self.may_open() and not self.link.is_expired
        return self.opened() if is_right else super().get(request, *args, **kwargs)

    def note_look(self) -> None:
        """A card is about nobody."""

    def opened(self, status: int = HTTPStatus.OK, **kwargs: Any) -> HttpResponse:
        kwargs.setdefault("form", forms.CardForm(instance=self.obj))
        is_thanked = self.obj.verified_on == timezone.localdate()
        return super().opened(status, service=self.obj, is_thanked=is_thanked, **kwargs)

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        """Right as it is, or save what was changed. The trail names the service itself, for nobody has signed in."""
        by = User.objects.system()
        if do == "verify":
            actions.verify(self.obj, by=by)
            return self.done()
        form = forms.CardForm(request.POST, instance=self.obj)
        if not form.is_valid():
            return self.opened(UNPROCESSABLE, form=form)
        actions.edit(form.instance, texts=form.texts, languages=form.cleaned_data["languages"], by=by)
        return self.done()

    def send_fresh(self) -> None:
        actions.send_link(self.obj, by=User.objects.system())
