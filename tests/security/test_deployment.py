"""The service as it is deployed: no warning of Django, no start with unsafe settings, nothing of the demo."""

import os
import secrets
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.architecture.source import ROOT

SAFE = {
    "DUUNIPARI_DEBUG": "0",
    "DUUNIPARI_KEYS": f"first:{secrets.token_urlsafe(48)}",
    "DUUNIPARI_HOSTS": "duunipari.example",
    "DUUNIPARI_SMTP_HOST": "mail.example",
    "DUUNIPARI_SQLITE_ON_PURPOSE": "1",
    "DATABASE_URL": "sqlite://:memory:",
}
# What is unsafe: the variables of the environment, and words of the refusal: which setting, and what to do.
UNSAFE = {
    "no keys": ({"DUUNIPARI_KEYS": ""}, ["DUUNIPARI_KEYS_FILE", "rotate_keys"]),
    "a file of keys that is not there": (
        {"DUUNIPARI_KEYS": "", "DUUNIPARI_KEYS_FILE": "/nowhere/keys.json"}, ["/nowhere/keys.json", "put its file back"],
    ),
    "a short key": ({"DUUNIPARI_KEYS": f"{SAFE['DUUNIPARI_KEYS']},old:short"}, ["“old”", "rotate_keys --remove old"]),
    "a key of one piece": ({"DUUNIPARI_KEYS": "first:" + "development-only" * 4}, ["“first”", "easy to guess"]),
    "no key and no secret key": ({"DUUNIPARI_KEYS": ""}, ["DUUNIPARI_SECRET_KEY", "no key to make it from"]),
    "a short secret key": ({"DUUNIPARI_SECRET_KEY": "short"}, ["DUUNIPARI_SECRET_KEY", "50 characters"]),
    "Django's sample of a secret key": (
        {"DUUNIPARI_SECRET_KEY": "django-insecure-" + secrets.token_urlsafe(60)}, ["DUUNIPARI_SECRET_KEY"],
    ),
    "a short fallback": ({"DUUNIPARI_SECRET_KEY_FALLBACKS": "short"}, ["DUUNIPARI_SECRET_KEY_FALLBACKS"]),
    "no host": ({"DUUNIPARI_HOSTS": ""}, ["DUUNIPARI_HOSTS names no host", "divided by commas"]),
    "every host": ({"DUUNIPARI_HOSTS": "duunipari.example,*"}, ["DUUNIPARI_HOSTS allows every host"]),
    "no mail server": ({"DUUNIPARI_SMTP_HOST": ""}, ["DUUNIPARI_SMTP_HOST", "mail server"]),
    "SQLite by accident": ({"DUUNIPARI_SQLITE_ON_PURPOSE": ""}, ["SQLite", "DATABASE_URL", "postgres://"]),
}  # fmt: skip
SHOW = (
    "from django.conf import settings as s; print(s.DEBUG, s.DEMO, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000,"
    " s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_NAME[:7],"
    " s.CSRF_COOKIE_NAME[:7])"
)


def run(*command, **settings):
    """Run a command in a process of its own with the settings of a deployment."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DUUNIPARI_", "PYTEST", "COV_", "DATABASE_URL"))
    }
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env={**kept, **settings}, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip


def manage(*arguments, **settings):
    """Run manage.py in a process of its own with the settings of a deployment."""
    return run("manage.py", *arguments, **settings)


def serve(**settings):
    """Let gunicorn load the application, as at its start."""
    return run("-m", "gunicorn", "--check-config", "marketplace.config.wsgi", **settings)


def test_django_has_nothing_to_warn_of():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **SAFE)
    assert done.returncode == 0, done.stderr


def test_a_deployment_is_strict_without_being_asked():
    done = manage("shell", "--no-imports", "-c", SHOW, **SAFE)
    assert done.stdout.split() == ["False", "False", *["True"] * 5, "__Host-", "__Host-"], done.stderr


@pytest.mark.parametrize(
    "unsafe",
    [{"DUUNIPARI_DEMO": "1"}, {"DUUNIPARI_DEMO": "1", "DUUNIPARI_DEMO_ON_A_PUBLIC_SERVER": "yes"}],
    ids=["a demo", "a demo half asked for"],
)
def test_the_service_refuses_to_start_with(unsafe):
    done = manage("check", **{**SAFE, **unsafe})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr


def test_a_safe_deployment_is_served():
    done = serve(**SAFE)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("what", UNSAFE)
def test_the_server_does_not_start_and_says_which_setting_and_what_to_do_with(what):
    unsafe, words = UNSAFE[what]
    done = serve(**{**SAFE, **unsafe})
    assert done.returncode != 0
    assert "Duunipari does not start" in done.stderr
    assert [word for word in words if word not in done.stderr] == []


def everything_unsafe():
    """All at once: whatever one variable has, the last one says."""
    return {
        **SAFE, "DUUNIPARI_KEYS": "old:short", "DUUNIPARI_SECRET_KEY": "short", "DUUNIPARI_HOSTS": "",
        "DUUNIPARI_SMTP_HOST": "", "DUUNIPARI_SQLITE_ON_PURPOSE": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [["check", "--deploy"], ["check"], ["db_worker"], ["run_schedule"], ["prepare"], ["migrate"], ["run_schedule", "--skip-checks"], ["db_worker", "--skip-checks"]],
    ids=" ".join,
)  # fmt: skip
def test_each_way_to_start_lists_all_at_once(command):
    done = manage(*command, **everything_unsafe())
    assert done.returncode != 0
    named = ["“old”", "DUUNIPARI_SECRET_KEY", "DUUNIPARI_HOSTS", "DUUNIPARI_SMTP_HOST", "SQLite"]
    assert [word for word in named if word not in done.stderr] == []


def test_check_deploy_looks_at_the_settings_of_development_too():
    done = manage("check", "--deploy", **{**everything_unsafe(), "DUUNIPARI_DEBUG": "1"})
    assert (done.returncode, "“old”" in done.stderr, "SQLite" in done.stderr) == (1, True, True)


def test_development_starts_with_nothing_set():
    assert serve().returncode == 0


# --- the role of the database ---


@contextmanager
def role(rights):
    """DATABASE_URL of a role with these rights, on the tests' own server, by its administrator's leave."""
    url, name = urlsplit(os.environ["DATABASE_URL"]), f"role_{secrets.token_hex(4)}"
    place = url.netloc.partition("@")[2]
    with psycopg.connect(f"postgresql://postgres@{place}/postgres", autocommit=True) as administrator:
        administrator.execute(f"CREATE ROLE {name} LOGIN {rights}")
        try:
            yield f"postgres://{name}@{place}/postgres"
        finally:
            administrator.execute(f"DROP ROLE {name}")


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("rights", "words"), [("SUPERUSER", "is a superuser"), ("BYPASSRLS", "has BYPASSRLS")], ids=["superuser", "bypass"]
)
def test_a_role_that_no_wall_binds_is_refused(rights, words):
    with role(rights) as url:
        started = serve(**{**SAFE, "DATABASE_URL": url})
        looked_at = manage("check", "--deploy", **{**SAFE, "DATABASE_URL": url})
    for done in (started, looked_at):
        assert done.returncode != 0
        assert f"role of DATABASE_URL {words}" in done.stderr
        assert "NOSUPERUSER NOBYPASSRLS" in done.stderr


@pytest.mark.postgres
def test_a_role_without_such_rights_starts():
    with role("NOSUPERUSER NOBYPASSRLS") as url:
        settings = {**SAFE, "DATABASE_URL": url, "DUUNIPARI_SQLITE_ON_PURPOSE": ""}
        assert serve(**settings).returncode == 0
        assert manage("check", "--deploy", "--fail-level", "WARNING", **settings).returncode == 0


def test_a_database_that_is_away_stops_no_start_and_is_named_by_the_check():
    settings = {**SAFE, "DATABASE_URL": "postgres://nobody@127.0.0.1:9/nothing"}
    assert serve(**settings).returncode == 0
    looked_at = manage("check", "--deploy", "--fail-level", "WARNING", **settings)
    assert looked_at.returncode != 0
    assert "The database does not answer" in looked_at.stderr
