"""The names on screen as template filters, and the icon of a category. ``{% load words %}``."""

from collections.abc import Iterable

from django import template

from fabene.collecting.values import CancelReason, DayState, Place, Reason, Way, ZeroReason
from fabene.core.food import EVERY_CATEGORY, DateKind
from fabene.core.owners import OwnerKind
from fabene.people.values import Role
from fabene.web import words

register = template.Library()


@register.inclusion_tag("parts/apple.html")
def food(category: str, *, css: str = "food-icon") -> dict[str, str]:
    """Draw the icon of a category; it is an ornament, its name stands beside it."""
    if category not in EVERY_CATEGORY:
        raise template.TemplateSyntaxError(f"no food is called {category!r}")
    return {"drawing": f"foods/{category}.svg", "css": css, "label": ""}


@register.filter
def category(key: str) -> str:
    """Return the name of a category."""
    return words.category(key)


@register.filter
def measured(amount: int, key: str) -> str:
    """Return an amount of a category with its unit: “5 kg”, “12 pezzi”."""
    return words.measured(amount, key)


@register.filter
def attributes(keys: Iterable[str]) -> str:
    """Return what food contains, with commas."""
    return words.attributes(keys)


@register.filter
def way(key: Way) -> str:
    """Return how a weight becomes known."""
    return str(words.WAY[key])


@register.filter
def unexplained(grams: int) -> str:
    """Return what nobody can explain: missing, or found in addition."""
    return words.unexplained(grams)


@register.filter
def reason(key: Reason) -> str:
    """Return why food was thrown away."""
    return str(words.REASON[key])


@register.filter
def zero_reason(key: ZeroReason) -> str:
    """Return why nothing came."""
    return str(words.ZERO_REASON[key])


@register.filter
def date_kind(key: DateKind) -> str:
    """Return which date a label bears."""
    return str(words.DATE_KIND[key])


@register.filter
def place(key: Place) -> str:
    """Return where food stands."""
    return str(words.PLACE[key])


@register.filter
def cancel_reason(key: CancelReason) -> str:
    """Return why a day is not held."""
    return str(words.CANCEL_REASON[key])


@register.filter
def day_state(key: DayState) -> str:
    """Return how far a day is."""
    return str(words.STATE[key])


@register.filter
def destination(kind: OwnerKind | str) -> str:
    """Return the kind of a destination."""
    return str(words.DESTINATION[OwnerKind(kind)])


@register.filter
def role(key: Role) -> str:
    """Return what somebody does in a network."""
    return str(words.ROLE[key])
