"""Lets the scheduler look at the outbox every ten minutes of hours that have not come yet: from, to."""

import datetime as dt
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")
LOOK = dt.timedelta(minutes=10)


def main(first, last):
    """Nobody waits: the clock of this process is moved."""
    import time_machine
    from django.utils import timezone

    from accounts.notices.tasks import deliver_due

    begin = timezone.now()
    moment, until = (begin + dt.timedelta(hours=int(hours)) for hours in (first, last))
    while moment <= until:
        with time_machine.travel(moment, tick=False):
            deliver_due.func()
        moment += LOOK


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
