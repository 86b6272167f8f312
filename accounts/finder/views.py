"""The page of the search."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.generic import FormView

from accounts.access.views import UNPROCESSABLE, ReadOnlyMixin, RuleRequiredMixin
from accounts.caseloads.queries import recently_opened
from accounts.finder import rules
from accounts.finder.forms import FindForm
from accounts.finder.queries import MOST, findings_for

KEPT = "find_words"


class Find(RuleRequiredMixin, ReadOnlyMixin, FormView):
    """People, employers and places by one line; below it whom the reader opened lately.

    What is looked for is posted and kept in the session: no address, and so no log of anybody, holds a name.
    """

    rule = rules.can_find
    form_class = FindForm
    template_name = "accounts/finder/find.html"

    def get_initial(self) -> dict[str, Any]:
        """The words of this session, where the address asks for them."""
        return {"find": self.request.session.get(KEPT, "")} if "search" in self.request.GET else {}

    def form_valid(self, form: FindForm) -> HttpResponse:
        """Go straight to the only thing that was found, else show what there is by an address to come back to."""
        words = self.request.session[KEPT] = form.cleaned_data["find"]
        hits = [hit for found in findings_for(self.request.user, words) for hit in found.hits]
        return HttpResponseRedirect(hits[0].url if len(hits) == 1 else f"{self.request.path}?search")

    def form_invalid(self, form: FindForm) -> HttpResponse:
        """What is wrong stands at the field; nothing of it is kept."""
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the words find, and who was opened lately."""
        words = self.get_initial().get("find", "")
        return super().get_context_data(
            words=words,
            found=findings_for(self.request.user, words) if words else [],
            recent=recently_opened(self.request.user, MOST),
            **kwargs,
        )
