"""What the environment says of the site's own address and of how people come in."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from fabene.config.environment import EnvironmentRefusedError, secret

MOST_PROXIES = 5
DEFAULT_NAME = "SPID o CIE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The proxy for digital identities; ``url`` is empty where there is none."""

    url: str
    client_id: str
    client_secret: str
    name: str
    subject: str
    scope: str
    level: str
    strong_levels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Where the site is (``address``, and ``name`` when somebody said it), behind how many proxies, and who vouches."""

    address: str
    name: str
    proxies: int
    identity: Identity


def read(environ: Mapping[str, str], *, here: str, https: bool) -> Entrance:
    """Read the environment; ``here`` is where the site listens, for one that was given no address.

    Raises ``EnvironmentRefusedError`` naming the first variable that cannot be used.
    """
    given = _address(environ, "FABENE_ADDRESS", https=https)
    return Entrance(
        address=given or here,
        name=(urlsplit(given).hostname or "") if given else "",
        proxies=_proxies(environ.get("FABENE_PROXIES") or ("1" if https else "0")),
        identity=_identity(environ),
    )


def _address(environ: Mapping[str, str], name: str, *, https: bool) -> str:
    given = environ.get(name, "").rstrip("/")
    if not given:
        return ""
    parts = urlsplit(given)
    wanted = {"https"} if https else {"http", "https"}
    if parts.scheme not in wanted or not parts.hostname or parts.path or parts.query or parts.username:
        raise EnvironmentRefusedError(
            f"{name} is {given!r}: give an address without a path, as https://fabene.example.org"
        )
    return given


def _proxies(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST_PROXIES:
        raise EnvironmentRefusedError(f"FABENE_PROXIES is {text!r}: give a number from 0 to {MOST_PROXIES}")
    return int(text)


def _identity(environ: Mapping[str, str]) -> Identity:
    url = environ.get("FABENE_OIDC_URL", "").rstrip("/")
    client_id, client_secret = environ.get("FABENE_OIDC_CLIENT_ID", ""), secret(environ, "FABENE_OIDC_CLIENT_SECRET")
    if url and not (client_id and client_secret):
        raise EnvironmentRefusedError(
            "FABENE_OIDC_URL is given: FABENE_OIDC_CLIENT_ID and FABENE_OIDC_CLIENT_SECRET (or _FILE) go with it"
        )
    if url and urlsplit(url).scheme != "https" and urlsplit(url).hostname not in {"localhost", "127.0.0.1"}:
        raise EnvironmentRefusedError(f"FABENE_OIDC_URL is {url!r}: a provider is reached over https://")
    return Identity(
        url=url,
        client_id=client_id,
        client_secret=client_secret or "",
        name=environ.get("FABENE_OIDC_NAME") or DEFAULT_NAME,
        subject=environ.get("FABENE_OIDC_SUBJECT") or "sub",
        scope=environ.get("FABENE_OIDC_SCOPE") or "openid",
        level=environ.get("FABENE_OIDC_LEVEL", ""),
        strong_levels=frozenset(environ.get("FABENE_OIDC_STRONG_LEVELS", "").split()),
    )


def apps(identity: Identity) -> list[dict[str, object]]:
    """Return the provider as allauth wants it, none where none is set."""
    if not identity.url:
        return []
    app: dict[str, object] = {
        "provider_id": "identita",
        "name": identity.name,
        "client_id": identity.client_id,
        "secret": identity.client_secret,
        "settings": {"server_url": identity.url, "uid_field": identity.subject},
    }
    return [app]
