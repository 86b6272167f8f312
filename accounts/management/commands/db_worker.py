"""`manage.py db_worker`: the background worker, which does not start in an unsafe deployment either."""

from typing import Any

from django.core.management.base import CommandError
from django_tasks_db.management.commands import db_worker

from accounts.deployment import why_not


class Command(db_worker.Command):
    def handle(self, **options: Any) -> None:
        if said := why_not():
            raise CommandError(said)
        super().handle(**options)

    def configure_logging(self, verbosity: int) -> None:
        """The log's own levels stand (``marketplace/config/logs.py``)."""
