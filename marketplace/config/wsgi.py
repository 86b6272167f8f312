"""Where a web server finds the application."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")
application = get_wsgi_application()
resolve("/")  # reads every page's module now, once, and not in each worker while somebody waits for the first page
