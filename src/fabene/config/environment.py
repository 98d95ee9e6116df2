"""What the environment may say to the program: every variable, its meaning and its default, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fabene.lib.keyfiles import parsed

SECRETS: dict[str, str] = {
    "DATABASE_URL": "where the data live: sqlite:///path or postgresql://user:password@host:port/name",
    "FABENE_EMAIL_URL": "mail server: smtp://user:password@host:587; without it mails are files in FABENE_DATA",
    "FABENE_INDEX_KEY": "key under which sealed texts are found again; made and kept in FABENE_DATA when not given",
    "FABENE_KEYS": "keys that seal what must not be read, newest first; made and kept in FABENE_DATA when not given",
    "FABENE_OIDC_CLIENT_SECRET": "secret that the provider of digital identities knows this site by",
    "FABENE_SECRET_KEY": "secret that signs sessions and links; made once and kept in FABENE_DATA when not given",
    "FABENE_SMS_TOKEN": "bearer token of the SMS gateway",
}
"""Variables that must not be seen: each may be given as ``NAME_FILE`` instead, the file that holds its value."""

OPEN: dict[str, str] = {
    "FABENE_ACCESSIBILITY_URL": "address of the accessibility declaration at form.agid.gov.it, linked from the footer",
    "FABENE_ADDRESS": "address of the site, as https://fabene.example.org: links in mails begin with it",
    "FABENE_ALLOWED_HOSTS": "names this site answers to, separated by commas",
    "FABENE_CONTACT_EMAIL": "address that pages give for questions and for accessibility feedback",
    "FABENE_DATA": "folder for the database, files and the secret key",
    "FABENE_DEMO": "1 shows simulated households and lets anyone take a seat; never on a real site",
    "FABENE_DEMO_IN_PUBLIC": "1 as well lets a demonstration answer on an address that others can reach",
    "FABENE_EMAIL_FROM": "address that mails come from; FABENE_CONTACT_EMAIL when not given",
    "FABENE_HOST": "address to listen on",
    "FABENE_HTTPS": "1 says that people reach the site over HTTPS, through a proxy that sets X-Forwarded-Proto",
    "FABENE_MESSAGES_A_MINUTE": "how many messages leave within a minute over each channel",
    "FABENE_MESSAGES_A_RECIPIENT": "how many messages one recipient gets within 24 hours over each channel",
    "FABENE_OIDC_CLIENT_ID": "name that the provider of digital identities knows this site by",
    "FABENE_OIDC_LEVEL": "level that is asked of the provider (acr_values), as https://www.spid.gov.it/SpidL2",
    "FABENE_OIDC_NAME": "what the button says that lets people come in by digital identity",
    "FABENE_OIDC_SCOPE": "what the provider is asked to tell, between blanks",
    "FABENE_OIDC_STRONG_LEVELS": "levels (acr) that count as a second factor, between blanks",
    "FABENE_OIDC_SUBJECT": "claim by which the provider names a person, as fiscalNumber",
    "FABENE_OIDC_URL": "provider of digital identities (OpenID Connect), as the proxy for SPID and CIE of a region",
    "FABENE_OWNER_NAME": "body that owns the site, named in the header and the footer",
    "FABENE_OWNER_URL": "address of that body's own site",
    "FABENE_PORT": "port to listen on",
    "FABENE_PROXIES": "how many proxies stand before the site and write X-Forwarded-For",
    "FABENE_SMS_SENDER": "name or number that text messages come from",
    "FABENE_SMS_URL": "SMS gateway (https://…); without it text messages are files in FABENE_DATA",
}
"""The other variables."""

VARIABLES: dict[str, str] = dict(
    sorted({**SECRETS, **{f"{name}_FILE": f"file that holds {name}" for name in SECRETS}, **OPEN}.items())
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The variables of ``VARIABLES``, read and typed."""

    accessibility_url: str
    allowed_hosts: tuple[str, ...]
    contact_email: str
    data: Path
    database: dict[str, object]
    demo: bool
    demo_in_public: bool
    host: str
    https: bool
    index_key: str
    index_key_file: Path | None
    keys: tuple[str, ...]
    keys_file: Path | None
    owner_name: str
    owner_url: str
    port: int
    secret_key: str | None


class EnvironmentRefusedError(Exception):
    """A variable says something the program cannot use; the message names it and what to do."""


def read(environ: Mapping[str, str]) -> Environment:
    """Read the environment; raise ``EnvironmentRefusedError`` naming the first variable that cannot be used."""
    data = Path(environ.get("FABENE_DATA") or "var").absolute()
    return Environment(
        accessibility_url=environ.get("FABENE_ACCESSIBILITY_URL", ""),
        allowed_hosts=tuple(
            name.strip()
            for name in environ.get("FABENE_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
            if name.strip()
        ),
        contact_email=environ.get("FABENE_CONTACT_EMAIL", ""),
        data=data,
        database=_database(secret(environ, "DATABASE_URL") or f"sqlite:///{data / 'fabene.sqlite3'}"),
        demo=environ.get("FABENE_DEMO") == "1",
        demo_in_public=environ.get("FABENE_DEMO_IN_PUBLIC") == "1",
        host=environ.get("FABENE_HOST") or "127.0.0.1",
        https=environ.get("FABENE_HTTPS") == "1",
        index_key="".join(_keys(environ, "FABENE_INDEX_KEY")[:1]),
        index_key_file=_file(environ, "FABENE_INDEX_KEY"),
        keys=_keys(environ, "FABENE_KEYS"),
        keys_file=_file(environ, "FABENE_KEYS"),
        owner_name=environ.get("FABENE_OWNER_NAME", ""),
        owner_url=environ.get("FABENE_OWNER_URL", ""),
        port=_port(environ.get("FABENE_PORT") or "8000"),
        secret_key=secret(environ, "FABENE_SECRET_KEY"),
    )


def require_site(environ: Mapping[str, str], *, may_begin: bool = False) -> None:
    """Raise ``EnvironmentRefusedError`` where no site was ever made: before anything makes its keys by looking.

    ``may_begin`` is for who fills a database that is not there yet: it is enough that somebody said which.
    """
    there = read(environ)
    if may_begin and secret(environ, "DATABASE_URL"):
        return
    if "sqlite3" in str(there.database["ENGINE"]) and not Path(str(there.database["NAME"])).exists():
        raise EnvironmentRefusedError(
            f"there is no site in {there.data}: FABENE_DATA says where one is, `fabene prepare` makes a new one"
        )


def secret(environ: Mapping[str, str], name: str) -> str | None:
    """Return the secret ``name``, from its variable or from the file that ``name_FILE`` gives; none when not given.

    Raises ``EnvironmentRefusedError``, without the secret in it, when both are given or the file cannot be read.
    """
    path = _file(environ, name)
    if path is None:
        return environ.get(name) or None
    try:
        return path.read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentRefusedError(f"{name}_FILE names {path}, which cannot be read") from error


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    given = environ.get(f"{name}_FILE")
    if given and environ.get(name):
        raise EnvironmentRefusedError(f"{name} and {name}_FILE are both given: keep one")
    return Path(given).absolute() if given else None


def _keys(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return the keys that the variable gives; those of a file are read when they are used, since they rotate."""
    try:
        return parsed(environ.get(name, ""))
    except ValueError as error:
        raise EnvironmentRefusedError(f"{name}: {error}. `fabene rotate-keys --print-new` makes one") from error


def _port(text: str) -> int:
    highest = 65535
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= highest:
        raise EnvironmentRefusedError(f"FABENE_PORT is {text!r}: give a number from 1 to {highest}")
    return int(text)


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(url.removeprefix("sqlite:///"))
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or "") or _socket_folder(parts.query),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"application_name": "fabene"},
        }
    raise EnvironmentRefusedError(
        "DATABASE_URL must start with sqlite:/// or postgresql://, for example sqlite:///var/fabene.sqlite3"
    )


def _socket_folder(query: str) -> str:
    pairs = dict(part.split("=", 1) for part in query.split("&") if "=" in part)
    return unquote(pairs.get("host", ""))


def sqlite(path: str) -> dict[str, object]:
    """Return Django's settings of the SQLite file ``path``; raise ``EnvironmentRefusedError`` when it names none."""
    if not path or path == ":memory:":
        raise EnvironmentRefusedError("DATABASE_URL names no file: give one, for example sqlite:///var/fabene.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).absolute()),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
    }
