"""Pages of feedback: two taps from a link, the means that everybody may see, the lines to be read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from accounts.access.links import LinkPage
from accounts.access.views import CONFLICT, UNPROCESSABLE, ActPage, ListPage, ReadOnlyMixin, RuleRequiredMixin
from marketplace.services.feedback import actions, rules
from marketplace.services.feedback.forms import TapForm
from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk
from marketplace.services.feedback.queries import lines_shown, lines_to_read, means
from marketplace.services.feedback.states import FEWEST, Helping, Liking


class ByLink(LinkPage):
    """Two taps without signing in. The first one travels in the form: nothing is kept before the second."""

    model = FeedbackAsk
    joined = ("person",)
    template_name = "marketplace/services/feedback/answer.html"

    def reader(self) -> Any:
        return self.obj.person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question that is open."""
        return super().get_context_data(
            **{"form": TapForm(), "liking": None, "likings": Liking.choices, "helpings": Helping.choices, **kwargs}
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go on to the second question, or keep both answers."""
        form = TapForm(request.POST)
        if not form.is_valid():
            liking = form.cleaned_data.get("liking")
            return self.render_to_response(self.get_context_data(form=form, liking=liking), status=UNPROCESSABLE)
        said = form.cleaned_data
        if said["helping"] is None:
            return self.render_to_response(self.get_context_data(liking=said["liking"]))
        try:
            actions.answer(self.obj, **said)
        except ValidationError:  # answered in another window: the page says so
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        return self.render_to_response(self.get_context_data(has_answered=True))


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
