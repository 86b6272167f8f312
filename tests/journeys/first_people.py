"""Puts the first two people of a journey into its database: Kaisa the coach and Sofia the coordinator."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main():
    """Make them, by the model's own words."""
    from accounts.access.models import Authority
    from accounts.people.models import User
    from accounts.people.states import Role

    lahti = Authority.objects.get(code="lahti")
    User.objects.create_user(
        "kaisa@demo.test", given_name="Kaisa", family_name="Korhonen", role=Role.COACH, authority=lahti
    )
    User.objects.create_user(
        "sofia@demo.test", given_name="Sofia", family_name="Salo", role=Role.COORDINATOR, authority=lahti
    )


if __name__ == "__main__":
    django.setup()
    main()
