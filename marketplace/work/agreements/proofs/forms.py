"""The form of the code on a printed agreement."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code under an agreement."""

    code = forms.CharField(label=_("Verification code"), max_length=20)

    def clean_code(self) -> str:
        """Capitals, without the gaps in which it is printed. What no code can be is told at the field."""
        code = "".join(letter for letter in self.cleaned_data["code"].upper() if letter.isalnum())
        if not code or not code.isascii():
            raise forms.ValidationError(_("A code is made of letters from A to Z and of digits."), code="letters")
        return code
