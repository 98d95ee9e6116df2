"""A word on what has just been done, with the way back when there is one."""

from django.contrib import messages
from django.http import HttpRequest

UNDO = "undo:"


def tell(request: HttpRequest, text: str, *, undo_url: str = "") -> None:
    """Say on the next page what was done and what happens next; ``undo_url`` takes a POST that takes it back."""
    messages.success(request, text, extra_tags=f"{UNDO}{undo_url}" if undo_url else "")


def warn(request: HttpRequest, text: str) -> None:
    """Say on the next page what somebody should look at."""
    messages.warning(request, text)


def refuse(request: HttpRequest, text: str) -> None:
    """Say on the next page what could not be done, what is safe and what to do."""
    messages.error(request, text)


def undo_url_of(extra_tags: str) -> str:
    """Return the address that takes back what a message tells of, or an empty text."""
    return extra_tags.removeprefix(UNDO) if extra_tags.startswith(UNDO) else ""
