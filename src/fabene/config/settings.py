"""Settings of the site. Everything that differs between installations comes from the environment."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from fabene.config import messaging
from fabene.config.environment import Environment, read

ENVIRONMENT: Environment = read(os.environ)
DEMO = ENVIRONMENT.demo
DATA_FOLDER = ENVIRONMENT.data
SITE_OWNER_NAME = ENVIRONMENT.owner_name
SITE_OWNER_URL = ENVIRONMENT.owner_url
SITE_CONTACT_EMAIL = ENVIRONMENT.contact_email
SITE_ACCESSIBILITY_URL = ENVIRONMENT.accessibility_url


def _secret_key(environment: Environment) -> str:
    if environment.secret_key:
        return environment.secret_key
    path = environment.data / "secret.key"
    environment.data.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii")


SECRET_KEY = _secret_key(ENVIRONMENT)
KEY_FOLDER = ENVIRONMENT.data / "keys"
FABENE_KEYS: tuple[str, ...] = ENVIRONMENT.keys
FABENE_KEYS_FILE = ENVIRONMENT.keys_file or KEY_FOLDER / "sealing.keys"
FABENE_KEYS_FILE_IS_OURS = ENVIRONMENT.keys_file is None
FABENE_INDEX_KEY = ENVIRONMENT.index_key
FABENE_INDEX_KEY_FILE = ENVIRONMENT.index_key_file or KEY_FOLDER / "index.key"
FABENE_INDEX_KEY_FILE_IS_OURS = ENVIRONMENT.index_key_file is None
FILES_FOLDER = ENVIRONMENT.data / "files"
ERASURE_REGISTER = ENVIRONMENT.data / "erasures.txt"
DEBUG = False
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
ROOT_URLCONF = "fabene.config.urls"
WSGI_APPLICATION = "fabene.config.wsgi.application"

INSTALLED_APPS = [
    "fabene.web",  # first, so that its templates go before those of Django's forms and of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "fabene.lib.files",
    "fabene.lib.outbox",
    "fabene.lib.daily",
    "fabene.ledger",
    "fabene.people",
    "fabene.places",
    "fabene.charter",
    "fabene.households",
    "fabene.collecting",
    "fabene.sharing",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fabene.web.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "fabene.web.context.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/giornate/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "fabene.web.accounts.ClosedAccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "it"
LANGUAGES = [("it", "Italiano"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
TIME_ZONE = "Europe/Rome"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_FOLDER},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.https else 0
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
FILE_UPLOAD_HANDLERS = ["fabene.lib.files.uploads.LimitedUploadHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

MESSAGING = messaging.read(os.environ)
MESSAGE_FOLDER = ENVIRONMENT.data / "messages"
MESSAGES_A_MINUTE = MESSAGING.a_minute
MESSAGES_A_RECIPIENT = MESSAGING.a_recipient
SMS_URL, SMS_TOKEN, SMS_SENDER = MESSAGING.sms_url, MESSAGING.sms_token, MESSAGING.sms_sender
EMAIL_LEAVES = bool(MESSAGING.email)
EMAIL_BACKEND = str(MESSAGING.email.get("BACKEND", "django.core.mail.backends.filebased.EmailBackend"))
EMAIL_FILE_PATH = str(ENVIRONMENT.data / "mail")
EMAIL_HOST = MESSAGING.email.get("HOST", "localhost")
EMAIL_PORT = MESSAGING.email.get("PORT", 25)
EMAIL_HOST_USER = MESSAGING.email.get("USER", "")
EMAIL_HOST_PASSWORD = MESSAGING.email.get("PASSWORD", "")
EMAIL_USE_SSL = MESSAGING.email.get("USE_SSL", False)
EMAIL_USE_TLS = MESSAGING.email.get("USE_TLS", False)
EMAIL_TIMEOUT = messaging.TIMEOUT_SECONDS
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MESSAGING.email_from
