"""What waits: for whoever reports on grants, and for the office."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.programme.documents import selectors as documents
from fabene.programme.grants import selectors
from fabene.programme.grants.values import Account, GrantView, InstalmentView, ReportView
from fabene.web import formats
from fabene.web.pages.grants.account import missing
from fabene.web.pages.grants.scope import head, reporting, require_office
from fabene.web.pages.page import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A grant as a desk shows it: how far it is, and what is missing."""

    grant: GrantView
    account: Account
    missing: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Return how much of it was spent, in whole percents."""
        return 100 * self.account.spent_cents // self.grant.amount_cents


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show somebody the grants of their organisation, and what is missing on each."""
    rows = _rows(selectors.grants_of(reporting(request)))
    page = head(_("I nostri contributi"), lead=_("Una spesa per volta: quello che hai scritto resta."))
    return render(request, "grants/mine.html", {"page": page, "rows": rows, "waiting": _first(rows)})


def _rows(grants: tuple[GrantView, ...]) -> list[Row]:
    accounts = selectors.accounts_of(grants)
    return [Row(grant=view, account=accounts[view.id], missing=_missing(view)) for view in grants]


def _missing(view: GrantView) -> tuple[str, ...]:
    charges = selectors.charges(view.id)
    files = documents.documents_about_any([each.id for each in charges], public_only=False)
    return tuple(
        missing(
            view,
            charges,
            reports=selectors.reports(view.id),
            milestones=selectors.milestones(view.id),
            with_file=frozenset(files),
        )
    )


def _first(rows: list[Row]) -> list[Thing]:
    """Return what to do first: at most three grants on which something is missing."""
    asked = [row for row in rows if row.missing and row.grant.closed_on is None]
    return [
        Thing(title=row.grant.title, sentence=row.missing[0], url=reverse("grants:account", args=[row.grant.id]))
        for row in asked[:3]
    ]


@never_cache
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """Show the office what it has to check, to pay, to ask for."""
    require_office(request)
    grants = {view.id: view for view in selectors.grants()}
    charges = [(charge, grants[charge.grant]) for charge in selectors.charges_waiting()]
    to_pay = [(view, part) for view in grants.values() for part in _payable(view)]
    due = [(view, report) for view in grants.values() for report in _due(view.id)]
    changes = [
        (view, version)
        for view in grants.values()
        for version in selectors.budget_versions(view.id)
        if version.approved is None
    ]
    shown = {
        "page": head(_("Contributi: l'ufficio"), lead=_("Da controllare, da pagare, da ricevere.")),
        "waiting": _office_first(len(charges), len(to_pay), unpublished=_unpublished(grants)),
        "charges": charges,
        "to_pay": to_pay,
        "due": due,
        "changes": changes,
        "grants": list(grants.values()),
        "campaigns": selectors.campaigns(),
        "today": timezone.localdate(),
    }
    return render(request, "grants/office.html", shown)


def _payable(view: GrantView) -> list[InstalmentView]:
    """Return the instalments that may be paid: of a grant that is public, has a CUP and is not over."""
    return [part for part in view.instalments if part.payment is None] if view.can_be_paid else []


def _due(grant: UUID) -> list[ReportView]:
    return [report for report in selectors.reports(grant) if report.sent_on is None]


def _unpublished(grants: dict[UUID, GrantView]) -> list[GrantView]:
    return [view for view in grants.values() if view.published_on is None and view.closed_on is None]


def _office_first(charges: int, to_pay: int, *, unpublished: list[GrantView]) -> list[Thing]:
    here = reverse("grants:office")
    things = []
    if unpublished:
        first = unpublished[0]
        sentence = _("Finché non è nella tabella pubblica non si paga niente.")
        url = reverse("grants:decide", args=[first.id, "pubblica"])
        things.append(Thing(title=_("Pubblica «%(title)s»") % {"title": first.title}, sentence=sentence, url=url))
    if charges:
        title = ngettext("%(number)s spesa da decidere", "%(number)s spese da decidere", charges)
        sentence = _("Ognuna con il suo documento e quanto resta nella voce.")
        things.append(Thing(title=title % {"number": formats.count(charges)}, sentence=sentence, url=f"{here}#spese"))
    if to_pay:
        title = ngettext("%(number)s rata da pagare", "%(number)s rate da pagare", to_pay)
        sentence = _("Le condizioni stanno accanto a ogni rata.")
        things.append(Thing(title=title % {"number": formats.count(to_pay)}, sentence=sentence, url=f"{here}#rate"))
    return things
