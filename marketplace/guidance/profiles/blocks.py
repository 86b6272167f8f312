"""Pages of blocks: workplaces that a young person does not want to meet, two taps from her profile."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access.views import ActPage, ListPage
from accounts.organisations.models import Organisation
from marketplace.guidance.profiles import actions, rules
from marketplace.guidance.profiles.models import Block
from marketplace.guidance.profiles.queries import find_workplaces


class Blocks(ListPage):
    """Workplaces that she does not want to meet, and a search to add one."""

    model = Block
    rule = rules.can_block
    template_name = "marketplace/guidance/profiles/blocks.html"

    def get_rows(self) -> Any:
        """Her own, with the workplaces' names."""
        return super().get_rows().select_related("organisation__municipality")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the word finds, without those blocked already."""
        word = self.request.GET.get("q", "").strip()[:80]
        blocked = set(Block.objects.visible_to(self.request.user).values_list("organisation", flat=True))
        found = [one for one in find_workplaces(word) if one.pk not in blocked]
        return super().get_context_data(word=word, found=found, **kwargs)


class AddBlock(ActPage):
    """Block one workplace."""

    rule = rules.can_block
    template_name = "marketplace/guidance/profiles/ask.html"
    question = _("Block this workplace?")
    explanation = _("It is never suggested to you. What is open with it ends at once. The workplace is not told why.")
    submit_label = _("Block")
    success_message = _("Blocked. You can take it back at any time.")

    def get_thing(self) -> Organisation:
        """Any employer: their names are public, and so is the choice."""
        return get_object_or_404(Organisation.objects.employers(), pk=self.kwargs["pk"])

    def act(self, form: Any) -> Block:
        return actions.block(self.request.user, self.obj, by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the list."""
        return super().get_context_data(back_url=reverse("profiles:blocks"), **kwargs)

    def get_success_url(self) -> str:
        """The list of blocks."""
        return reverse("profiles:blocks")


class Unblock(ActPage):
    """Take a block back."""

    model = Block
    rule = rules.can_unblock
    template_name = "marketplace/guidance/profiles/ask.html"
    question = _("Take the block back?")
    explanation = _("The workplace may be suggested to you again.")
    submit_label = _("Take back")
    success_message = _("Taken back.")

    def act(self, form: Any) -> Organisation:
        return actions.unblock(self.obj, by=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to the list."""
        return super().get_context_data(back_url=reverse("profiles:blocks"), **kwargs)

    def get_success_url(self) -> str:
        """The list of blocks."""
        return reverse("profiles:blocks")
