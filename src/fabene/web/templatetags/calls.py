"""What pages of calls say in two languages. ``{% load calls %}``."""

from django import template

from fabene.core.bilingual import Bilingual, Untranslated
from fabene.programme.calls.values import UNTOLD
from fabene.web.marking import lines_told, told
from fabene.web.pages.calls import seen

register = template.Library()


@register.filter
def said(text: Bilingual) -> str:
    """Return a text in the language of the page; one that nobody translated is marked as Italian."""
    return told(seen.said(text))


@register.filter
def said_lines(text: Bilingual) -> list[str]:
    """Return a text in the language of the page, line by line, marked as ``said`` does."""
    return lines_told(seen.said(text))


@register.filter
def official(text: str) -> str:
    """Return who answers for a procedure: a name as it is written, in Italian, or that no source tells it."""
    return seen.official_said(text) if text == UNTOLD else told(Untranslated(text))
