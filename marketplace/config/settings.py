"""The one settings file: safe defaults for development, refusal to start unsafe when DEBUG is off."""

from __future__ import annotations

import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from marketplace.config import features, keys, rate_limits, rest
from marketplace.config.environment import env, env_bool, env_list
from marketplace.config.promises import *  # noqa: F403 - the service's own promises, which are settings too

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

# --- Safety ----------------------------------------------------------------------------------------------------

DEBUG = env_bool("DEBUG", default=True)
TESTING = "pytest" in sys.modules
DEPLOYED = not DEBUG  # nothing starts then that accounts/deployment.py finds unsafe
# Seal what few may read, prove signatures, sign sessions: named secrets, the first one seals (docs/keys.md).
KEYS = env("KEYS")
KEYS_FILE = env("KEYS_FILE") or (keys.of_development(VAR_DIR, KEYS) if DEBUG else "")
SECRET_KEY, SECRET_KEY_FALLBACKS = keys.of_sessions(
    env("SECRET_KEY"), env_list("SECRET_KEY_FALLBACKS"), keys=KEYS, path=KEYS_FILE
)
# A demo lets anybody in as anybody. With DEBUG off it takes a setting that nobody sets by accident.
DEMO = env_bool("DEMO", default=DEBUG and not TESTING)
if DEMO and not DEBUG and env("DEMO_ON_A_PUBLIC_SERVER") != "yes, with invented people only":
    raise ImproperlyConfigured("A demo with DEBUG off needs DUUNIPARI_DEMO_ON_A_PUBLIC_SERVER, see the README.")
DJANGO_ADMIN = env_bool("DJANGO_ADMIN", default=DEBUG)  # for developers; administrators have pages of their own
ALLOWED_HOSTS = env_list("HOSTS", "localhost,127.0.0.1,[::1]" if DEBUG else "")
CSRF_TRUSTED_ORIGINS = env_list("ORIGINS")
SITE_URL = env("SITE_URL", "http://127.0.0.1:8000")
SECURITY_CONTACT = env("SECURITY_CONTACT")  # mailto: or https:, told in /.well-known/security.txt

# --- Apps and features -----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "moderation",
    "matching",
    "marketplace",
    "accounts",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

FEATURES = features.FEATURES

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accounts.people.middleware.BrowserMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.outages.middleware.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.people.middleware.PrivateCacheMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.unsent.middleware.UnsentTextMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.people.middleware.OwnLanguageMiddleware",
    "accounts.people.middleware.KnownDeviceMiddleware",
    "accounts.people.middleware.SecondFactorMiddleware",
    "accounts.people.middleware.ProofMiddleware",
    "accounts.people.middleware.BesideCoachMiddleware",
    "accounts.people.middleware.TenantMiddleware",
    "accounts.ratelimits.middleware.RateLimitMiddleware",
    "accounts.keyring.middleware.KeyringMiddleware",
]
if TESTING:  # scanning the static root for every test client costs more than the tests
    MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")

LOGGING_CONFIG, LOGGING = "marketplace.config.logs.configure", {"level": "WARNING"}
ROOT_URLCONF = "marketplace.config.urls"
WSGI_APPLICATION = "marketplace.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "accounts.people.navigation.navigation",
            ],
        },
    }
]

# --- Data ------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'duunipari.sqlite3'}", conn_max_age=60, conn_health_checks=True
    ),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # writers queue up at BEGIN, so a row lock is not needed
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
    }
else:  # a server behind a wall that swallows everything is away too: nobody waits two minutes to hear so
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
SQLITE_ON_PURPOSE = env_bool("SQLITE_ON_PURPOSE")  # without walls inside the database between authorities
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    "default": {"BACKEND": "accounts.ratelimits.store.RateLimitStore"},  # only allauth asks for a cache: its limits
}
MEDIA_ROOT = VAR_DIR / "media"
MODEL_DIR = VAR_DIR / "models"
CLUSTER_TLS = {"ca": env("CLUSTER_CA"), "cert": env("CLUSTER_CERT"), "key": env("CLUSTER_KEY")}
OUTSIDE_DIR = Path(env("OUTSIDE_DIR") or VAR_DIR / "outside")  # what no backup of the database holds (docs/trail.md)

# --- People ----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.people.validators.KnownWordValidator"},
]
LOGIN_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "accounts.people.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.people.forms.SignupForm"
ACCOUNT_FORMS = {
    "login": "accounts.people.signin.forms.LoginForm",
    "request_login_code": "accounts.people.signin.forms.RequestLoginCodeForm",
    "reset_password": "accounts.people.signin.forms.ResetPasswordForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
STAFF_IDLE_SECONDS = 60 * int(env("STAFF_IDLE_MINUTES", "30"))  # then a worker's session waits for her second step
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # a sign-in or proof is fresh for so many seconds
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
MFA_ADAPTER = "accounts.people.signin.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_TOTP_ISSUER = "Duunipari"

# --- Limits ----------------------------------------------------------------------------------------------------

RATE_LIMITS = rate_limits.RATE_LIMITS
SHARED_NETWORK_LIMITS = rate_limits.SHARED_NETWORK_LIMITS
SHARED_NETWORKS = env_list("SHARED_NETWORKS")  # of schools and libraries, as 192.0.2.0/24
ACCOUNT_RATE_LIMITS = rate_limits.ACCOUNT_RATE_LIMITS
# How many proxies of our own stand in front and each add an address to X-Forwarded-For; what a visitor wrote is not
# believed. It is read by allauth, and by us through allauth.
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES = int(env("TRUSTED_PROXIES", "0"))

# --- Words -----------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "marketplace" / "locale"]
FORMAT_MODULE_PATH = ["marketplace.config.formats"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True

# --- Files -----------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "accounts.outages.files.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MOST_BODY_BYTES = 9 * 1024 * 1024  # a photo of 8 MB and its form
BODY_SECONDS = int(env("BODY_SECONDS", "15"))  # to send a form, and a second more for each 50 kB

# --- Mail ------------------------------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env("SMTP_HOST", "127.0.0.1" if DEBUG else "")
EMAIL_PORT = int(env("SMTP_PORT", "1025"))
EMAIL_HOST_USER = env("SMTP_USER")
EMAIL_HOST_PASSWORD = env("SMTP_PASSWORD")
EMAIL_USE_TLS = env_bool("SMTP_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("MAIL_FROM", "Duunipari <duunipari@localhost>")
# A gateway for text messages (accounts/notices/channels.py says what it is sent); none: reminders go by mail only.
SMS_URL = env("SMS_URL", f"file:{VAR_DIR / 'sms'}" if DEBUG and not TESTING else "")
SMS_TOKEN = env("SMS_TOKEN")

# --- What a browser is told --------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SAMESITE, CSRF_FAILURE_VIEW = "Lax", "accounts.unsent.views.csrf_failure"
DEVICE_COOKIE_NAME = "device"
if not DEBUG:
    SECURE_SSL_REDIRECT = env_bool("TLS_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    DEVICE_COOKIE_NAME = "__Host-device"

# --- API -------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = rest.REST_FRAMEWORK
SPECTACULAR_SETTINGS = rest.SPECTACULAR_SETTINGS
