"""What the pages of a family say: ``{% load family %}`` and ``{% say "next.title" %}``, in the voice of the page."""

from typing import cast

from django import template
from django.template import Context

from fabene.web.pages.family.voice import Voice

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **fields: object) -> str:
    """Return a text of the pages in the language of the page's ``voice``."""
    return cast(Voice, context["voice"]).say(key, **fields)
