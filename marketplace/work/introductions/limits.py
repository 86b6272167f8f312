"""Until when a workplace may change its answer."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import has_coach_acted


def refuse_after_the_coach_acted(introduction: Introduction) -> None:
    """Raises ValidationError where a placement has come of it."""
    if has_coach_acted(introduction):
        raise ValidationError(_("The coach has acted on your answer already. Call her."), code="coach_acted")
