"""Pages of practice: begin, one pair at a time, and what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from accounts.access.views import ActPage, DetailPage
from matching.practice import actions, forms, rules
from matching.practice.models import Practice
from matching.practice.pairs import SIZE
from matching.practice.words import FLAWS, pair_in_words


class Begin(ActPage):
    """Begin a round, or go on with the open one."""

    rule = rules.can_begin
    template_name = "matching/practice/begin.html"

    def act(self, form: Any) -> Practice:
        self.obj = actions.begin(by=self.request.user)
        return self.obj

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add one's own rounds."""
        mine = Practice.objects.visible_to(self.request.user)
        return super().get_context_data(size=SIZE, rounds=mine.exclude(ended_at=None)[:10], **kwargs)


class Answer(ActPage):
    """The next pair of a round."""

    model = Practice
    rule = rules.can_answer
    form_class = forms.AnswerForm
    template_name = "matching/practice/answer.html"

    def act(self, form: Any) -> Practice:
        """Answer, and tell at once where the pair was a planted one."""
        said = form.cleaned_data
        done = actions.answer(self.obj, at=said["at"], approves=said["approves"], by=self.request.user)
        flaw = done.pairs[said["at"]]["flaw"]
        if flaw and said["approves"]:
            messages.warning(self.request, _("That pair was planted: %(flaw)s.") % {"flaw": FLAWS[flaw]})
        elif flaw:
            messages.success(self.request, _("You noticed the planted pair: %(flaw)s.") % {"flaw": FLAWS[flaw]})
        return done

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pair that is next, and how far one is."""
        at = self.obj.answered
        pair = pair_in_words(self.obj.pairs[at])
        return super().get_context_data(at=at, number=at + 1, size=self.obj.size, pair=pair, **kwargs)

    def get_success_url(self) -> str:
        """The next pair, or the result."""
        return self.obj.get_absolute_url()


class Result(DetailPage):
    """What came of a round."""

    model = Practice
    rule = rules.can_view
    template_name = "matching/practice/result.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add each planted pair with what was wrong and whether it was noticed."""
        caught, given = set(self.obj.caught), self.obj.answers
        planted = [(FLAWS[self.obj.pairs[at]["flaw"]], at in caught) for at in self.obj.planted if at < len(given)]
        return super().get_context_data(planted=planted, declined=given.count(False), **kwargs)
