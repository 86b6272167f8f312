"""The running house for journeys: server, worker and mail catcher as processes of their own, and a real browser."""

import email
import email.policy
import json
import os
import pickle
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

from tests import template
from tests.journeys import survey
from tests.journeys.survey import PEOPLE, Visitor

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium-headless-shell"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
PATIENCE = 90  # seconds that a process may take to come up, or a mail to arrive
FIRST_PEOPLE = "tests.journeys.first_people"  # the beginning of every journey


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_until(check, what):
    """Ask again and again until it is true; what never comes is a failure with its name."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.05)
    pytest.fail(f"{what} did not come in {PATIENCE} s")
    return None


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Catcher:
    """The mail server of a house; it can be away for a while."""

    def __init__(self, port, folder):
        self.port = port
        catcher = ("aiosmtpd", "--nosetuid", "--listen", f"127.0.0.1:{port}", "--class", "aiosmtpd.handlers.Mailbox")
        self.command = [sys.executable, "-m", *catcher, str(folder / "mail")]

    def start(self):
        self.process = subprocess.Popen(self.command, cwd=ROOT)
        wait_until(lambda: answers(self.port), "the mail server")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=PATIENCE)


@dataclass
class House:
    """Where the running service is, and its mails."""

    url: str
    mail: Path
    run: Callable[..., str]
    catcher: "Catcher | None" = None  # where the house has not started it

    def mails_to(self, address):
        """Mails that reached the catcher for an address, oldest first."""
        found = []
        for path in sorted((self.mail / "new").glob("*"), key=lambda one: one.stat().st_mtime_ns):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if address in message["To"]:
                found.append(message)
        return found

    def mail_about(self, address, words):
        """The newest mail to an address whose subject has these words; waits for it."""

        def look():
            fitting = [one for one in self.mails_to(address) if words in one["Subject"]]
            return fitting[-1] if fitting else None

        return wait_until(look, f"a mail to {address} about {words!r}")

    def found_after(self, address, known, pattern):
        """What a pattern finds in a mail to an address, beside those that were known; waits for it.

        Other mails may come in between: what happened before is told by a worker of its own.
        """

        def look():
            found = (pattern.search(mail.get_content()) for mail in self.mails_to(address)[known:])
            return next((one.group(1) for one in found if one), None)

        return wait_until(look, f"a mail with {pattern.pattern} to {address}")

    def link_in(self, message):
        """The path of the service's link in a mail."""
        return re.search(r"https?://[^/\s]+(/\S+)", message.get_content()).group(1)


def settings_of(folder, port, mail_port):
    """The environment of a house whose database lies in a folder."""
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder / 'house.sqlite3'}",
        "DUUNIPARI_DEBUG": "1",
        "DUUNIPARI_DEMO": "1",
        "DUUNIPARI_SMTP_PORT": str(mail_port),
        "DUUNIPARI_SITE_URL": f"http://127.0.0.1:{port}",
        "DUUNIPARI_QUIET_HOURS": "off",
        "DUUNIPARI_BODY_SECONDS": "4",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def running_house(folder, begun, *beginnings):
    """Copy a prepared database, run commands on it, let server, worker and catcher live until the end of the block."""
    port, mail_port = free_port(), free_port()
    env = settings_of(folder, port, mail_port)
    template.copy(begun, str(folder / "house.sqlite3")).close()

    commands = (
        ("manage.py", "db_worker", "--interval", "0.5", "--no-reload"),
        ("-m", "gunicorn", "marketplace.config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
         "--workers", "2", "--threads", "4", "--preload", "--no-control-socket", "--log-level", "warning"),
    )  # fmt: skip
    catcher = Catcher(mail_port, folder)
    with (folder / "log").open("wb") as log:
        running = [
            subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env, stdout=log, stderr=log)
            for command in commands
        ]
        porter = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.porter"],
            cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(porter)

        def run(module, *arguments):
            porter.stdin.write(json.dumps([module, *arguments]) + "\n")
            porter.stdin.flush()
            done = json.loads(porter.stdout.readline())
            assert done["code"] == 0, f"{module} failed"
            return done["said"]

        try:
            for beginning in beginnings:
                run(beginning)
            catcher.start()
            wait_until(lambda: answers(port), "the running house")
            urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE).close()  # the first page costs its imports
            yield House(f"http://127.0.0.1:{port}", folder / "mail", run, catcher)
        finally:
            porter.stdin.close()  # it ends when nobody can ask any more, also where a shell lets SIGINT be ignored
            catcher.stop()
            for process in running:
                process.send_signal(signal.SIGINT)  # at SIGTERM the server would wait for browsers to hang up
            for process in running:
                process.wait(timeout=PATIENCE)
            porter.stdout.close()


def own_house(name, begun, *beginnings):
    """A fixture for one module: a house that no other journey looks at or changes."""

    @pytest.fixture(scope="module")
    def make(tmp_path_factory):
        with running_house(tmp_path_factory.mktemp(name), begun(), *beginnings) as running:
            yield running

    return make


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A house with a coach and a coordinator, and nobody else yet."""
    with running_house(tmp_path_factory.mktemp("house"), template.shipped(), FIRST_PEOPLE) as running:
        yield running


@pytest.fixture(scope="session")
def demo_house(tmp_path_factory):
    """A house with the demo market in it, to be read only: each worker has one, and all go through the same pages."""
    with running_house(tmp_path_factory.mktemp("demo"), template.demo()) as running:
        yield running


@pytest.fixture(scope="session")
def sights(tmp_path_factory, demo_house):
    """The pages of everybody; gone through once, by the worker that comes first."""
    folder = tmp_path_factory.getbasetemp()
    kept = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "sights"
    with template.alone():
        if not kept.exists():
            with ThreadPoolExecutor() as pool:
                found = [
                    sight
                    for own in pool.map(lambda who: Visitor(demo_house.url, who).sights(), PEOPLE)
                    for sight in own
                ]
            kept.write_bytes(pickle.dumps(found))
    return pickle.loads(kept.read_bytes())  # noqa: S301 - written above


@pytest.fixture(scope="session")
def worth_a_look(sights):
    """Those of them that show everything once."""
    return survey.worth_a_look(sights)


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium without its own windows and menus, which cost as much as the pages; it calls nothing outside."""
    with sync_playwright() as playwright:
        quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def window(request, chromium, house):
    """Open a window of one person: ``window(PHONE)``; it fails the test on any script or policy error."""
    opened, failed_before = [], request.session.testsfailed

    def make(size, **options):
        context = chromium.new_context(base_url=house.url, viewport=size, locale="fi-FI", **options)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.troubles = []
        page.on("console", lambda line: page.troubles.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        opened.append((context, page))
        return page

    yield make
    for number, (_context, page) in enumerate(opened if request.session.testsfailed > failed_before else ()):
        page.screenshot(path=f"{house.mail.parent}/last-{number}.png", full_page=True)
    troubles = [trouble for _context, page in opened for trouble in page.troubles if "status of 4" not in trouble]
    for context, _page in opened:
        context.close()
    assert troubles == []
