"""The page of the coach's one queue: a list at the left, beside it what is decided now."""

from __future__ import annotations

from typing import Any

from accounts.access.views import ListPage
from accounts.audit.transitions import log_access
from marketplace.work.listings.queries import why_words_stay
from marketplace.work.listings.wording import flagged_phrases
from matching.suggestions.queries import decided_just_now, habit_of
from matching.suggestions.states import UNDO, SuggestionState
from matching.suggestions.words import with_words
from moderation.reviews import rules
from moderation.reviews.forms import QueueForm
from moderation.reviews.queries import HEADS, Waiting, counts, days_of, other_candidates, queue, with_objects


class Queue(ListPage):
    """One list of all that waits; what is decided now stands beside it, and each is decided by itself."""

    rule = rules.can_view
    template_name = "moderation/reviews/queue.html"

    def get_queryset(self) -> Any:
        """What waits for this person, narrowed by the filters of the address line."""
        self.filters = QueueForm(self.request.GET, user=self.request.user)
        self.asked = self.filters.asked()
        return queue(self.request.user, **self.asked)

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of ``?item=`` where it waits, else the page asked for."""
        self.current = _place_of(self.request.GET.get("item", ""), queryset)
        if self.current is not None:
            self.kwargs["page"] = self.current // page_size + 1
        return super().paginate_queryset(queryset, page_size)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of the page, the one that is decided now with all that it takes, and what was decided."""
        context = super().get_context_data(**kwargs)
        first = context["page_obj"].start_index()
        heads = with_objects(list(context["page_obj"].object_list), HEADS)
        at = first - 1 if self.current is None else self.current
        return {
            **context,
            "rows": [(first + number, waiting, obj) for number, (waiting, obj) in enumerate(heads)],
            "counts": counts(self.request.user),
            "kind": self.asked.get("kind", ""),
            "filters": self.filters,
            "is_narrowed": bool(self.asked.keys() - {"kind"}),
            "decided": decided_just_now(self.request.user),
            "habit": habit_of(self.request.user),
            "undoable": (SuggestionState.ASKED, SuggestionState.DECLINED),
            "undo_seconds": UNDO.seconds,
            **self._beside(self.object_list[at] if self.object_list else None, at),
        }

    def _beside(self, waiting: Waiting | None, at: int) -> dict[str, Any]:
        """What is decided now: its row, its words, its place in the queue, and where the decision leads."""
        found = list(with_objects([waiting])) if waiting else []
        if not found:
            return {"waiting": None}
        [(waiting, obj)] = found
        together = getattr(obj, "together", [obj])
        wanted = self.request.GET.get("item", "")
        current = next((one for one in together if f"{waiting.kind}-{one.pk}" == wanted), together[0])
        if waiting.kind == "listing":
            obj.flags, obj.why_words_stay = flagged_phrases(obj), why_words_stay([obj]).get(obj.pk, "")
        elif waiting.kind in ("suggestion", "interest"):
            self._explain(together)
        elif waiting.kind == "profile":
            log_access(obj, by=self.request.user)
        left = [f"{waiting.kind}-{one.pk}" for one in together if one != current]
        after = self.object_list[at + 1].key if at + 1 < len(self.object_list) else ""
        return {
            "waiting": waiting, "obj": obj, "current": current, "position": at + 1,
            "onward": self._address(left[0] if left else after),
            "before": self._address(self.object_list[at - 1].key) if at else "",
            "after": self._address(after) if after else "",
        }  # fmt: skip

    def _explain(self, together: list[Any]) -> None:
        """Reasons, days and other candidates of each place; each look is logged."""
        user = self.request.user
        with_words(together, user)
        for one in together:
            one.others, one.days = other_candidates(user, one), days_of(user, one)
            log_access(one, by=user)

    def _address(self, key: str) -> str:
        """The queue with its filters, at one thing of it."""
        asked = self.request.GET.copy()
        asked.pop("page", None)
        asked.pop("item", None)
        if key:
            asked["item"] = key
        return f"{self.request.path}?{asked.urlencode()}" if asked else self.request.path


def _place_of(key: str, rows: list[Waiting]) -> int | None:
    return next((at for at, one in enumerate(rows) if key in one.keys), None)
