"""What people are told of an outage, and refusals in the place of exceptions."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.outages.causes import Trouble, taken_field, trouble_of


class ClashError(ValidationError):
    """Somebody else was there a moment before: told at the field where it is one."""

    def __init__(self, text: str, field: str = "") -> None:
        super().__init__({field: [text]} if field else text)
        self.code = "clash"


def refusal_of(failure: Exception) -> ValidationError | None:
    """What the form of whoever was refused says; None for what is no trouble of these."""
    trouble = trouble_of(failure)
    if trouble == Trouble.TAKEN:
        return _clash(failure)
    return ValidationError(said_of(trouble), code="no_room") if trouble == Trouble.FULL else None


def said_of(trouble: Trouble) -> str:
    """A sentence for whoever asks for a page, or sends a form."""
    if trouble == Trouble.FULL:
        return _("There is no room left to save anything. Nothing is lost. Keep your text and send it again later.")
    if trouble == Trouble.TAKEN:
        return _("Somebody sent the same at the same moment. Open the page again and look what is there.")
    return _("The database does not answer. What you have saved is safe. Try again in a minute.")


def _clash(failure: Exception) -> ClashError:
    field = taken_field(failure)
    if field is None:
        return ClashError(said_of(Trouble.TAKEN))
    said = field.error_messages["unique"] % {
        "model_name": field.model._meta.verbose_name, "field_label": field.verbose_name,
    }  # fmt: skip
    return ClashError(said, field.name)
