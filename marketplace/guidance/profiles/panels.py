"""What profiles shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import current_profile, main_parts_of, progress, way_to
from marketplace.guidance.profiles.rules import can_begin, can_view
from marketplace.guidance.profiles.states import ProfileState


def profile_of(context: Any) -> dict[str, Any]:
    """A young person's profile on her coach's page about her; a coordinator sees only where it stands."""
    person = context["person"]
    found = _profile_of(person)
    reader = context["request"].user
    may_open = found["profile"] is not None and can_view(reader, found["profile"])
    return {**found, "may_open": may_open, "may_begin": can_begin(reader, person)}


def profile_in_emergency(context: Any) -> dict[str, Any]:
    """What a young person shows of herself, for a worker who opened her page in an emergency: the version in use."""
    return {"profile": Profile.objects.filter(person=context["person"], state=ProfileState.PUBLISHED).first()}


def _profile_of(person: Any) -> dict[str, Any]:
    profile = current_profile(person)
    if profile is None:
        return {"person": person, "profile": None}
    return {"person": person, "profile": profile, "url": way_to(profile), "progress": progress(main_parts_of(profile))}
