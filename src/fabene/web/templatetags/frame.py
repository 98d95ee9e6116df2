"""What pages of the programme say in two languages, of months and of sources. ``{% load frame %}``."""

from django import template

from fabene.core.bilingual import Bilingual
from fabene.programme.frame.kinds import ActKind, PartnerKind
from fabene.web import formats
from fabene.web.marking import told
from fabene.web.pages.programme import words

register = template.Library()
register.filter("span", words.span_said)
register.filter("month", words.month_said)
register.filter("euros", formats.euros)


@register.filter
def address(text: str) -> str:
    """Return a typed text if it is the address of a page, else nothing: a link never runs what somebody typed."""
    return text if words.host_of(text) else ""


@register.filter
def said(text: Bilingual) -> str:
    """Return a text in the language of the page; one that nobody translated is marked as Italian."""
    return told(words.said(text))


@register.filter
def act_kind(kind: ActKind) -> str:
    """Return what sort of act it is."""
    return str(words.ACT[kind])


@register.filter
def partner_kind(kind: PartnerKind) -> str:
    """Return what an organisation is in a programme."""
    return str(words.PARTNER[kind])


@register.inclusion_tag("programme/source.html")
def source(text: str) -> dict[str, object]:
    """Say where something is from: a link where it is an address."""
    return {"text": text, "host": words.host_of(text)}
