"""Lets a message wait for longer than was promised, then runs the night's job that passes it on."""

import datetime as dt
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(email):
    """The talk of one young person; nobody else's waits longer."""
    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from marketplace.work.messages.models import Thread
    from marketplace.work.messages.tasks import pass_on_late

    with across_authorities():
        hers = Thread.objects.waiting().filter(person__email=email)
        hers.update(answer_by=timezone.localdate() - dt.timedelta(days=1))
    pass_on_late.func()


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
