"""Kinds of givers and of points, states of an agreement, weekdays and uses, in words. ``{% load givers %}``."""

from collections.abc import Iterable

from django import template

from fabene.collecting.values import Use
from fabene.core.owners import OwnerKind
from fabene.places.values import AgreementState, MarketKind
from fabene.web import formats
from fabene.web.pages.givers.words import KIND, STATE
from fabene.web.pages.points import words as points

register = template.Library()


@register.filter
def giver_kind(key: OwnerKind) -> str:
    """Return what kind of giver it is."""
    return str(KIND[key])


@register.filter
def agreement(key: AgreementState) -> str:
    """Return how far an agreement is."""
    return str(STATE[key])


@register.filter
def weekdays(numbers: Iterable[int]) -> str:
    """Return weekdays with commas."""
    return ", ".join(formats.weekday(number) for number in numbers)


@register.filter
def point_kind(key: MarketKind) -> str:
    """Return what kind of point it is."""
    return str(points.KIND[key])


@register.filter
def uses(keys: Iterable[Use]) -> str:
    """Return what a point is for, with commas."""
    return points.uses(keys)
