"""The page of the coach's one queue."""

from __future__ import annotations

from typing import Any

from accounts.access.views import ListPage
from accounts.audit.transitions import log_access
from marketplace.work.listings.queries import why_words_stay
from marketplace.work.listings.wording import flagged_phrases
from matching.suggestions.models import Suggestion
from matching.suggestions.words import with_words
from moderation.reviews import rules
from moderation.reviews.queries import DAYS, counts, queue, with_objects


class Queue(ListPage):
    """One list of all that waits, a few at a time; approving is always one by one."""

    rule = rules.can_view
    template_name = "moderation/reviews/queue.html"
    paginate_by = 5

    def get_queryset(self) -> Any:
        """What waits for this person, narrowed by ``?kind=`` where it is one of ours."""
        self.kind = self.request.GET.get("kind", "")
        if self.kind not in DAYS:
            self.kind = ""
        return queue(self.request.user, self.kind)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows behind the page, the reasons, doubtful phrases and the counts; log what was looked at."""
        context = super().get_context_data(**kwargs)
        items = list(with_objects(context["page_obj"].object_list))
        suggestions: list[Suggestion] = [one for _waiting, obj in items for one in getattr(obj, "together", ())]
        with_words(suggestions, self.request.user)
        said = why_words_stay([obj for waiting, obj in items if waiting.kind == "listing"])
        for waiting, obj in items:
            if waiting.kind == "listing":
                obj.flags = flagged_phrases(obj)
                obj.why_words_stay = said.get(obj.pk, "")
            elif hasattr(obj, "person_id"):
                for one in getattr(obj, "together", (obj,)):
                    log_access(one, by=self.request.user)
        first = context["page_obj"].start_index()
        context["items"] = [(first + at, waiting, obj) for at, (waiting, obj) in enumerate(items)]
        context["counts"] = counts(self.request.user)
        context["kind"] = self.kind
        context["back_to"] = self.request.get_full_path()
        return context
