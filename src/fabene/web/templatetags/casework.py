"""The names on screen of what is said of households, as template filters. ``{% load casework %}``."""

from django import template
from django.utils.safestring import SafeString

from fabene.households.values import HouseholdView, State
from fabene.web.pages.casework.fields import ButtonForm
from fabene.web.pages.casework.words import STATE

register = template.Library()

BADGE = {State.COMING: "badge-leaf", State.WAITING: "badge-apple", State.AWAY: "badge-earth", State.LEFT: "badge-quiet"}


@register.filter
def household_state(state: State) -> str:
    """Return where a household stands."""
    return str(STATE[state])


@register.filter
def state_badge(state: State) -> str:
    """Return the class of its badge."""
    return BADGE[state]


@register.simple_tag
def button_id() -> SafeString:
    """Return the hidden field with the identity of what a button will write: another for each button."""
    return ButtonForm(auto_id=False)["id"].as_widget()


@register.filter
def people_in(home: HouseholdView) -> int:
    """Return how many live in a household."""
    return home.adults + home.children
