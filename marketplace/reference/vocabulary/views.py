"""The picker's inside, fetched by htmx while somebody types."""

from accounts.access.picker_pages import OptionsPage
from accounts.access.pickers import Options, read_picked
from marketplace.reference.vocabulary.forms import concepts_of, finds
from marketplace.reference.vocabulary.rules import can_search
from marketplace.reference.vocabulary.states import Kind


class OptionsView(OptionsPage):
    """What the word typed so far finds among concepts, and what was ticked before."""

    rule = can_search
    unnamed = "concepts"

    def options_for(self, name: str, html_id: str, input_type: str) -> Options:
        asked = self.request.GET
        kinds = [kind for kind in asked.getlist("kind") if kind in Kind.values] or Kind.values
        picked = read_picked(asked, name)
        chosen = concepts_of(picked, kinds)
        return Options(
            name, input_type, chosen, finds(picked.query, kinds, chosen), picked.query, html_id, self.is_needed
        )
