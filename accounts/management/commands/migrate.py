"""`manage.py migrate`: says that a migration is missing where `makemigrations` would write one."""

from django.core.management.commands import migrate

from accounts.management.autodetector import TableAutodetector


class Command(migrate.Command):
    autodetector = TableAutodetector
