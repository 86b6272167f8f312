"""The trail in words: what each verb of each feature is called in a history, as its manifest says."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.manifests import manifests

SOMETHING = _("Something was changed")


@cache
def trail_words() -> dict[str, Promise]:
    """``feature.verb`` → its words, of the whole house."""
    return {f"{one.name}.{verb}": words for one in manifests() for verb, words in one.trail.items()}


def in_words(verb: str) -> str:
    """What a verb of the trail, ``feature.verb``, is called; a plain sentence where it has no words yet."""
    return str(trail_words().get(verb, SOMETHING))
