"""Gives Sofia her mandate to sign, where she has none yet."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main():
    """Make it, straight into the table."""
    from accounts.people.models import User
    from marketplace.work.agreements.mandates.models import Mandate
    from tests.factories import marketplace

    sofia = User.objects.get(email="sofia@demo.test")
    if not Mandate.objects.filter(official=sofia).exists():
        marketplace.mandate(sofia)


if __name__ == "__main__":
    django.setup()
    from accounts.access.tenancy import across_authorities

    with across_authorities():
        main()
