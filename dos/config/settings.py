"""All settings, read from the environment, safe by default.

Contents: 1 environment · 2 what runs · 3 the web door · 4 database, cache, jobs · 5 people · 6 languages ·
7 files · 8 security · 9 desk · 10 mail and logs. `.env.example` explains every variable.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from dos.config.safety import refuse_unsafe
from dos.config.secrets import checked_secret_key, read_secret

# 1 environment ----------------------------------------------------------------------------------------------------

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DEBUG = env.bool("DOS_DEBUG", default=False)
DEMO = env.bool("DOS_DEMO", default=False)
VAR_DIR = Path(env.str("DOS_VAR_DIR", default=str(BASE_DIR / "var")))
PUBLIC_URL = env.str("DOS_PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")
IS_HTTPS = PUBLIC_URL.startswith("https://")
# How many proxies stand in front; what more of them claim to have passed on is not believed.
TRUSTED_PROXIES = env.int("DOS_TRUSTED_PROXIES", default=0)
SECRET_KEY = checked_secret_key(read_secret(env, "DOS_SECRET_KEY"), debug=DEBUG)
BASE_HOSTS = env.list("DOS_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
refuse_unsafe(public_url=PUBLIC_URL, debug=DEBUG, demo=DEMO, hosts=BASE_HOSTS)

# 2 what runs ------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "dos.portal",
    "dos.participation",
    "dos.events",
    "dos.directory",
    "dos.sensors",
    "dos.strategy",
    "dos.actors",
    "dos.notifications",
    "dos.cities",
    "dos.accounts",
    "dos.media",
    "dos.design",
    "dos.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "auditlog",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

# 3 the web door ---------------------------------------------------------------------------------------------------

ROOT_URLCONF = "dos.config.urls"
WSGI_APPLICATION = "dos.config.wsgi.application"
# Which hosts are known is a question of data (a city may bind its own); `CityMiddleware` refuses all others.
ALLOWED_HOSTS = ["*"]
APPEND_SLASH = True

MIDDLEWARE = [
    "dos.core.middleware.GuardMiddleware",
    "dos.portal.middleware.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # With a name of random length inside, so that the size of an answer tells nothing of what stands in it (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "dos.core.middleware.PolicyMiddleware",
    "dos.cities.middleware.CityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dos.cities.middleware.DeskMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dos.core.middleware.ActorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dos.portal.middleware.ReadableRefusalMiddleware",
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
                "dos.portal.context.site",
            ],
            "builtins": ["dos.core.templatetags.text", "dos.design.templatetags.design"],
        },
    }
]
FORM_RENDERER = "dos.design.forms.KernRenderer"
CSRF_FAILURE_VIEW = "dos.core.http.csrf_failure"

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# Whoever sends it may read `/metrics`; without it there is no such page.
METRICS_TOKEN = read_secret(env, "DOS_METRICS_TOKEN")
# Nobody but the cities can decide the licence of their data: empty says so on pages and in exports.
DATA_LICENCE_URL = env.str("DOS_DATA_LICENCE_URL", default="")
API_READS_PER_MINUTE = env.int("DOS_API_READS_PER_MINUTE", default=600)
API_WRITES_PER_MINUTE = env.int("DOS_API_WRITES_PER_MINUTE", default=60)

# 4 database, cache, jobs ------------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DOS_DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'dos2030.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: what was acknowledged must survive a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
        " PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=1000;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] |= {"connect_timeout": 4, "options": "-c statement_timeout=5000"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "local": {"BACKEND": "dos.core.memory.Memory", "LOCATION": "dos"},
}
TASKS = {"default": {"BACKEND": env.str("DOS_TASKS_BACKEND", default="django_tasks_db.DatabaseBackend")}}

# 5 people ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_overview"
ACCOUNT_ADAPTER = "dos.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {"signup": "dos.accounts.forms.SignUpForm", "add_email": "dos.accounts.forms.AddressForm"}
PASSWORD_RESET_TIMEOUT = 60 * 60
# Citizens open accounts themselves; staff get theirs from administrators.
SIGN_UP_IS_OPEN = env.bool("DOS_SIGN_UP_IS_OPEN", default=True)
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": env.str("DOS_LOGIN_RATE", default="30/m/ip"),
    "signup": env.str("DOS_SIGN_UP_RATE", default="10/h/ip"),
    "reset_password": "20/h/ip,3/h/key",
    "login_failed": env.str("DOS_LOGIN_FAILED_RATE", default="10/5m/ip,5/5m/key"),
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "DOS 2030"
# Staff need a second factor everywhere but in the demonstration, which listens on loopback only.
STAFF_NEEDS_SECOND_FACTOR = env.bool("DOS_STAFF_NEEDS_SECOND_FACTOR", default=not DEMO)
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": env.json("DOS_OIDC_APPS", default=[])},
}
# The operator chose the provider: an address that it has confirmed is that of the account.
SOCIALACCOUNT_ADAPTER = "dos.accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SESSION_COOKIE_AGE = 60 * 60 * 10

# 6 languages ------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [BASE_DIR / "dos" / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
WAGTAIL_I18N_ENABLED = False

# 7 files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/dateien/"
HASHED_STATIC = env.bool("DOS_HASHED_STATIC", default=not DEBUG)
STORAGES = {
    "default": {"BACKEND": "dos.config.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "dos.config.storage.StaticFiles"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MIMETYPES = {".mjs": "text/javascript"}
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Download"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dos.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "dos.media.forms.DownloadForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "xlsx", "docx", "txt", "ics", "geojson", "json"]

# 8 security -------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-sitzung" if IS_HTTPS else "sitzung"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = "sprache"
if IS_HTTPS:
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
# Exact host:port pairs that outbound requests may reach; a private address only where it stands here itself.
OUTBOUND_ALLOWED = env.list("DOS_OUTBOUND_ALLOWED", default=[])

# 9 desk -----------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "DOS 2030"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Passwords and addresses are a matter of /konto/; the desk saves when somebody presses the button.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAIL_MODERATION_ENABLED = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILUSERS_PASSWORD_ENABLED = True
TAGGIT_CASE_INSENSITIVE = True

# 10 mail and logs -------------------------------------------------------------------------------------------------

# Every mail becomes a row first. In the demonstration it stays one, to be read at /postfach/.
EMAIL_BACKEND = "dos.notifications.adapter.OutboxBackend"
EMAIL_HOST = env.str("DOS_SMTP_HOST", default="localhost")
EMAIL_PORT = env.int("DOS_SMTP_PORT", default=25)
EMAIL_HOST_USER = env.str("DOS_SMTP_USER", default="")
EMAIL_HOST_PASSWORD = read_secret(env, "DOS_SMTP_PASSWORD")
EMAIL_USE_TLS = env.bool("DOS_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 10
# A long queue makes no flood: mail servers block who sends too much at once.
MAILS_PER_MINUTE = env.int("DOS_MAILS_PER_MINUTE", default=120)
DEFAULT_FROM_EMAIL = env.str("DOS_MAIL_FROM", default="DOS 2030 <dos2030@localhost>")

# The mailbox in which ideas arrive; none is read while no host is named.
INBOX = {
    "host": env.str("DOS_IMAP_HOST", default=""),
    "port": env.int("DOS_IMAP_PORT", default=993),
    "tls": env.bool("DOS_IMAP_TLS", default=True),
    "user": env.str("DOS_IMAP_USER", default=""),
    "password": read_secret(env, "DOS_IMAP_PASSWORD"),
    "folder": env.str("DOS_IMAP_FOLDER", default="INBOX"),
    "done": env.str("DOS_IMAP_DONE", default="Aufgenommen"),
    "refused": env.str("DOS_IMAP_REFUSED", default="Nicht aufgenommen"),
    "address": env.str("DOS_IMAP_ADDRESS", default=""),
}

LOG_LEVEL = env.str("DOS_LOG_LEVEL", default="WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "dos.core.logs.OneLineFormatter"}},
    "filters": {
        "calm": {  # the worker's goodbye is no event
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: "shutting down gracefully" not in record.getMessage(),
        }
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "level": LOG_LEVEL, "filters": ["calm"]}
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # A refused host or a missing page is an answer, not an event to fill a disk with.
    "loggers": {"django.security": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}
