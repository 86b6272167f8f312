"""The demo market, made once for all tests of this folder."""

import pytest
from django.db import transaction
from django.test import override_settings

from accounts.access.tenancy import across_authorities
from moderation.demo.actions import seed


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole market, made once for this folder and rolled back after it."""
    files = override_settings(MODEL_DIR=tmp_path_factory.mktemp("models"), MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with files, django_db_blocker.unblock(), across_authorities(), transaction.atomic():
        made = seed(lambda _what: None)
        yield made
        transaction.set_rollback(True)
