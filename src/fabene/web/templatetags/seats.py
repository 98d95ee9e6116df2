"""The seats of the demonstration, for the page where one signs in."""

from django import template
from django.conf import settings

from fabene.people import selectors
from fabene.people.values import SeatView
from fabene.web.pages.family.trial import simulated_homes

register = template.Library()


@register.simple_tag
def demo_seats() -> tuple[SeatView, ...]:
    """Return the seats anyone may take; none outside a demonstration."""
    return selectors.demo_seats() if settings.DEMO else ()


@register.simple_tag
def family_seat() -> bool:
    """Return whether the demonstration has a simulated household whose page anyone may open."""
    return settings.DEMO and bool(simulated_homes())
