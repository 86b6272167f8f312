"""Django's own admin is for developers: it is there only where a setting says so."""

from importlib import import_module

import pytest


@pytest.mark.parametrize("is_on", [True, False])
def test_the_support_desk_is_there_only_behind_its_setting(is_on, settings):
    settings.DJANGO_ADMIN = is_on
    assert bool(import_module("marketplace.config.urls").support_desk()) is is_on
