"""The public ranking: every version with its reasons, as a page, a table and JSON, and what it hangs on."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.selection import selectors
from fabene.programme.selection.tables import loaded, standing_of
from fabene.programme.selection.values import Outcome, RankedRow, Ranking
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.grants.from_ranking import awards_from
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.selection.figures import enough, points
from fabene.web.pages.selection.pictures import comparison
from fabene.web.pages.selection.sayings import Names, leasts, names_in, sensitivity, titles_in
from fabene.web.pages.selection.scope import call_crumbs, name_of, said
from fabene.web.pages.selection.words import OUTCOME, OUTCOME_BADGE


def _found(slug: str, *, number: int | None = None) -> tuple[CallView, Ranking, tuple[Ranking, ...]]:
    """Return a call, the version asked for (the last one, unless told) and all of them; raise ``NotFoundError``."""
    call = calls.call_by_slug(slug)
    versions = selectors.versions(call.id)
    shown = [one for one in versions if number is None or one.number == number]
    if not shown:
        raise NotFoundError("ranking_not_found")
    return call, shown[-1], versions


@login_not_required
@require_safe
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the ranking in its last version."""
    return _shown(request, slug)


@login_not_required
@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Show one version of the ranking: it stays what it was."""
    return _shown(request, slug, number=number)


def _shown(request: HttpRequest, slug: str, *, number: int | None = None) -> HttpResponse:
    call, found, versions = _found(slug, number=number)
    decimals = enough(row.points for row in found.rows if row.points is not None)
    table = loaded(found.closing.table)
    awards = awards_from(request, found.rows)
    shown = {
        "page": Page(title=_("Graduatoria"), lead=_lead(found), eyebrow=said(call.title), crumbs=call_crumbs(call)),
        "call": call,
        "ranking": found,
        "versions": versions,
        "newer": versions[-1].number != found.number,
        "rows": [
            _row(row, decimals=decimals, titles=titles_in(table))
            | {"may_award": row.application in awards, "grant": awards.get(row.application)}
            for row in found.rows
        ],
        "leasts": leasts(table, titles=titles_in(table)),
    }
    return render(request, "selection/ranking.html", shown)


def _lead(found: Ranking) -> str:
    funded = sum(row.outcome is Outcome.FUNDED for row in found.rows)
    words = ngettext(
        "%(funded)s proposta con un contributo, su %(all)s arrivate.",
        "%(funded)s proposte con un contributo, su %(all)s arrivate.",
        funded,
    )
    return words % {"funded": funded, "all": len(found.rows)}


def _row(row: RankedRow, *, decimals: int, titles: Names) -> dict[str, object]:
    return {
        "row": row,
        "name": name_of(row.number, row.title),
        "points": points(row.points, decimals) if row.points is not None else "",
        "outcome": OUTCOME[row.outcome],
        "badge": OUTCOME_BADGE[row.outcome],
        "reason": said(row.reason),
        "missed": ", ".join(titles.get(key, _("totale")) for key in row.missed),
    }


@login_not_required
@require_safe
def ranking_csv(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - the signature is Django's
    """Give the last version as a table; points rounded and exact."""
    _call, found, _versions = _found(slug)
    return csv_response(_table(found), f"graduatoria-{slug}-{found.number}.csv")


def _table(found: Ranking) -> Table:
    decimals = enough(row.points for row in found.rows if row.points is not None)
    simulated = _("sì") if found.simulated else _("no")
    return Table(
        caption=_("Graduatoria"),
        columns=(
            Column(label=_("Posto"), kind=Kind.COUNT),
            Column(label=_("Numero"), kind=Kind.COUNT),
            Column(label=_("Proposta")),
            Column(label=_("Identità")),
            Column(label=_("Punti")),
            Column(label=_("Punti esatti")),
            Column(label=_("Esito")),
            Column(label=_("Motivo")),
            Column(label=_("Norma")),
            Column(label=_("Versione"), kind=Kind.COUNT),
            Column(label=_("Punteggi simulati")),
        ),
        rows=tuple(
            (
                row.position,
                row.number,
                row.title,
                str(row.application),
                points(row.points, decimals) if row.points is not None else None,
                str(row.points) if row.points is not None else None,
                str(OUTCOME[row.outcome]),
                said(row.reason),
                row.law,
                found.number,
                simulated,
            )
            for row in found.rows
        ),
    )


@login_not_required
@require_safe
def ranking_json(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - the signature is Django's
    """Give the last version as JSON, with the sealed table that anybody can compute again and its digest."""
    _call, found, _versions = _found(slug)
    told = {
        "call": slug,
        "version": found.number,
        "published_at": found.published_at.isoformat(),
        "appeals_until": found.appeals_until.isoformat(),
        "note": found.note,
        "simulated": found.simulated,
        "rows": [_plain(row) for row in found.rows],
        "sealed": {"sha256": found.closing.sha256, "canonical": found.closing.table},
        "table": json.loads(found.closing.table),
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _plain(row: RankedRow) -> dict[str, object]:
    return {
        "application": str(row.application),
        "number": row.number,
        "title": row.title,
        "position": row.position,
        "outcome": row.outcome.value,
        "points": str(row.points) if row.points is not None else None,
        "points_thousandths": row.points_thousandths,
        "decided_by": row.decided_by,
        "reason_it": row.reason.it,
        "reason_en": row.reason.en,
        "law": row.law,
        "check_notes": row.check_notes,
        "below_least_in": list(row.missed),
    }


@login_not_required
@require_safe
def hangs_on(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the published order hangs on: each juror (by body), each weight, who was level."""
    call, found, _versions = _found(slug)
    table = loaded(found.closing.table)
    order = standing_of(table)
    page = Page(
        title=_("Da che cosa dipende l’ordine"),
        lead=_("Che cosa sarebbe successo senza una persona della giuria, o con altri pesi."),
        eyebrow=said(call.title),
        crumbs=(
            *call_crumbs(call),
            Crumb(label=_("Graduatoria"), url=reverse("selection:ranking", args=[slug])),
        ),
    )
    shown = {
        "page": page,
        "ranking": found,
        "told": sensitivity(order, names=names_in(table), titles=titles_in(table)),
        "drawing": comparison(table, order),
        "csv_url": reverse("selection:ranking_csv", args=[slug]),
    }
    return render(request, "selection/hangs_on.html", shown)
