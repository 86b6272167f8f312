"""Where the pages of one profile are."""

from django.urls import reverse


def page(name, profile):
    """The address of a page by its name."""
    return reverse(f"profiles:{name}", args=[profile.pk])
