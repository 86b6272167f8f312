"""The one form of practice: yes or no to the pair that is shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


class AnswerForm(forms.Form):
    """One press; the number of the pair keeps a second window from answering the next one unseen."""

    at = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    says = forms.ChoiceField(choices=((YES, _("Approve")), (NO, _("Decline"))), label=_("Your answer"))

    def clean(self) -> dict[str, object]:
        """Add the answer as `approves`."""
        given = super().clean() or {}
        return {**given, "approves": given.get("says") == YES}
