"""Recalls: the list, the page of one, its paper and its file."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.households import selectors as households
from fabene.people import selectors as people
from fabene.people.rules import permissions_of
from fabene.people.values import NetworkView
from fabene.sharing import selectors
from fabene.sharing.values import FamilyLine, Party, RecallSummary, RecallView
from fabene.web import formats, words
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.lotcodes import lot_code
from fabene.web.pages.days.givers import stall_name
from fabene.web.pages.recall.common import SEE, inside, network_for, recall_crumb, recall_for, recalls_crumb
from fabene.web.pages.recall.forms import ToldForm
from fabene.web.pages.recall.picture import table, way
from fabene.web.pages.recall.words import ADVICE, HOW, OUTCOME, PARTY, WHO_SAID, giver_said, here_in, place_said
from fabene.web.pages.words import sayings
from fabene.web.pages.writing import actor, fresh_id


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """Who must be told, in words, with the form that says they were."""

    party: Party
    name: str
    what: str
    told: str
    form: ToldForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Referring:
    """An organisation whose families took the food home: how many know, and the codes of those who do not."""

    name: str
    families: int
    told: int
    open: tuple[FamilyLine, ...]


@never_cache
@require_safe
def recalls(request: HttpRequest, slug: str) -> HttpResponse:
    """List the recalls that have to do with a network, open ones first."""
    network = network_for(request, slug, permission=SEE)
    found = selectors.recalls_of(network.id)
    shown = {
        "page": inside(
            network,
            _("Richiami"),
            lead=_("Cibo che non va mangiato: si ferma ovunque sia, e chi lo ha ricevuto lo sa."),
        ),
        "network": network,
        "rows": [(one, _said(one)) for one in found],
        "may": permissions_of(actor(request), network.id),
    }
    return render(request, "recall/recalls.html", shown)


def _said(one: RecallSummary) -> str:
    foods = ", ".join(words.category(key).lower() for key in one.categories)
    state = str(OUTCOME[one.end.outcome]).lower() if one.end else _("aperto")
    return f"{formats.day(one.opened_at)} · {foods} · {state}"


@never_cache
@require_safe
def recalls_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the recalls of a network as a file."""
    network = network_for(request, slug, permission=SEE)
    labels = (_("Numero"), _("Aperto il"), _("Che cosa"), _("Perché"), _("Chi lo dice"), _("Avviso"))
    ends = (_("Che cosa fare"), _("Chiuso il"), _("Com’è finita"), _("Due parole"))
    found = Table(
        caption=_("Richiami"),
        columns=(
            *(Column(label=label) for label in (*labels, *ends)),
            Column(label=_("Lotti fermati"), kind=Kind.COUNT),
        ),
        rows=tuple(_row(one) for one in selectors.recalls_of(network.id)),
    )
    return csv_response(found, f"richiami-{network.slug}.csv")


def _row(one: RecallSummary) -> tuple[str | int | None, ...]:
    notice, end = one.notice, one.end
    return (
        one.number,
        timezone.localdate(one.opened_at).isoformat(),
        notice.what,
        notice.reason,
        str(WHO_SAID[notice.said_by]),
        notice.reference,
        str(ADVICE[notice.advice]),
        timezone.localdate(end.happened_at).isoformat() if end else "",
        str(OUTCOME[end.outcome]) if end else "",
        end.note if end else "",
        one.lots,
    )


@never_cache
@require_safe
def recall(request: HttpRequest, slug: str, recall: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Show a recall: who must be told, where the food is, what came back."""
    network = network_for(request, slug, permission=SEE)
    view = recall_for(network, recall)
    return render(request, "recall/recall.html", shown_of(request, view, network=network))


def shown_of(request: HttpRequest, view: RecallView, *, network: NetworkView) -> dict[str, object]:
    """Return all that the page of a recall shows."""
    summary, here = view.summary, here_in(network)
    names = people.names_of(_actors(view))
    parties = [_party(party, names=names) for party in view.parties]
    return {
        "page": inside(network, summary.notice.what, lead=summary.notice.reason, above=(recalls_crumb(network),)),
        "network": network,
        "view": view,
        "own": summary.network == network.id,
        "opened_by": names.get(view.actor, ""),
        "origin": here.names.get(summary.network, ""),
        "said_by": WHO_SAID[summary.notice.said_by],
        "advice": ADVICE[summary.notice.advice],
        "parties": [row for row in parties if not row.told],
        "told_parties": [row for row in parties if row.told],
        "referring": _referring(view),
        "words": [(word.id, sayings.title(word)) for word in households.words_by_id(ids=view.words)],
        "picture": way(view.trace, here=here),
        "places": [(place, place_said(place, here=here)) for place in view.trace.now],
        "waiting": [bag for bag in view.trace.bags if not bag.gone and not bag.passed_on and bag.parts],
        "lots": [(lot, giver_said(lot)) for lot in view.trace.lots],
        "earlier": [(lot, giver_said(lot)) for lot in view.trace.earlier],
        "outcome": OUTCOME[summary.end.outcome] if summary.end else "",
        "may": permissions_of(actor(request), network.id),
        "form_id": fresh_id(),
    }


def _actors(view: RecallView) -> set[UUID]:
    found = {view.actor, *(party.told.actor for party in view.parties if party.told)}
    return found | {move.actor for move in view.moves}


def _party(party: Party, *, names: dict[UUID, str]) -> PartyRow:
    told = ""
    if party.told is not None:
        parts = {
            "how": HOW[party.told.how],
            "moment": sayings.moment(party.told.at),
            "name": names.get(party.told.actor, _("qualcuno")),
        }
        told = _("avvisato %(how)s da %(name)s, %(moment)s") % parts
        told = f"{told} · {party.told.note}" if party.told.note else told
    return PartyRow(
        party=party, name=party_name(party), what=str(PARTY[party.kind]), told=told, form=ToldForm(auto_id=False)
    )


def party_name(party: Party) -> str:
    """Return what somebody who must be told is called: a stall by its word and number."""
    return stall_name(party.name) if party.stall else party.name


def _referring(view: RecallView) -> list[Referring]:
    groups: defaultdict[str, list[FamilyLine]] = defaultdict(list)
    for family in view.families:
        groups[family.organisation_name or _("Nessun ente")].append(family)
    return [
        Referring(
            name=name,
            families=len(lines),
            told=sum(line.told for line in lines),
            open=tuple(line for line in lines if line.open),
        )
        for name, lines in sorted(groups.items())
    ]


@never_cache
@require_safe
def recall_csv(request: HttpRequest, slug: str, recall: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Give every step of the way of recalled food as a file."""
    network = network_for(request, slug, permission=SEE)
    view = recall_for(network, recall)
    return csv_response(
        table(view.trace, here=here_in(network)), f"richiamo-{network.slug}-{view.summary.number.replace('/', '-')}.csv"
    )


@never_cache
@require_safe
def notice(request: HttpRequest, slug: str, recall: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Show the notice that hangs at the stand, on the table, in the emporio: one A4, no name, no family."""
    network = network_for(request, slug, permission=SEE)
    view = recall_for(network, recall)
    summary = view.summary
    days = sorted({bag.date for bag in view.trace.bags} | {lot.born_on for lot in view.trace.lots})
    shown = {
        "page": inside(
            network, _("Richiamo di cibo"), above=(recalls_crumb(network), recall_crumb(network, view.summary))
        ),
        "network": network,
        "view": view,
        "notice": summary.notice,
        "advice": ADVICE[summary.notice.advice],
        "said_by": WHO_SAID[summary.notice.said_by],
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "codes": [lot_code(lot.id) for lot in view.trace.lots],
        "foods": [words.category(key) for key in sorted({lot.category for lot in view.trace.lots})],
    }
    return render(request, "recall/notice.html", shown)
