"""Settings of the site. Everything that differs between installations comes from the environment."""

import os
from datetime import timedelta
from functools import partial
from pathlib import Path
from secrets import token_urlsafe

from csp.constants import NONE, SELF

from fabene.config import entrance, messaging
from fabene.config.environment import Environment, read
from fabene.config.logs import LOGGING  # noqa: F401 - a setting of Django
from fabene.lib.keyfiles import read_once_made

ENVIRONMENT: Environment = read(os.environ)
DEMO = ENVIRONMENT.demo
DATA_FOLDER = ENVIRONMENT.data
SITE_OWNER_NAME = ENVIRONMENT.owner_name
SITE_OWNER_URL = ENVIRONMENT.owner_url
SITE_CONTACT_EMAIL = ENVIRONMENT.contact_email
SITE_ACCESSIBILITY_URL = ENVIRONMENT.accessibility_url

SECRET_KEY = (
    ENVIRONMENT.secret_key or read_once_made(ENVIRONMENT.data / "secret.key", make=partial(token_urlsafe, 64)).strip()
)
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
_HERE = f"[{ENVIRONMENT.host}]" if ":" in ENVIRONMENT.host else ENVIRONMENT.host
ENTRANCE = entrance.read(os.environ, here=f"http://{_HERE}:{ENVIRONMENT.port}", https=ENVIRONMENT.https)
SITE_ADDRESS, SITE_NAME, PROXIES = ENTRANCE.address, ENTRANCE.name, ENTRANCE.proxies
ALLOWED_HOSTS = [*ENVIRONMENT.allowed_hosts, *([SITE_NAME] if SITE_NAME else [])]
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
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "fabene.lib.files",
    "fabene.lib.outbox",
    "fabene.lib.daily",
    "fabene.lib.imports",
    "fabene.ledger",
    "fabene.people",
    "fabene.places",
    "fabene.charter",
    "fabene.gatherings",
    "fabene.households",
    "fabene.programme.documents",
    "fabene.programme.frame",
    "fabene.programme.contacts",
    "fabene.programme.calls",
    "fabene.programme.applications",
    "fabene.programme.accompaniment",
    "fabene.programme.selection",
    "fabene.programme.grants",
    "fabene.programme.change",
    "fabene.programme.transparency",
    "fabene.programme.deadlines",
    "fabene.collecting",
    "fabene.sharing",
    "fabene.privacy",
]

MIDDLEWARE = [
    "fabene.config.headers.HeadersMiddleware",
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
    "fabene.web.accounts.gate.SecondFactorMiddleware",
    "fabene.web.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
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
    "axes.backends.AxesStandaloneBackend",  # first, so that whoever is locked out is asked for nothing
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
SESSION_COOKIE_AGE = 12 * 3600  # a working day: whoever finds a phone the morning after is not inside
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account comes from a link that was sent to its address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because somebody else typed their address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_ADAPTER = "fabene.web.accounts.adapter.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {
    "login": "fabene.web.accounts.forms.SignInForm",
    "reauthenticate": "fabene.web.accounts.forms.AgainForm",
    "change_password": "fabene.web.accounts.forms.ChangeForm",
    "set_password": "fabene.web.accounts.forms.FirstForm",
    "reset_password": "fabene.web.accounts.forms.ForgottenForm",
    "reset_password_from_key": "fabene.web.accounts.forms.OtherForm",
}
# By address they are wide, since a market's Wi-Fi is one address; by account they stop whoever guesses.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,60/10m/key",
    "second_factor": "5/5m/key,30/d/key",
    "reset_password": "60/m/ip,3/10m/key",
    "reset_password_from_key": "60/m/ip",
}
MFA_ADAPTER = "fabene.web.accounts.mfa.MfaAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # as above
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: slow hands, a clock that is off
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_FORMS = {
    "authenticate": "fabene.web.accounts.forms.ProveForm",
    "reauthenticate": "fabene.web.accounts.forms.ProveAgainForm",
    "activate_totp": "fabene.web.accounts.forms.AppForm",
    "add_webauthn": "fabene.web.accounts.forms.PasskeyForm",
    "edit_webauthn": "fabene.web.accounts.forms.RenameForm",
}
USERSESSIONS_TRACK_ACTIVITY = False  # it would write at every page
OIDC_URL, OIDC_NAME = ENTRANCE.identity.url, ENTRANCE.identity.name
OIDC_SUBJECT, OIDC_SCOPE = ENTRANCE.identity.subject, ENTRANCE.identity.scope
OIDC_LEVEL, OIDC_STRONG_LEVELS = ENTRANCE.identity.level, ENTRANCE.identity.strong_levels
SOCIALACCOUNT_ADAPTER = "fabene.web.accounts.identity.IdentityAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "fabene.web.accounts.identity.IdentityProvider",
        "APPS": entrance.apps(ENTRANCE.identity),
    },
}
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "fabene.web.accounts.lockout.who"
AXES_CLIENT_IP_CALLABLE = "fabene.web.accounts.lockout.where"
AXES_CLIENT_STR_CALLABLE = "fabene.web.accounts.lockout.described"
AXES_LOCKOUT_CALLABLE = "fabene.web.accounts.lockout.refuse"
AXES_SENSITIVE_PARAMETERS = ["login", "email", "password", "code", "csrfmiddlewaretoken", "next"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # going on trying does not make the wait longer
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

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
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a monitor asks the machine itself
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# W021: to be in the browsers' own list is asked for by who owns the whole domain, and hard to take back.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Over HTTPS a browser takes a cookie so named only from this very host: no neighbour under the same domain can set it.
_COOKIE = "__Host-" if ENVIRONMENT.https else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    f"{_COOKIE}{name}" for name in ("sessionid", "csrftoken", "django_language")
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "fabene.web.pages.family.unopened.csrf_failure"
USE_X_FORWARDED_HOST = False
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
