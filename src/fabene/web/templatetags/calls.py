"""What pages of calls say in two languages. ``{% load calls %}``."""

from django import template

from fabene.core.bilingual import Bilingual
from fabene.web.pages.calls import seen

register = template.Library()


@register.filter
def said(text: Bilingual) -> str:
    """Return a text in the language of the page."""
    return seen.said(text)


@register.filter
def said_lines(text: Bilingual) -> list[str]:
    """Return a text in the language of the page, line by line."""
    return seen.said(text).splitlines()
