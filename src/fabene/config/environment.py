"""What the environment may say to the program: every variable, its meaning and its default, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

VARIABLES: dict[str, str] = {
    "DATABASE_URL": "where the data live: sqlite:///path or postgresql://user:password@host:port/name",
    "FABENE_ACCESSIBILITY_URL": "address of the accessibility declaration at form.agid.gov.it, linked from the footer",
    "FABENE_ALLOWED_HOSTS": "names this site answers to, separated by commas",
    "FABENE_CONTACT_EMAIL": "address that pages give for questions and for accessibility feedback",
    "FABENE_DATA": "folder for the database, files and the secret key",
    "FABENE_DEMO": "1 shows simulated households and lets anyone take a seat; never on a real site",
    "FABENE_DEMO_IN_PUBLIC": "1 as well lets a demonstration answer on an address that others can reach",
    "FABENE_HOST": "address to listen on",
    "FABENE_HTTPS": "1 says that people reach the site over HTTPS, through a proxy that sets X-Forwarded-Proto",
    "FABENE_OWNER_NAME": "body that owns the site, named in the header and the footer",
    "FABENE_OWNER_URL": "address of that body's own site",
    "FABENE_PORT": "port to listen on",
    "FABENE_SECRET_KEY": "secret that signs sessions; made once and kept in FABENE_DATA when not given",
}


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
        database=_database(environ.get("DATABASE_URL") or f"sqlite:///{data / 'fabene.sqlite3'}"),
        demo=environ.get("FABENE_DEMO") == "1",
        demo_in_public=environ.get("FABENE_DEMO_IN_PUBLIC") == "1",
        host=environ.get("FABENE_HOST") or "127.0.0.1",
        https=environ.get("FABENE_HTTPS") == "1",
        owner_name=environ.get("FABENE_OWNER_NAME", ""),
        owner_url=environ.get("FABENE_OWNER_URL", ""),
        port=_port(environ.get("FABENE_PORT") or "8000"),
        secret_key=environ.get("FABENE_SECRET_KEY"),
    )


def _port(text: str) -> int:
    highest = 65535
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= highest:
        raise EnvironmentRefusedError(f"FABENE_PORT is {text!r}: give a number from 1 to {highest}")
    return int(text)


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(url.removeprefix("sqlite:///"))
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


def _sqlite(path: str) -> dict[str, object]:
    if not path or path == ":memory:":
        raise EnvironmentRefusedError("DATABASE_URL names no file: give one, for example sqlite:///var/fabene.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).absolute()),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
