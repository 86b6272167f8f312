"""The form that reminds whoever has the turn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.worklist.queries import WorkItem, item_of_others


class RemindForm(forms.Form):
    """Which row of the pile of others: its queue and its number."""

    queue = forms.CharField(max_length=60, widget=forms.HiddenInput)
    row = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader

    def clean(self) -> dict[str, Any]:
        """The row must wait for somebody who can be reminded."""
        said = super().clean() or {}
        item = item_of_others(self.reader, said.get("queue", ""), said.get("row", 0))
        if item is None or item.task.waits_for is None:
            raise forms.ValidationError(_("This does not wait for anybody any more."), code="move_refused")
        self.item: WorkItem = item
        return said
