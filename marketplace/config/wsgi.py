"""Where a web server finds the application."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from accounts.deployment import refuse_unsafe_start
from marketplace.config.bodies import BodyGuard

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")
gc.disable()
django_application = get_wsgi_application()
refuse_unsafe_start()
application = BodyGuard(  # of four threads one is always there for those who only read
    django_application, most=settings.MOST_BODY_BYTES, seconds=settings.BODY_SECONDS, rate=50_000, readers=3
)
resolve("/")  # reads every page's module now, once, and not in each worker while somebody waits for the first page
gc.freeze()  # what is loaded by now stays: no worker looks through it for garbage, and all share its memory
gc.enable()
