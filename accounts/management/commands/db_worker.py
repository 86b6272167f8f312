"""`manage.py db_worker`: the background worker, which does not start in an unsafe deployment either."""

import signal
import time
from typing import Any

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from accounts.deployment import why_not
from accounts.outages.causes import Trouble, trouble_of

PAUSE = 5  # seconds


class Command(db_worker.Command):
    def handle(self, **options: Any) -> None:
        if said := why_not():
            raise CommandError(said)
        while True:
            try:
                return super().handle(**options)
            except (OperationalError, InterfaceError) as failure:
                self._wait_for_the_database(failure)

    def _wait_for_the_database(self, failure: Exception) -> None:
        """Go on later where the database is away; the worker's own signals end with it. Raises everything else."""
        if trouble_of(failure) != Trouble.AWAY:
            raise failure
        for signal_number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(signal_number, signal.SIG_DFL)
        self.stderr.write(f"{timezone.localtime():%Y-%m-%d %H:%M} {type(failure).__name__}: {failure}")
        connection.close()
        time.sleep(PAUSE)

    def configure_logging(self, verbosity: int) -> None:
        """The log's own levels stand (``marketplace/config/logs.py``)."""
