"""Puts an ended work trial into a journey's database and prints its number: Kaisa's young person at Mikko's bakery."""

import datetime as dt
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main():
    """Make the people and the trial; the first argument is the young person's name."""
    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from accounts.people.states import Role
    from marketplace.work.introductions.states import IntroductionState
    from marketplace.work.placements.states import PlacementState
    from tests.factories import accounts, marketplace

    name = sys.argv[1]
    with across_authorities():
        kaisa = User.objects.get(email="kaisa@demo.test")
        young = accounts.young(name, kaisa, family_name="Aalto", email=f"{name.lower()}@nuori.test")
        mikko = accounts.user(Role.EMPLOYER, "Mikko", email=f"mikko-{name.lower()}@leipomo.test")
        bakery = accounts.employer(f"Leipomo {name}", contact=mikko, verified_by=kaisa)
        marketplace.profile(young)
        met = marketplace.introduction(young, marketplace.listing(bakery), kaisa, IntroductionState.ACCEPTED)
        day = timezone.localdate() - dt.timedelta(days=110)
        trial = marketplace.placement(
            met, PlacementState.ENDED, starts_on=day - dt.timedelta(days=60), ends_on=day, ended_on=day
        )
    sys.stdout.write(str(trial.pk))


if __name__ == "__main__":
    django.setup()
    main()
