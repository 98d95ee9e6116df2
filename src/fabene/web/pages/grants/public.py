"""What everybody may check: every award, who adds what, how far it is, its campaigns."""

from textwrap import shorten
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.programme.documents import selectors as documents
from fabene.programme.frame import selectors as frame
from fabene.programme.grants import selectors
from fabene.programme.grants.values import CampaignView, PublishedAward
from fabene.web import formats
from fabene.web.downloads import csv_response, xlsx_response
from fabene.web.drawings.flow import Flow, Link, Node, flow
from fabene.web.drawings.picture import Kind
from fabene.web.drawings.tones import Tone
from fabene.web.pages.grants.scope import head, is_office
from fabene.web.pages.grants.tables import awards_table, cofinancing_table, lines_table
from fabene.web.pages.grants.words import CAMPAIGN
from fabene.web.pages.page import Page

LABEL = 21


@login_not_required
@require_safe
def grants(request: HttpRequest) -> HttpResponse:
    """List the awards that are public, with the money that flows from its sources to the projects."""
    rows = selectors.published_awards()
    total = sum(row.amount_cents for row in rows)
    beside = sum(row.cofinancing_cents for row in rows)
    shown = {
        "page": Page(
            title=_("Contributi"),
            lead=_("Il denaro pubblico dato ai progetti: a chi, quanto, con quale atto, e chi ha messo il resto."),
        ),
        "rows": rows,
        "count": ngettext("%(number)s contributo", "%(number)s contributi", len(rows)) % {"number": len(rows)},
        "total": formats.euros(total),
        "beside": formats.euros(beside) if beside else "",
        "picture": money_flow(rows) if rows else None,
        "campaigns": [_campaign(one) for one in selectors.campaigns()],
    }
    return render(request, "grants/list.html", shown)


@login_not_required
@require_safe
def grants_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the signature of a view
    """Return the list of awards as CSV."""
    return csv_response(awards_table(selectors.published_awards()), "contributi.csv")


@login_not_required
@require_safe
def grants_xlsx(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the signature of a view
    """Return the list of awards as a workbook."""
    return xlsx_response(awards_table(selectors.published_awards()), "contributi.xlsx")


@login_not_required
@require_safe
def flow_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the signature of a view
    """Return what the picture of the money shows, as CSV."""
    return csv_response(money_flow(selectors.published_awards()).table, "contributi-flusso.csv")


@login_not_required
@require_safe
def grant(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Show one award: the six fields of the law, what was paid and spent, what others added."""
    row = selectors.published_award(grant)
    view, account = selectors.grant(grant), selectors.account(grant)
    cofinancing = selectors.cofinancing(grant)
    shown = {
        "page": head(row.title, lead=row.recipient.name),
        "row": row,
        "grant": view,
        "account": account,
        "lines": lines_table(account),
        "cofinancing": cofinancing_table(cofinancing, view) if cofinancing else None,
        "milestones": selectors.milestones(grant),
        "documents": documents.documents_about(grant, public_only=True),
        "project": _project(row),
        "office": is_office(request),
    }
    return render(request, "grants/grant.html", shown)


def _project(row: PublishedAward) -> object | None:
    """Return the project of an award, when it is one that the frame knows and shows."""
    found = {project.id: project for project in frame.projects(row.programme)}
    return found.get(row.project) if row.project else None


def _campaign(one: CampaignView) -> dict[str, object]:
    return {
        "campaign": one,
        "title": one.title.said(get_language() or "it"),
        "state": CAMPAIGN[one.state],
        "target": formats.euros(one.target_cents) if one.target_cents else "",
        "raised": formats.euros(one.raised_cents) if one.raised_cents is not None else "",
    }


def money_flow(rows: tuple[PublishedAward, ...]) -> Flow:
    """Return the picture of money from who gives it to the projects; what was promised counts, paid or not."""
    nodes, links = {}, []
    for row in rows:
        project = f"to-{row.grant}"
        nodes[project] = Node(key=project, label=row.title, short=_short(row.title), column=1, tone=Tone.APPLE)
        giver = row.funder.name if row.funder else _("Ente che concede")
        given = ((giver, row.amount_cents, Tone.SKY), *((name, cents, Tone.LEAF) for name, cents in row.beside))
        for name, cents, tone in given:
            giver_node = Node(key=f"from-{name}", label=name, short=_short(name), column=0, tone=tone)
            nodes.setdefault(giver_node.key, giver_node)
            links.append(Link(source=f"from-{name}", target=project, grams=cents))
    title, sentence = _("Da dove viene il denaro"), _("A sinistra chi lo mette, a destra i progetti che lo ricevono.")
    return flow(title, sentence, nodes=nodes.values(), links=_merged(links), kind=Kind.CENTS)


def _short(title: str) -> str:
    """Return a title that fits beside a bar: what stands before its subtitle, cut where it is still too long."""
    return shorten(title.partition(" – ")[0], width=LABEL, placeholder=" …")


def _merged(links: list[Link]) -> list[Link]:
    """Return one link for each pair: somebody may add to several lines of a project."""
    sums: dict[tuple[str, str], int] = {}
    for link in links:
        sums[link.source, link.target] = sums.get((link.source, link.target), 0) + link.grams
    return [Link(source=source, target=target, grams=cents) for (source, target), cents in sums.items()]
