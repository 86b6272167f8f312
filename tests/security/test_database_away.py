"""The database stops and starts under a running house: a page in words meanwhile, and everything by itself afterwards."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest

from accounts.notices.models import ScheduledRun
from tests.architecture.source import ROOT
from tests.journeys.conftest import free_port
from tests.postgres import cluster_with_switch

PATIENCE = 60  # seconds

pytestmark = pytest.mark.postgres
WORDS = {"fi": "tietokanta ei vastaa", "sv": "databas svarar inte", "en": "database does not answer"}


class House:
    """A server on a port of its own."""

    def __init__(self, port):
        self.port = port

    def ask(self, path, method="GET", body=None, **headers):
        """(status, headers, text) of one request on a connection of its own."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as line:
            line.request(method, path, body, {name.replace("_", "-"): said for name, said in headers.items()})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    def is_well(self):
        """Whether the page of places opens, which asks the database."""
        try:
            return self.ask("/places/")[0] == 200
        except OSError:
            return False


def wait_until(true, what):
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A cluster of its own, migrated; server, worker and clock on it; yields the house, the switch and the processes."""
    folder, port = tmp_path_factory.mktemp("away"), free_port()
    with cluster_with_switch() as (url, switch):
        env = {**os.environ, "DATABASE_URL": url, "DUUNIPARI_DEBUG": "1", "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=env, check=True)
        commands = (
            ("-m", "gunicorn", "marketplace.config.wsgi", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
             "--workers", "1", "--threads", "4", "--no-control-socket", "--log-level", "warning"),
            ("manage.py", "db_worker", "--interval", "0.2", "--no-reload"),
            ("manage.py", "run_schedule"),
        )  # fmt: skip
        with (folder / "log").open("wb") as log:
            processes = [
                subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env, stdout=log, stderr=log)
                for command in commands
            ]
            try:
                house = House(port)
                wait_until(house.is_well, "the house")
                yield house, switch, processes
            finally:
                for process in processes:
                    process.send_signal(signal.SIGKILL)
                    process.wait(PATIENCE)


def finished_jobs(switch):
    return int(switch.asked("SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"))


def test_a_database_that_stops_is_a_page_in_words_and_comes_back_without_a_restart(running):
    house, switch, processes = running
    wait_until(lambda: finished_jobs(switch) > 0, "the first job")
    switch.off()
    for language, words in WORDS.items():
        for path in ("/places/", "/account/login/", "/support-desk/login/"):
            headers = {"Accept_Language": language, "Cookie": "sessionid=abcdefghijklmnopqrstuvwxyz012345"}
            status, said, text = house.ask(path, **headers)
            assert (path, status, said["Retry-After"]) == (path, 503, "30")
            assert words in text
            assert f'<html lang="{language}">' in text
            assert "Set-Cookie" not in said
    assert WORDS["sv"] in house.ask("/places/", Accept_Language="fi", Cookie="django_language=sv")[2]
    status, said, text = house.ask("/api/v1/listings/", Accept_Language="en")
    assert (status, said["Retry-After"]) == (503, "30")
    assert WORDS["en"] in json.loads(text)["errors"][""][0]
    assert [process.poll() for process in processes] == [None, None, None]
    switch.on()
    wait_until(house.is_well, "the page of places")
    before = finished_jobs(switch)
    assert ScheduledRun._meta.db_table == "accounts_turn"
    switch.sql("DELETE FROM accounts_turn", "duunipari")  # the clock gives this minute's turn again
    wait_until(lambda: finished_jobs(switch) > before, "a job after the break")
    assert [process.poll() for process in processes] == [None, None, None]


def test_a_break_between_two_requests_is_noticed_by_nobody(running):
    house, switch, _processes = running
    assert house.is_well()
    switch.off()
    switch.on()
    assert all(house.is_well() for _thread in range(8))
