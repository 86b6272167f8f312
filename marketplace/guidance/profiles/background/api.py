"""What is sent and answered over the REST API of her background."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from marketplace.guidance.profiles.background.forms import MOST_PERIODS, MOST_ROWS, problem_of
from marketplace.guidance.profiles.rows.models import BusyPeriod, Experience
from marketplace.guidance.profiles.states import Activity, Liking
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.queries import link_words
from marketplace.reference.vocabulary.states import Kind


class ExperienceRow(serializers.ModelSerializer):
    """Something that she has done: an occupation, words of her own, or both."""

    occupation = serializers.PrimaryKeyRelatedField(
        queryset=Concept.objects.occupations(), required=False, allow_null=True
    )

    class Meta:
        model = Experience
        fields = ("kind", "occupation", "words", "months")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One of the two is there; words that name an occupation are linked to it."""
        words = attrs.get("words", "")
        if not attrs.get("occupation"):
            attrs["occupation"] = link_words(words, [Kind.OCCUPATION]) if words else None
        if not (words or attrs["occupation"]):
            raise serializers.ValidationError({"words": self.error_messages["required"]})
        return attrs


class BusyRow(serializers.ModelSerializer):
    """Days on which she is not free."""

    class Meta:
        model = BusyPeriod
        fields = ("starts_on", "ends_on")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """In order, and to come."""
        if wrong := problem_of(attrs["starts_on"], attrs["ends_on"], []):
            raise serializers.ValidationError({"ends_on": wrong})
        return attrs


class ExperienceSerializer(serializers.Serializer):
    """All that she has done before; without rows, whether there is nothing yet."""

    experience = ExperienceRow(many=True, max_length=MOST_ROWS)  # type: ignore[call-arg]
    has_no_experience = serializers.BooleanField(default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What the action takes."""
        rows = [Experience(**row) for row in attrs["experience"]]
        return {"rows": rows, "has_no_experience": attrs["has_no_experience"]}


class BusySerializer(serializers.Serializer):
    """All times when she is not free."""

    busy_periods = BusyRow(many=True, max_length=MOST_PERIODS)  # type: ignore[call-arg]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """What the action takes."""
        return {"periods": list(dict.fromkeys((row["starts_on"], row["ends_on"]) for row in attrs["busy_periods"]))}


class ActivitiesField(serializers.DictField):
    """How each activity sounds to her: 1, 3 or 5 by its code."""

    child = serializers.ChoiceField(Liking.choices)
    default_error_messages = {"unknown": _("Not asked: {names}.")}

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Only activities that are asked about."""
        found: dict[str, Any] = super().to_internal_value(data)
        if unknown := sorted(found.keys() - set(Activity.values)):
            self.fail("unknown", names=", ".join(unknown)[:80])
        return found
