"""What the jury and the office look at once the first round is closed: the comparison, the talk, the order in words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotAllowedError
from fabene.programme.selection import selectors
from fabene.programme.selection.tables import standing_of
from fabene.programme.selection.values import TalkLine
from fabene.web.downloads import csv_response
from fabene.web.pages.page import Crumb
from fabene.web.pages.selection.figures import given
from fabene.web.pages.selection.pictures import comparison, comparison_table
from fabene.web.pages.selection.sayings import names_in, sensitivity, titles_in
from fabene.web.pages.selection.scope import Scope, called, control_crumb, desk_crumb, for_both, head, one_of, said
from fabene.web.pages.selection.words import BAR


@never_cache
@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all proposals side by side; before the first round is closed, why there is nothing to see."""
    scope = for_both(request, slug)
    page = head(
        scope,
        _("Il confronto"),
        lead=_("Per ogni proposta la media di ogni criterio, e quanto la giuria è distante."),
        above=(_above(scope),),
    )
    shown: dict[str, object] = {"page": page, "scope": scope}
    if scope.selection.blind:
        return render(request, "selection/compare.html", shown)
    table = selectors.current_table(scope.selection)
    hidden, found, names = abstained(scope), standing_of(table), names_in(table)
    shown |= {
        "drawing": comparison(table, found, hidden=hidden),
        # One sentence of these speaks of several proposals: nothing for who abstained from any.
        "told": None if hidden else sensitivity(found, names=names, titles=titles_in(table)),
        "csv_url": reverse("selection:compare_csv", args=[slug]),
        "talks": [(which, name) for which, name in names.items() if which not in hidden],
    }
    return render(request, "selection/compare.html", shown)


def abstained(scope: Scope) -> frozenset[str]:
    """Return the proposals of which a juror reads nothing: in conflict, until the ranking is there for everybody."""
    if scope.listener is None:
        return frozenset()
    return frozenset(str(which) for which in selectors.hidden_from(scope.selection, scope.listener))


@never_cache
@require_safe
def compare_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the comparison as a table: exact means as fractions too."""
    scope = for_both(request, slug)
    if scope.selection.blind:
        raise NotAllowedError(permission="first_round_open")
    table = selectors.current_table(scope.selection)
    return csv_response(comparison_table(table, standing_of(table), hidden=abstained(scope)), f"confronto-{slug}.csv")


@never_cache
@require_safe
def talk(request: HttpRequest, slug: str, application: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Show what everybody in the jury said of one proposal, first and final scores, with what changed."""
    scope = for_both(request, slug)
    found = one_of(scope, application)
    if scope.selection.blind:
        raise NotAllowedError(permission="first_round_open")
    lines = selectors.talk(scope.selection, application, juror=scope.listener)
    shown = {
        "page": head(scope, called(found), lead=_("Che cosa ha detto la giuria."), above=(_above(scope),)),
        "scope": scope,
        "application": found,
        "criteria": [(one.key, said(one.title), one.weight) for one in scope.selection.criteria],
        "lines": [(line, BAR[line.bar] if line.bar else "", _rows(scope, line)) for line in lines],
        "change": scope.juror and bool(lines) and scope.selection.takes_scores(application),
    }
    return render(request, "selection/talk.html", shown)


def _rows(scope: Scope, line: TalkLine) -> list[tuple[str, str, str, str]]:
    """Return for each criterion of a juror: title, first score, final score, difference, as they are read."""
    units = scope.selection.units
    return [
        (
            said(one.title),
            given(line.first.get(one.key), units),
            given(line.final.get(one.key), units),
            _change(line.changed.get(one.key, 0), units),
        )
        for one in scope.selection.criteria
    ]


def _change(by: int, units: int) -> str:
    """Return by how much a score was changed, with its sign; a dash where it was not."""
    return f"{'+' if by > 0 else '−'}{given(abs(by), units)}" if by else "—"


def _above(scope: Scope) -> Crumb:
    """Return the page above: the office's, or the juror's desk."""
    return control_crumb(scope) if scope.office else desk_crumb(scope)
