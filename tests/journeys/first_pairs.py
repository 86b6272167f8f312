"""Puts a coach with twelve undecided pairs of six young people into a journey's database; says her address."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(name):
    """Six young people with two places each, all of one bakery with seats enough."""
    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from tests.factories import accounts, marketplace, matching

    with across_authorities():
        kaisa = User.objects.get(email="kaisa@demo.test")
        coach = accounts.coach(name, email=f"{name.lower()}@demo.test", authority=kaisa.authority)
        bakery = accounts.employer(f"Leipomo {name}", verified_by=kaisa)
        for number in range(6):
            person = accounts.young(f"Nuori {number} {name}", coach)
            profile = marketplace.profile(person)
            for title in ("Leipuri", "Myyjä"):
                matching.suggestion(profile, marketplace.listing(bakery, title=f"{title} {number}"))
        sys.stdout.write(json.dumps({"coach": coach.email}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
