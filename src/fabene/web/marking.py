"""Texts that nobody translated, marked where they stand: whoever listens to the page hears them in their language."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fabene.core.bilingual import Untranslated


def told(text: str) -> str | SafeString:
    """Return a text as a page shows it: one in Italian on a page in another language says so by ``lang``."""
    return format_html('<span lang="it">{}</span>', text) if isinstance(text, Untranslated) else text


def lines_told(text: str) -> list[str | SafeString]:
    """Return a text line by line, each marked as the whole is."""
    kind = type(text)
    return [told(kind(line)) for line in text.splitlines()]
