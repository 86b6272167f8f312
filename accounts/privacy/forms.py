"""Forms of privacy: the tick before everything is erased."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """One tick, so that nobody erases everything by a slip of the thumb."""

    is_sure = forms.BooleanField(label=_("Yes, erase everything. I know that it cannot be brought back."))
