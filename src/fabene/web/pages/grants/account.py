"""The account of a grant, for the office and for whoever reports on it: sums, costs, what is missing, trail, paper."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.lib import pdf
from fabene.people import selectors as people
from fabene.programme.grants import selectors
from fabene.programme.grants.values import Basis, ChargeView, GrantView, MilestoneView, Outcome, RateKind, ReportView
from fabene.web import formats
from fabene.web.downloads import csv_response, xlsx_response
from fabene.web.drawings.picture import Table
from fabene.web.pages.grants.files import Kept, abouts, kept_about
from fabene.web.pages.grants.scope import head, is_office, seen
from fabene.web.pages.grants.tables import (
    act_said,
    charges_table,
    cofinancing_table,
    lines_table,
    sums_said,
    trail_table,
)
from fabene.web.pages.grants.words import OUTCOME, OUTCOME_BADGE, line_said

TEMPLATE = Path(__file__).parents[2] / "typst" / "draft.typ"


@never_cache
@require_safe
def account(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Show the account of a grant and what may be done about it."""
    view = seen(request, grant)
    office = is_office(request)
    charges = selectors.charges(grant)
    reports, milestones = selectors.reports(grant), selectors.milestones(grant)
    files = kept_about(view.id, abouts(charges, reports=reports, milestones=milestones))
    sums = selectors.account(grant)
    shown = {
        "page": head(view.title, lead=_("Il conto del contributo: che cosa c'è, che cosa manca."), grant=view),
        "grant": view,
        "office": office,
        "sums": sums_said(sums),
        "lines": lines_table(sums),
        "charges": [_charge(each, view, files=files.get(each.id, ())) for each in reversed(charges)],
        "missing": missing(view, charges, reports=reports, milestones=milestones, with_file=frozenset(files)),
        "cofinancing": selectors.cofinancing(grant),
        "in_kind": [each for each in selectors.in_kind(grant) if not each.undone],
        "hours": [each for each in selectors.hours(grant) if not each.undone],
        "rates": selectors.rates(grant),
        "milestones": [(each, files.get(each.id, ())) for each in milestones],
        "reports": [(each, files.get(each.id, ())) for each in reports],
        "budgets": [each for each in selectors.budget_versions(grant) if each.number > 1],
        **_offers(view),
    }
    return render(request, "grants/account.html", shown)


def _offers(view: GrantView) -> dict[str, object]:
    """Return which of the simplified ways may be used: those whose rate was declared."""
    kinds = {rate.kind for rate in selectors.rates(view.id)}
    return {
        "may_simplify": bool(kinds - {RateKind.VOLUNTEER_HOUR}),
        "may_help": RateKind.VOLUNTEER_HOUR in kinds,
        "open": view.closed_on is None,
    }


def _charge(charge: ChargeView, grant: GrantView, *, files: Sequence[Kept]) -> dict[str, object]:
    line = next(line for line in grant.lines if line.id == charge.line)
    return {
        "charge": charge,
        "line": line_said(line.title, line.cost_kind),
        "outcome": OUTCOME[charge.outcome],
        "badge": OUTCOME_BADGE[charge.outcome],
        "reason": charge.decisions[-1].reason if charge.decisions else "",
        "files": files,
        "needs_file": charge.basis is Basis.PAPER and not files,
        "waits": charge.outcome is None,
    }


def missing(
    grant: GrantView,
    charges: Sequence[ChargeView],
    *,
    reports: Sequence[ReportView],
    milestones: Sequence[MilestoneView],
    with_file: frozenset[UUID],
) -> list[str]:
    """Return what is still missing on a grant, each in a sentence."""
    today = timezone.localdate()
    bare = [
        each
        for each in charges
        if each.basis is Basis.PAPER and each.id not in with_file and each.outcome is not Outcome.WITHDRAWN
    ]
    waiting = [each for each in charges if each.outcome is None]
    said = [
        _("La relazione «%(title)s» entro %(day)s.") % {"title": each.title, "day": formats.day(each.due_on)}
        for each in reports
        if each.sent_on is None
    ]
    said += [
        (_("Tappa in ritardo: %(title)s.") if each.due_on < today else _("Tappa da raggiungere: %(title)s."))
        % {"title": each.title}
        for each in milestones
        if each.reached_on is None
    ]
    if bare:
        said.append(
            ngettext("%(number)s spesa senza documento.", "%(number)s spese senza documento.", len(bare))
            % {"number": len(bare)}
        )
    if waiting:
        said.append(
            ngettext("%(number)s spesa da decidere.", "%(number)s spese da decidere.", len(waiting))
            % {"number": len(waiting)}
        )
    if not grant.cup:
        said.append(_("Il CUP: senza, non si paga niente."))
    return said


@never_cache
@require_safe
def lines_csv(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Return what every line had, spent and has left as CSV."""
    view = seen(request, grant)
    return csv_response(lines_table(selectors.account(view.id)), "voci.csv")


@never_cache
@require_safe
def charges_csv(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Return the costs of a grant as CSV."""
    view = seen(request, grant)
    return csv_response(charges_table(selectors.charges(grant), view), "spese.csv")


@never_cache
@require_safe
def charges_xlsx(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Return the costs of a grant as a workbook."""
    view = seen(request, grant)
    return xlsx_response(charges_table(selectors.charges(grant), view), "spese.xlsx")


@never_cache
@require_safe
def trail(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Show who did what about a grant."""
    view = seen(request, grant)
    lead = _("Ogni scrittura, chi l'ha fatta e quando. Non si cambia e non si cancella.")
    page = head(_("Registro"), lead=lead, grant=view, work=True)
    return render(request, "grants/trail.html", {"page": page, "grant": view, "table": _trail(grant)})


@never_cache
@require_safe
def trail_csv(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Return the audit trail as CSV."""
    seen(request, grant)
    return csv_response(_trail(grant), "registro.csv")


def _trail(grant: UUID) -> Table:
    deeds = selectors.deeds(grant)
    return trail_table(deeds, people.names_of({deed.actor for deed in deeds}))


@never_cache
@require_safe
def statement(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Return the statement of a grant as a PDF, in Italian: it goes to an Italian office."""
    view = seen(request, grant)
    now = timezone.now()
    with override("it"):
        data = _statement(view, day=formats.day(timezone.localdate(now)))
    fonts = finders.find("built/fonts")
    content = pdf.render(TEMPLATE, data, made_at=now, fonts=Path(fonts) if fonts else None)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="rendiconto.pdf"'
    return response


def _statement(view: GrantView, *, day: str) -> dict[str, object]:
    sums = selectors.account(view.id)
    charges = [each for each in selectors.charges(view.id) if each.outcome is not Outcome.WITHDRAWN]
    cofinancing = selectors.cofinancing(view.id)
    act = act_said(view.act.number, formats.day(view.act.date) if view.act.date else "")
    facts = [
        [_("Chi riceve"), f"{view.recipient.name} {view.recipient.tax_code}".strip()],
        ["CUP", view.cup or _("non pubblicato: non si può pagare")],
        [_("Atto"), act or "—"],
        [_("Periodo"), _("dal %(since)s al %(until)s") % _period(view)],
    ]
    blocks = [
        {"kind": "table", "rows": [[_("Contributo"), view.title], *facts], "lines": [], "level": 2},
        *_part(_("I conti"), [[_("Somma"), ""], *[list(pair) for pair in sums_said(sums)]]),
        *_part(_("Le voci"), _rows(lines_table(sums))),
        *_part(_("Le spese"), _rows(charges_table(charges, view), only=(0, 1, 4, 5, 8, 9, 10))),
        *(_part(_("Il cofinanziamento"), _rows(cofinancing_table(cofinancing, view))) if cofinancing else ()),
    ]
    title = _("Rendiconto")
    return {
        "title": f"{title} {view.title}",
        "heading": title,
        "eyebrow": view.title,
        "author": "fa bene",
        "language": "it",
        "footer": f"{title} · {day}",
        "page_word": _("pagina"),
        "draft": _("Fatto dal registro il %(day)s: le somme vengono dal libro mastro.") % {"day": day},
        "mark": "",
        "blocks": blocks,
    }


def _period(view: GrantView) -> dict[str, str]:
    return {"since": formats.day(view.starts), "until": formats.day(view.ends)}


def _part(title: str, rows: list[list[str]]) -> tuple[dict[str, object], dict[str, object]]:
    return (
        {"kind": "heading", "lines": [title], "level": 2, "rows": []},
        {"kind": "table", "rows": rows, "lines": [], "level": 2},
    )


def _rows(table: Table, *, only: Sequence[int] | None = None) -> list[list[str]]:
    """Return the head and the rows of a table as they are read; ``only`` some of its columns."""
    kept = range(len(table.columns)) if only is None else only
    rows = [[cell.text for cell in row] for row in table.shown]
    return [[table.columns[place].label for place in kept], *([row[place] for place in kept] for row in rows)]
