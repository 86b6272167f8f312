"""The scheduler process: looks at the clock a few times a minute and enqueues what is due, until it is stopped."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from accounts.deployment import why_not
from accounts.notices.schedule import tick

PAUSE = 15  # seconds


class Command(BaseCommand):
    """Started beside the server and the worker; two of them do no harm."""

    help = "Enqueue background jobs by the clock: due messages every minute, the nightly jobs at 03:30."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tick until SIGTERM or SIGINT."""
        if said := why_not():
            raise CommandError(said)
        stopped = threading.Event()
        for signal_number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signal_number, lambda *_: stopped.set())
        while not stopped.is_set():
            self.tick_once()
            stopped.wait(PAUSE)

    def tick_once(self) -> None:
        """One look at the clock; a database that is away for a while does not end the process."""
        try:
            for job in tick(timezone.now()):
                self.stdout.write(f"{timezone.localtime():%Y-%m-%d %H:%M} {job}")
        except Exception as failure:
            self.stderr.write(f"{timezone.localtime():%Y-%m-%d %H:%M} {type(failure).__name__}: {failure}")
        close_old_connections()
