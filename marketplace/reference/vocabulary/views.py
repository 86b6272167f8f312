"""The picker's inside, fetched by htmx while somebody types."""

import re
from typing import Any

from django.views.generic import TemplateView

from accounts.access.views import ReadOnlyMixin, RuleRequiredMixin
from marketplace.reference.vocabulary.forms import Options, concepts_of, finds, read_picked
from marketplace.reference.vocabulary.rules import can_search
from marketplace.reference.vocabulary.states import Kind

_NAME = re.compile(r"[\w-]{1,60}")


class OptionsView(RuleRequiredMixin, ReadOnlyMixin, TemplateView):
    """What the word typed so far finds, and what was ticked before."""

    rule = can_search
    template_name = "marketplace/reference/vocabulary/options.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        kinds = [kind for kind in asked.getlist("kind") if kind in Kind.values] or Kind.values
        name, html_id = (self._plain(key) for key in ("name", "id"))
        picked = read_picked(asked, name)
        chosen = concepts_of(picked, kinds)
        input_type = "radio" if asked.get("type") == "radio" else "checkbox"
        found = finds(picked.query, kinds, chosen)
        is_needed = asked.get("need") == "1"
        options = Options(name, input_type, chosen, found, picked.query, html_id, required=is_needed)
        return super().get_context_data(options=options, **kwargs)

    def _plain(self, key: str) -> str:
        value = self.request.GET.get(key, "")
        return value if _NAME.fullmatch(value) else "concepts"
