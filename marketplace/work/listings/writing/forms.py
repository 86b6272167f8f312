"""What is asked of who hands a place in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.work.listings.forms import ReasonForm


class KeptWordsForm(ReasonForm):
    """Why doubtful phrases stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Why do these words stay?")
        self.fields["reason"].help_text = _(
            "The coach who reads the place sees this. If you change the words, it is not asked."
        )
