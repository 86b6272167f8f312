"""A change of a place on show over the REST API."""

from __future__ import annotations

from rest_framework import serializers

from accounts.people.validators import refuse_personal_id
from marketplace.work.listings.models import Listing

FREE_TEXT = ("title", "purpose", "tasks", "pay")


class AmendSerializer(serializers.ModelSerializer):
    """What is sent changes, everything else stays; a reason where doubtful phrases are kept."""

    reason = serializers.CharField(max_length=600, required=False, validators=[refuse_personal_id])

    class Meta:
        model = Listing
        fields = ("seats", "starts_on", "ends_on", "hours_per_week", *FREE_TEXT, "reason")
        extra_kwargs = {
            "hours_per_week": {"required": False},
            **{name: {"required": False, "validators": [refuse_personal_id]} for name in FREE_TEXT},
        }
