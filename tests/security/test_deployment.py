"""The service as it is deployed: no warning of Django, no start with unsafe settings, nothing of the demo."""

import os
import secrets
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

SAFE = {
    "DUUNIPARI_DEBUG": "0",
    "DUUNIPARI_SECRET_KEY": secrets.token_urlsafe(60),
    "DUUNIPARI_HOSTS": "duunipari.example",
}
SHOW = (
    "from django.conf import settings as s; print(s.DEBUG, s.DEMO, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000,"
    " s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_NAME[:7],"
    " s.CSRF_COOKIE_NAME[:7])"
)


def manage(*arguments, **settings):
    """Run manage.py in a process of its own with the settings of a deployment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DUUNIPARI_", "PYTEST", "COV_"))}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env={**kept, **settings}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def test_django_has_nothing_to_warn_of():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **SAFE)
    assert done.returncode == 0, done.stderr


def test_a_deployment_is_strict_without_being_asked():
    done = manage("shell", "--no-imports", "-c", SHOW, **SAFE)
    assert done.stdout.split() == ["False", "False", *["True"] * 5, "__Host-", "__Host-"], done.stderr


@pytest.mark.parametrize(
    "unsafe",
    [
        {"DUUNIPARI_SECRET_KEY": ""},
        {"DUUNIPARI_DEMO": "1"},
        {"DUUNIPARI_DEMO": "1", "DUUNIPARI_DEMO_ON_A_PUBLIC_SERVER": "yes"},
    ],
    ids=["no secret key", "a demo", "a demo half asked for"],
)
def test_the_service_refuses_to_start_with(unsafe):
    done = manage("check", **{**SAFE, **unsafe})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
