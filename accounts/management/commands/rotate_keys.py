"""`manage.py rotate_keys`: a new key, and everything sealed with it (docs/keys.md)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.keyring.ring import KeyRing, NoKeysError, alone_with, fresh_key, read, write
from accounts.keyring.sealing import ring
from accounts.privacy.rotation import Renewed, every_sealed, renew_all, rows_by_key


class Command(BaseCommand):
    """May be stopped at any moment and run again: it first finishes what an earlier run has begun."""

    help = "Make a new key the current one and seal everything with it. --check counts, --remove takes an old key away."
    requires_system_checks = ()  # they ask for keys, and the first ones are made here

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--check", action="store_true", help="say which key holds how many rows, change nothing")
        which.add_argument("--remove", metavar="NAME", help="take an old key that holds no row out of the file")

    def handle(self, *_args: Any, check: bool, remove: str | None, **_options: Any) -> None:
        with across_authorities():
            try:
                if check:
                    self._say(self._count())
                elif remove:
                    self._remove(remove)
                else:
                    self._rotate()
            except NoKeysError as trouble:
                raise CommandError(str(trouble)) from trouble

    def _count(self) -> Counter[str]:
        """Rows by key over all tables; says those of each."""
        every: Counter[str] = Counter()
        for sealed in every_sealed():
            here = rows_by_key(sealed)
            every += here
            for name, count in sorted(here.items()):
                self.stdout.write(f"{sealed.name}: {count} under {name or 'no name'}")
        return every

    def _say(self, every: Counter[str]) -> None:
        keys = ring()
        for key in keys.keys:
            held = every.pop(key.name, 0)
            state = "seals now" if key == keys.current else "opens" if held or every[""] else "holds nothing: may go"
            self.stdout.write(f"key {key.name}: {held} rows, {state}")
        for name, held in sorted((+every).items()):
            said = "sealed before keys had names" if not name else "NOT IN THE RING: put this key back"
            self.stdout.write(f"key {name or '–'}: {held} rows, {said}")

    def _rotate(self) -> None:
        if not self._has_keys():
            return self._make_first()
        waiting = self._count()
        keys = ring()
        del waiting[keys.current.name]
        if any(waiting[name] for name in ("", *(key.name for key in keys.keys))):
            self.stdout.write(f"An earlier change waits to be finished: no new key, {keys.current.name} goes on.")
        elif settings.KEYS:
            key = fresh_key([key.name for key in keys.keys], timezone.localdate())
            self.stdout.write("The keys stand in DUUNIPARI_KEYS, which a command cannot change. Put in front of it:")
            self.stdout.write(f"{key.name}:{key.secret},")
            self.stdout.write("Start all processes anew, then run this again.")
            return None
        else:
            self._add()
        return self._renew()

    def _has_keys(self) -> bool:
        """Whether there is a ring; a file that is named and not there yet has none."""
        return bool(settings.KEYS) or not settings.KEYS_FILE or Path(settings.KEYS_FILE).exists()

    def _make_first(self) -> None:
        """The file's first key, unless something is sealed already: then the file is missing, not new."""
        if names := sorted(name or "no name" for name in self._count()):
            text = f"{settings.KEYS_FILE} is not there, and rows are sealed with: {', '.join(names)}. Put it back."
            raise CommandError(text)
        path = Path(settings.KEYS_FILE)
        with alone_with(path):
            if not path.exists():
                write(path, KeyRing((fresh_key([], timezone.localdate()),)))
        self.stdout.write(f"{path} is made, with the key {ring().current.name}. Keep a copy of it apart from backups.")

    def _add(self) -> None:
        path = Path(settings.KEYS_FILE)
        with alone_with(path):
            keys = read(path).keys
            key = fresh_key([one.name for one in keys], timezone.localdate())
            write(path, KeyRing((key, *keys)))
        self.stdout.write(f"New key {key.name}: it seals from now on. Keep a copy of {path} before anything else.")

    def _renew(self) -> None:
        closed = 0
        for sealed in every_sealed():
            done = Renewed(0, 0)
            for batch in renew_all(sealed):
                done = Renewed(done.done + batch.done, done.closed + batch.closed)
            closed += done.closed
            self.stdout.write(f"{sealed.name}: {done.done} sealed anew, {done.closed} could not be opened")
        if closed:
            text = f"{closed} rows stay as they were: rotate_keys --check names the keys that are missing."
            raise CommandError(text)

    def _remove(self, name: str) -> None:
        every, path = self._count(), Path(settings.KEYS_FILE)
        if settings.KEYS:
            raise CommandError("The keys stand in DUUNIPARI_KEYS: take it away there.")
        with alone_with(path):
            keys = read(path)
            if name not in {key.name for key in keys.keys[1:]}:
                raise CommandError(f"{name} is no old key of {path}.")
            if every[name] or every[""]:
                raise CommandError(f"Rows are still sealed with {name}, or older than names: run rotate_keys first.")
            write(path, KeyRing(tuple(key for key in keys.keys if key.name != name)))
        self.stdout.write(f"{name} is out of {path}. Backups from before still need it: keep it with them.")
