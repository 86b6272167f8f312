"""A picker's inside, fetched by htmx while somebody types."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.views.generic import TemplateView

from accounts.access.pickers import Options, RowSource, read_picked
from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin

_NAME = re.compile(r"[\w-]{1,60}")


class OptionsPage(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """What the word typed so far finds, and what was ticked before."""

    template_name = "parts/picker_options.html"
    unnamed = "rows"  # the field's name where the address tells none that can be one

    def options_for(self, name: str, html_id: str, input_type: str) -> Options:
        """What the reader may pick."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name, html_id = (self._plain(key) for key in ("name", "id"))
        input_type = "radio" if self.request.GET.get("type") == "radio" else "checkbox"
        return super().get_context_data(options=self.options_for(name, html_id, input_type), **kwargs)

    @property
    def is_needed(self) -> bool:
        """Whether the field has to be filled in."""
        return self.request.GET.get("need") == "1"

    def _plain(self, key: str) -> str:
        value = self.request.GET.get(key, "")
        return value if _NAME.fullmatch(value) else self.unnamed


class RowOptionsPage(OptionsPage):
    """The same for rows of a queryset."""

    source: ClassVar[RowSource]

    def get_rows(self) -> Any:
        """What the reader may pick from."""
        raise NotImplementedError

    def options_for(self, name: str, html_id: str, input_type: str) -> Options:
        picked, rows = read_picked(self.request.GET, name), self.get_rows()
        chosen = self.source.picked(rows, picked)
        found = self.source.finds(rows, picked.query, chosen)
        return Options(name, input_type, chosen, found, picked.query, html_id, self.is_needed)
