"""The form of a table of places, and that of its rows that were looked at."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Organisation
from accounts.people.validators import refuse_personal_id
from marketplace.work.listings.uploading.actions import MOST_ROWS

LARGEST = 256 * 1024
HOW_MUCH = format_lazy(_("At most {rows} places and {kilobytes} kilobytes."), rows=MOST_ROWS, kilobytes=LARGEST // 1024)
ZIPPED = b"PK"  # how files of Excel begin


class WorkplaceForm(forms.Form):
    """For which workplace; where there is one alone, it is that."""

    organisation = forms.ModelChoiceField(label=_("Workplace"), queryset=Organisation.objects.none(), empty_label=None)

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["organisation"]
        chosen.queryset = organisations
        chosen.initial = organisations.first()
        if organisations.count() == 1:
            chosen.widget = forms.HiddenInput()


class TableForm(WorkplaceForm):
    """A file with one place a line."""

    table = forms.FileField(label=_("The table (CSV)"), help_text=HOW_MUCH)

    def clean_table(self) -> bytes:
        """The bytes of the file."""
        table = self.cleaned_data["table"]
        if table.size > LARGEST:
            raise forms.ValidationError(_("The table is too large. Send it in parts."), code="too_large")
        content: bytes = table.read()
        if content.startswith(ZIPPED):
            text = _("Excel's own files cannot be read yet. Choose in Excel: Save as, CSV UTF-8. Then send that file.")
            raise forms.ValidationError(text, code="workbook")
        return content


class RowsForm(WorkplaceForm):
    """The rows that were right, as they were looked at."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=2 * LARGEST, validators=[refuse_personal_id])

    def clean_rows(self) -> list[dict[str, str]]:
        """Rows by column. Whatever else was sent is refused."""
        try:
            rows = json.loads(self.cleaned_data["rows"])
        except (ValueError, RecursionError):
            rows = None
        if not isinstance(rows, list) or not rows or not all(_is_row(row) for row in rows):
            raise forms.ValidationError(_("Send the table again."), code="rows")
        return rows


def _is_row(row: Any) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
