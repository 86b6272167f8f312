"""What the loaded vocabulary knows of works and skills, as the ranking reads it."""

from __future__ import annotations

from marketplace.reference.vocabulary.models import Concept, OccupationSkill
from marketplace.reference.vocabulary.states import Kind
from matching.ranking.kinship import Vocabulary


def vocabulary() -> Vocabulary:
    """Which skills each occupation needs, and its ISCO group; without relations only equal skills count as alike."""
    needs: dict[str, set[str]] = {}
    for occupation, skill in OccupationSkill.objects.values_list("occupation__code", "skill__code"):
        needs.setdefault(occupation, set()).add(skill)
    works = Concept.objects.filter(kind=Kind.OCCUPATION).exclude(isco="")
    return Vocabulary(
        skills_of={occupation: frozenset(skills) for occupation, skills in needs.items()},
        isco=dict(works.values_list("code", "isco")) if needs else {},
    )
