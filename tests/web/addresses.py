"""Every address of the site, read from its routes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One route: its full name (``days:stand``) and how it is written (``/giornate/<uuid:day>/banchetto/``)."""

    name: str
    route: str


def addresses() -> tuple[Address, ...]:
    """Return every route of the site in the order in which they are tried."""
    return tuple(_walk(get_resolver(), route="/", namespace=""))


def _walk(resolver: URLResolver, *, route: str, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        written = f"{route}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield Address(name=f"{namespace}{entry.name}", route=written.replace("^", "").removesuffix("$"))
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, route=written, namespace=inner)
