"""Why some bags hold one food only: what a household prefers comes before a varied bag, and packs are whole."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fabene.sharing.values import PlanView, ShareLine
from fabene.web.pages.sharing.reasons import foods


def alone(plan: PlanView) -> list[tuple[str, str]]:
    """Return the bags of several packs that hold one food while there are others: their code, and why."""
    there = {pile.category for pile in plan.supplies}
    return list(_alone(plan)) if len(there) > 1 else []


def _alone(plan: PlanView) -> Iterator[tuple[str, str]]:
    for line in plan.shares:
        held = {item.category for item in line.items}
        if len(held) == 1 and sum(item.packs for item in line.items) > 1:
            yield line.code, _why(plan, line, only=held.pop())


def _why(plan: PlanView, line: ShareLine, *, only: str) -> str:
    suitable = {pile.category for pile in plan.supplies if pile.attributes.isdisjoint(line.excludes)}
    liked = {pile.category for pile in plan.supplies if line.likes & (pile.attributes | {pile.category})}
    if line.edited:
        return _("è stata cambiata a mano")
    if only in liked:
        return _("la famiglia ha detto che preferisce %(foods)s") % {"foods": foods([only])}
    if suitable <= {only}:
        return _("tra quello che c’è, il resto non lo può prendere")
    return _("il resto va prima a chi lo preferisce, o per lei è meno di una confezione")
