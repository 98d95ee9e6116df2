"""What templates need to draw an apple, a picture, a field, a weight or a day. ``{% load look %}``."""

from datetime import date, datetime, time
from typing import Protocol

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from fabene.places.values import HoursView
from fabene.web import formats
from fabene.web.drawings.picture import Picture
from fabene.web.marking import told
from fabene.web.notices import undo_url_of
from fabene.web.pages.story import hours_said

register = template.Library()
register.filter("told", told)


class _Much(Protocol):
    """Something that is weighed, or counted."""

    @property
    def grams(self) -> int: ...
    @property
    def pieces(self) -> int: ...


APPLES = frozenset({"whole", "stall", "bag", "table", "seed"})


@register.inclusion_tag("parts/apple.html")
def apple(state: str, *, css: str = "", label: str = "") -> dict[str, str]:
    """Draw the apple in one of its states; without a ``label`` it is an ornament that nobody reads aloud."""
    if state not in APPLES:
        raise template.TemplateSyntaxError(f"the apple is never {state!r}: choose one of {sorted(APPLES)}")
    return {"drawing": f"apples/{state}.svg", "css": css, "label": label}


@register.inclusion_tag("parts/picture.html", takes_context=True)
def picture(context: Context, drawing: Picture, *, csv_url: str = "") -> dict[str, object]:
    """Draw a picture with its table one tap away and, when ``csv_url`` is given, its data behind it."""
    return {"picture": drawing, "csv_url": csv_url, "request": context.get("request")}


@register.inclusion_tag("parts/notice.html", takes_context=True)
def notice(context: Context, message: Message) -> dict[str, object]:
    """Show one message, with its undo when it carries one."""
    return {
        "text": message.message,
        "level": message.level_tag,
        "undo_url": undo_url_of(message.extra_tags or ""),
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def control(field: BoundField) -> SafeString:
    """Return the field's widget in the look of the site: text fields get their class, choices keep their own."""
    if isinstance(field.field.widget, (CheckboxInput, CheckboxSelectMultiple, RadioSelect)):
        return field.as_widget()
    css = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"form-control {css}".strip()})


@register.filter
def ticked(field: BoundField) -> bool:
    """Return whether the field is one box to tick, whose label stands beside it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def unit(field: BoundField) -> str:
    """Return the unit written after the field: its widget's ``data-unit``."""
    return str(field.field.widget.attrs.get("data-unit", ""))


@register.filter
def weight(grams: int) -> str:
    """Return grams as a weight with its unit."""
    return formats.weight(grams)


@register.filter
def pieces(number: int) -> str:
    """Return a number of pieces: “12 pezzi”."""
    return formats.pieces(number)


@register.filter
def much(line: _Much) -> str:
    """Return how much of one food there is: its pieces where it is counted, its weight where it is weighed."""
    return formats.pieces(line.pieces) if line.pieces else formats.weight(line.grams)


@register.filter
def quantity(sum_: _Much) -> str:
    """Return a sum of what is weighed and what is counted: “5 kg · 12 pezzi”."""
    return formats.quantity(sum_.grams, sum_.pieces)


@register.filter
def euros(cents: int) -> str:
    """Return cents as a sum in euros with its sign."""
    return formats.euros(cents)


@register.filter
def spent_time(minutes: int) -> str:
    """Return minutes as hours and minutes."""
    return formats.hours(minutes)


@register.filter
def round_kilos(grams: int) -> str:
    """Return grams as whole kilos, a bare number."""
    return formats.round_kilos(grams)


@register.filter
def count(number: int) -> str:
    """Return a whole number as it is written in the page's language."""
    return formats.count(number)


@register.filter
def day(moment: date) -> str:
    """Return a date as people say it."""
    return formats.day(moment)


@register.filter
def short_day(moment: date) -> str:
    """Return a date without its year."""
    return formats.short_day(moment)


@register.filter
def near_day(moment: date) -> str:
    """Return “oggi”, “domani”, the weekday or the date, whichever is nearest to how it would be said today."""
    return formats.relative_day(moment, timezone.localdate())


@register.filter
def clock(moment: time | datetime) -> str:
    """Return a time of day as it is written on a market's sign."""
    return formats.clock(moment)


@register.filter
def weekday(number: int) -> str:
    """Return the name of a weekday; Monday is 0."""
    return formats.weekday(number)


@register.filter
def hours(row: HoursView) -> str:
    """Return one row of a market's hours as people say it."""
    return hours_said(row)
