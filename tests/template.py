"""Databases that are made once and copied by all who need one: the shipped data, and the demo market on top of it."""

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.utils import load_backend
from django.utils import timezone

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "var" / "tests" / "templates"
FLOORS = ("accounts", "marketplace", "matching", "moderation")
# What tables and shipped rows are made of; a change of anything here makes the next run start from nothing.
SHIPPED = re.compile(r"/(migrations|data|access|commands)/|/(models|states|fields|validators|loader|settings)\.py$")
CODE = re.compile(r"/data/|\.py$")  # the demo is made by the actions of all features
OTHERS = ("uv.lock", "tests/template.py")


def fingerprint(wanted: re.Pattern[str]) -> str:
    """Of all files of the four floors that fit, and of the packages."""
    paths = [path for floor in FLOORS for path in (ROOT / floor).rglob("*") if path.is_file()]
    fitting = [path for path in paths if "__pycache__" not in path.parts and wanted.search(path.as_posix())]
    summed = hashlib.sha256()
    for path in sorted([*fitting, *(ROOT / other for other in OTHERS)]):
        summed.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return summed.hexdigest()[:16]


def shipped_name() -> str:
    """Of the database that holds what the house ships."""
    return f"shipped_{fingerprint(SHIPPED)}"


def prepare(url: str, *options: str) -> None:
    """Run `manage.py prepare` on a database, by a process of its own: the tests' one has other settings."""
    command = [sys.executable, "manage.py", "prepare", *options]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def alone() -> Iterator[None]:
    """One process makes a template, the others wait for it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def keep(kind: str, made: Path, path: Path) -> None:
    """Put a template in its place when it is whole; older ones of its kind go."""
    for old in KEPT.glob(f"{kind}_*{path.suffix}"):
        old.unlink()
    made.replace(path)


def shipped() -> Path:
    """The SQLite file with tables and shipped data."""
    with alone():
        return _shipped()


def _shipped() -> Path:
    path = KEPT / f"{shipped_name()}.sqlite3"
    if not path.exists():
        making = KEPT / "making.sqlite3"
        making.unlink(missing_ok=True)
        prepare(f"sqlite:///{making}")
        keep("shipped", making, path)
    return path


@contextmanager
def keeper(here: BaseDatabaseWrapper) -> Iterator[CursorWrapper]:
    """A cursor on the database that is always there, from which others are made and dropped."""
    settings = {**here.settings_dict, "NAME": "postgres"}
    wrapper = load_backend(here.settings_dict["ENGINE"]).DatabaseWrapper(settings, "keeper")
    try:
        with wrapper.cursor() as cursor:
            yield cursor
    finally:
        wrapper.close()


def shipped_on_postgres(here: BaseDatabaseWrapper) -> str:
    """The name of the PostgreSQL database with tables and shipped data."""
    name = shipped_name()
    with alone(), keeper(here) as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute("DROP DATABASE IF EXISTS making")
            cursor.execute("CREATE DATABASE making")
            prepare(f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/making")
            cursor.execute(f'ALTER DATABASE making RENAME TO "{name}"')
    return name


def demo() -> Path:
    """The SQLite file with the demo market of today."""
    path = KEPT / f"demo_{timezone.localdate()}_{fingerprint(CODE)}.sqlite3"
    with alone():
        if not path.exists():
            making = KEPT / "making.sqlite3"
            making.unlink(missing_ok=True)
            copy(_shipped(), str(making))
            prepare(f"sqlite:///{making}", "--demo")
            keep("demo", making, path)
    return path


def copy(path: Path, target: str) -> sqlite3.Connection:
    """Fill a database, named by path or address, from a template; what lives in memory ends with the connection."""
    filled = sqlite3.connect(target, uri=target.startswith("file:"), check_same_thread=False)
    with closing(sqlite3.connect(path)) as source:
        source.backup(filled)
    return filled
