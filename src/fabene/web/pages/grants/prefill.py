"""What an award begins with when it follows from a proposal: who asked for what, and how it was ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from fabene.core.errors import NotFoundError
from fabene.core.quantities import apportion
from fabene.people import selectors as people
from fabene.people.values import OrganisationView
from fabene.programme.applications import selectors as applications
from fabene.programme.applications.values import ApplicationView, BudgetLine, PartView, Source, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.grants import selectors
from fabene.programme.grants.values import CostKind
from fabene.programme.selection import selectors as selection
from fabene.programme.selection.values import RankedRow
from fabene.web.pages.grants.fields import money
from fabene.web.pages.selection.scope import name_of, said
from fabene.web.pages.selection.words import OUTCOME

KINDS: Mapping[str, CostKind] = {
    **{kind.value: kind for kind in CostKind},
    "people": CostKind.STAFF,
    "telling": CostKind.COMMUNICATION,
}
"""What the kinds of cost of a call are in a grant; any other is a line of its own name, for every cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What an award begins with: the values of its fields, what the office has to see, how many lines there are."""

    initial: Mapping[str, Any]
    facts: tuple[tuple[str, str], ...]
    lines: int
    awarded: UUID | None
    unknown: str
    simulated: bool
    appeals_until: datetime | None


def begun(application: UUID) -> Begun:
    """Return what an award begins with that follows from a proposal that was sent; raise ``NotFoundError``."""
    view = applications.application(application)
    if view.state is not State.SENT:
        raise NotFoundError("application_not_found")
    call = calls.call(view.call)
    ranking = selection.ranking(call.id)
    row = next((each for each in ranking.rows if each.application == application), None) if ranking else None
    body = _body(view.lead)
    amount = min(view.asked_cents, call.max_amount_cents or view.asked_cents)
    lines = _lines(view, call=call, amount=amount)
    title = said(call.title)
    initial: dict[str, Any] = {
        "programme": str(call.programme),
        "recipient": str(body.id) if body else "",
        "title": view.title,
        "amount": amount or None,
        "rule": title[:300],
        "official": call.official[:200],
        "way_chosen": _way(title, row),
    }
    for number, (kind, text, cents) in enumerate(lines, start=1):
        initial |= {f"kind-{number}": kind.value, f"line-{number}": text, f"cents-{number}": cents}
    return Begun(
        initial=initial,
        facts=tuple(_facts(view, call=call, row=row)),
        lines=len(lines),
        awarded=selectors.grants_of_applications([application]).get(application),
        unknown=view.lead.name if view.lead and not body else "",
        simulated=bool(ranking and ranking.simulated),
        appeals_until=ranking.appeals_until if ranking else None,
    )


def _body(lead: PartView | None) -> OrganisationView | None:
    """Return the organisation that leads a proposal: the one it says it is, or that has its tax code or its name."""
    if lead is None:
        return None
    bodies = people.organisations()
    same = [body for body in bodies if body.id == lead.organisation]
    same += [body for body in bodies if lead.tax_code and body.tax_code == lead.tax_code]
    same += [body for body in bodies if lead.name and body.name.casefold() == lead.name.casefold()]
    return next(iter(same), None)


def _way(title: str, row: RankedRow | None) -> str:
    if row is None or row.position is None:
        return title[:300]
    return (_("Graduatoria: %(call)s, posto %(position)s") % {"call": title, "position": row.position})[:300]


def _lines(view: ApplicationView, *, call: CallView, amount: int) -> list[tuple[CostKind, str, int]]:
    """Return what is asked of the call by kind of cost, brought to the amount that is awarded."""
    asked = _by_kind(line for line in view.budget if line.source is Source.CALL)
    names = {kind.key: said(kind.title) for kind in call.cost_kinds}
    sums = apportion(amount, list(asked.values())) if asked else []
    return [
        (KINDS.get(kind, CostKind.ANY), names.get(kind, "")[:200], cents)
        for kind, cents in zip(asked, sums, strict=True)
        if cents
    ]


def _by_kind(lines: Iterable[BudgetLine]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.cost_kind] = sums.get(line.cost_kind, 0) + line.amount_cents
    return sums


def _facts(view: ApplicationView, *, call: CallView, row: RankedRow | None) -> Iterable[tuple[str, str]]:
    yield _("Bando"), said(call.title)
    yield _("Proposta"), name_of(view.number, view.title)
    if row:
        place = _("posto %(position)s") % {"position": row.position} if row.position else ""
        yield _("In graduatoria"), ", ".join(filter(None, (place, str(OUTCOME[row.outcome]))))
    if view.lead and view.lead.name:
        yield _("Capofila"), view.lead.name
    yield _("Ha chiesto"), money(view.asked_cents) if view.asked_cents else _("non è scritto")
    if call.max_amount_cents:
        yield _("Al massimo, per il bando"), money(call.max_amount_cents)
