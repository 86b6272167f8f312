"""The page of the numbers, and the same as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access.spreadsheets import csv_file
from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin
from accounts.ratelimits.actions import consume
from moderation.statistics import rules
from moderation.statistics.disclosure import shown
from moderation.statistics.exports import rows_of
from moderation.statistics.forms import QuestionForm
from moderation.statistics.queries import places_published, profiles_in_use, referral_lines
from moderation.statistics.words import funnel_table, trials_table


class Overview(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """From a suggestion to a job in numbers, with what each of them means."""

    rule = rules.can_view
    template_name = "moderation/statistics/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The filter and both tables."""
        form = QuestionForm(self.request.GET or None, user=self.request.user)
        question = form.question()
        return super().get_context_data(
            filter_form=form,
            question=question,
            profiles=shown(profiles_in_use(question)),
            places=places_published(question),
            funnel=funnel_table(question),
            trials=trials_table(question),
            **kwargs,
        )


class Referrals(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """Referrals by organisation and month, with those marked to whom fewer come than before."""

    rule = rules.can_view
    template_name = "moderation/statistics/referrals.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines and the months."""
        lines = referral_lines()
        months = [first for first, _number in lines[0].months] if lines else []
        return super().get_context_data(lines=lines, months=months, **kwargs)


class Export(RuleRequiredMixin, TemplateView):
    """The same tables with the same filter as a CSV file."""

    rule = rules.can_export

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        consume("statistics_export", person=request.user)
        question = QuestionForm(request.GET or None, user=request.user).question()
        rows = [
            [_("Period"), question.since.isoformat(), question.until.isoformat()],
            *rows_of(funnel_table(question), _("Stage"), "%"),
            [],
            *rows_of(trials_table(question), _("After work trials"), "%"),
        ]
        name = f"duunipari-{question.since:%Y%m%d}-{question.until:%Y%m%d}.csv"
        return HttpResponse(
            csv_file(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
