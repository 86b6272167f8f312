"""`make run` on other ports: server, worker, mails and their links move together."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from urllib.request import urlopen

import pytest

from tests import template
from tests.journeys.conftest import FIRST_PEOPLE, ROOT, House, answers, free_port, wait_until

pytestmark = pytest.mark.browser  # no browser in it, but a whole house: the slow lane


@pytest.fixture
def env(tmp_path):
    """A database and a folder for mails of its own, and nothing of the make that runs the tests."""
    template.copy(template.shipped(), str(tmp_path / "house.sqlite3")).close()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "DUUNIPARI_"))}
    return {
        **kept,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'house.sqlite3'}",
        "DUUNIPARI_QUIET_HOURS": "off",
        "MAILS": str(tmp_path / "mail"),
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def made(env, **ports):
    """`make run` with these ports; all that it started ends with the block."""
    command = ["make", "run", *(f"{name}={port}" for name, port in ports.items())]
    running = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True
    )
    try:
        yield running
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGTERM)
        running.communicate()


def test_on_other_ports_a_mail_reaches_the_catcher_and_its_link_the_server(tmp_path, env):
    port, mail_port = free_port(), free_port()
    house = House(
        f"http://127.0.0.1:{port}",
        tmp_path / "mail",
        lambda *command: subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=env, check=True, capture_output=True
        ),
    )
    house.run(FIRST_PEOPLE)  # so there is somebody, and the demo stays away
    with made(env, PORT=port, MAIL_PORT=mail_port):
        wait_until(lambda: answers(port) and answers(mail_port), "the running house")
        house.run("tests.journeys.first_feedback", "run")
        letter = house.mail_about("ainorun@demo.test", "miltä se tuntui?")
        path = house.link_in(letter)
        assert f"http://127.0.0.1:{port}{path}" in letter.get_content()
        assert urlopen(f"http://127.0.0.1:{port}{path}").status == 200


@pytest.mark.parametrize(
    ("taken", "said"),
    [("PORT", "Try: make run PORT=8001 MAIL_PORT=1026"), ("MAIL_PORT", "for mails, is taken. Try: make run PORT=")],
)
def test_a_port_that_is_taken_is_said_with_a_way_out(env, taken, said):
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = {"PORT": free_port(), "MAIL_PORT": free_port(), taken: other.getsockname()[1]}
        with made(env, **ports) as running:
            told, _nothing = running.communicate(timeout=60)
    assert running.returncode
    assert f"Port {ports[taken]}" in told
    assert said in told
