"""What tests of the pages about people do: look at a page, fill its form as it is shown, read what it says."""

from django.urls import reverse

from tests.web.days.deeds import fill, read, send, status

__all__ = ["fill", "read", "send", "status", "url_of"]


def url_of(name: str, *parts: object) -> str:
    """Return the address of a page about people."""
    return reverse(f"people:{name}", args=parts)
