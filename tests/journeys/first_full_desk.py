"""Puts a coach with 117 young people and 470 undecided pairs into a journey's database; says her address."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")

PEOPLE = 117
PAIRS = 470


def main(name):
    """All of them of an authority of their own, so that nobody else's desk is longer."""
    from accounts.access.tenancy import across_authorities
    from tests.factories import accounts, marketplace, matching

    with across_authorities():
        heinola = accounts.authority("paijat-hame")
        coach = accounts.coach(name, email=f"{name.lower()}@demo.test", authority=heinola)
        bakery = accounts.employer(f"Leipomo {name}", where="Heinola", verified_by=coach)
        places = [marketplace.listing(bakery, title=f"Paikka {number}") for number in range(-(-PAIRS // PEOPLE))]
        profiles = [marketplace.profile(accounts.young(f"Nuori {number} {name}", coach)) for number in range(PEOPLE)]
        for number in range(PAIRS):
            matching.suggestion(profiles[number % PEOPLE], places[number // PEOPLE])
        sys.stdout.write(json.dumps({"coach": coach.email}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
