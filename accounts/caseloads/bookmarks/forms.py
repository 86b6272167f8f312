"""The sticky note: a mark, a few words, a day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.bookmarks.models import LONGEST_NOTE, Bookmark
from accounts.caseloads.bookmarks.states import Mark
from accounts.people.validators import refuse_personal_id


class BookmarkForm(forms.Form):
    """Everything may be left empty: then nothing is kept."""

    note = forms.CharField(
        label=_("Reminder"),
        help_text=_("No page shows it to others. The young person's copy of their own data holds it."),
        max_length=LONGEST_NOTE,
        required=False,
        validators=[refuse_personal_id],
    )
    remind_on = forms.DateField(
        label=_("Remind me on"),
        help_text=_("For example 4.1.2027. Then it stands on your list of today."),
        required=False,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    mark = forms.ChoiceField(
        label=_("Mark"), choices=[("", _("no mark")), *Mark.choices], required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, bookmark: Bookmark | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(bookmark, name, None) or "" for name in self.fields}
