"""Where a web server finds the application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")
gc.disable()
application = get_wsgi_application()
resolve("/")  # reads every page's module now, once, and not in each worker while somebody waits for the first page
gc.freeze()  # what is loaded by now stays: no worker looks through it for garbage, and all share its memory
gc.enable()
