"""What a page tells the device that makes or uses a passkey. ``{% load passkeys %}``."""

import json
from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def as_json(options: Mapping[str, object]) -> str:
    """Return options as JSON, to stand in an attribute: the template escapes it."""
    return json.dumps(options)
