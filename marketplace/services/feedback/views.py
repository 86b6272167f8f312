"""Pages of feedback: two taps from a link, the means that everybody may see, the lines to be read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from accounts.access.views import CONFLICT, UNPROCESSABLE, ActPage, ListPage, ReadOnlyMixin, RuleRequiredMixin
from accounts.links.views import MailLinkPage
from marketplace.services.feedback import actions, rules
from marketplace.services.feedback.forms import TapForm
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk
from marketplace.services.feedback.queries import lines_shown, lines_to_read, means
from marketplace.services.feedback.states import FEWEST, Helping, Liking


class TapsMixin:
    """Two taps on one page. The first one travels in the form: nothing is kept before the second."""

    taps_name = "marketplace/services/feedback/answer.html"
    request: HttpRequest
    obj: FeedbackAsk

    def page(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        """The question that is open, or thanks."""
        facts = {"form": TapForm(), "liking": None, "likings": Liking.choices, "helpings": Helping.choices}
        return render(self.request, self.taps_name, {"object": self.obj, **facts, **kwargs}, status=status)

    def tap(self, **kwargs: Any) -> HttpResponse:
        """Go on to the second question, or keep both answers."""
        form = TapForm(self.request.POST)
        if not form.is_valid():
            liking = form.cleaned_data.get("liking")
            return self.page(UNPROCESSABLE, form=form, liking=liking, **kwargs)
        said = form.cleaned_data
        if said["helping"] is None:
            return self.page(liking=said["liking"], **kwargs)
        try:
            actions.answer(self.obj, **said)
        except ValidationError:  # answered in another window: the page says so
            self.obj.refresh_from_db()
            return self.page(CONFLICT)
        return self.page(has_answered=True)


class ByLink(TapsMixin, MailLinkPage):
    """The two taps from the mail, without signing in."""

    model = FeedbackAsk
    joined = ("person",)
    rule = rules.can_answer
    invitation = _("How was it?")

    def is_open(self) -> bool:
        return not self.obj.is_spent

    def standing(self) -> list[str]:
        """Not when it was answered: no moment leads from a question to its answer."""
        return [str(_("Your answer is in. It helps us to do better."))] if self.obj.is_spent else []

    def opened(self, status: int = 200, **kwargs: Any) -> HttpResponse:
        return self.page(status, action_url="?do=answer", **kwargs) if self.is_open() else self._cover()

    def act(self, request: HttpRequest, do: str) -> HttpResponse:
        return self.tap(action_url="?do=answer")

    def send_fresh(self) -> None:
        actions.send_link(self.obj)


class Answer(TapsMixin, RuleRequiredMixin, View):
    """The same for somebody who has signed in."""

    model = FeedbackAsk
    rule = rules.can_answer
    http_method_names = ["get", "post"]

    def find_object(self) -> FeedbackAsk:
        """One of her own questions."""
        return get_object_or_404(FeedbackAsk.objects.filter(person=self.request.user.pk), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.page()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        return self.tap()


class Overview(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """What people say, open to all: means by kind and quarter, and lines that were read first."""

    rule = rules.can_overview
    template_name = "marketplace/services/feedback/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(means=means(), lines=lines_shown(), fewest=FEWEST, **kwargs)


class List(ListPage):
    """Lines that wait for a reader of the service."""

    model = FeedbackAnswer
    rule = rules.can_list
    template_name = "marketplace/services/feedback/list.html"

    def get_rows(self) -> Any:
        """Those that nobody has read."""
        return lines_to_read(self.request.user).select_related("person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many make company."""
        return super().get_context_data(fewest=FEWEST, **kwargs)


class LinePage(ActPage):
    """What both verbs on a line share."""

    model = FeedbackAnswer

    def get_success_url(self) -> str:
        return reverse("feedback:list")
