"""What templates say of corrected days, of temperatures and of checks."""

from uuid import UUID

from django import template
from django.template import Context

from fabene.collecting.values import LateWhy
from fabene.core.food import category as known_category
from fabene.web import formats, words
from fabene.web.pages.safety.forms import TemperatureForm

register = template.Library()
register.filter("degrees", formats.degrees)


@register.filter
def late_why(why: LateWhy) -> str:
    """Return why a closed day was opened again, in a word."""
    return str(words.LATE_WHY[why])


@register.inclusion_tag("safety/temperature_form.html", takes_context=True)
def temperature_form(
    context: Context, category: str, *, day: UUID | None = None, transfer: UUID | None = None, late: object = None
) -> dict[str, object]:
    """Ask how cold a category is, of a day or of a transfer; nothing of what no rule names a limit for.

    What is typed goes to the page of its temperatures, which leads back to where it was asked.
    """
    limit = known_category(category).cold_limit_tenths
    return {
        "asked": limit is not None,
        "limit": limit,
        "form": None
        if limit is None
        else TemperatureForm(None, categories=(category,), auto_id=f"freddo-{category}-%s"),
        "category": category,
        "day": day,
        "transfer": transfer,
        "late": late,
        "back": context["request"].path if "request" in context else "",
        "csrf_token": context.get("csrf_token"),
    }
