"""Prints the training log of a journey's database as JSON, with the first name of each young person."""

import dataclasses
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main():
    """One row per decided pair."""
    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from matching.suggestions.queries import training_log

    with across_authorities():
        names = dict(User.objects.values_list("pk", "given_name"))
        rows = [{**dataclasses.asdict(one), "name": names[int(one.seeker)]} for one in training_log()]
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    django.setup()
    main()
