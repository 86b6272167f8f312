"""The terms of a place over the REST API."""

from __future__ import annotations

from rest_framework import serializers

from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import Accessibility


class TermsSerializer(serializers.ModelSerializer):
    """The coded terms; what is not sent stays. The stop is free text and belongs to the writing."""

    accessibility = serializers.ListField(child=serializers.ChoiceField(Accessibility.choices), required=False)

    class Meta:
        model = Listing
        fields = ("start_moves_weeks", "least_hours", "education", "accessibility")

    def validate_accessibility(self, value: list[str]) -> list[str]:
        """Each once, in the order of the page."""
        return [one for one in Accessibility.values if one in value]
