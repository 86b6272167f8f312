"""`manage.py makemigrations`: writes what changes a table."""

from django.core.management.commands import makemigrations

from accounts.management.autodetector import TableAutodetector


class Command(makemigrations.Command):
    autodetector = TableAutodetector
