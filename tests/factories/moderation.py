"""Makers of reports."""

from moderation.reports.models import Report


def report(listing, **facts):
    facts.setdefault("wrong", "discrimination")
    facts.setdefault("text", "Ilmoituksessa haetaan vain nuoria miehiä.")
    return Report.objects.create(listing=listing, authority=listing.authority, **facts)
