"""The minutes of a jury as a PDF: from the sealed table, with who sat and who abstained."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.lib import pdf
from fabene.people import selectors as people
from fabene.programme.selection import selectors
from fabene.programme.selection.tables import loaded, standing_of
from fabene.programme.selection.values import Bar, ClosingView, Standing
from fabene.web import formats
from fabene.web.pages.selection.comparing import abstained
from fabene.web.pages.selection.figures import enough, given, points
from fabene.web.pages.selection.sayings import leasts, names_in, sensitivity, titles_in
from fabene.web.pages.selection.scope import Scope, called, for_both, said
from fabene.web.pages.selection.words import ADMISSIBILITY, BAR

TEMPLATE = Path(__file__).parents[2] / "typst" / "minutes.typ"
Block = dict[str, object]
Table = Mapping[str, Any]


@never_cache
@require_safe
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the minutes of the last closing, to the office and the jury; raise ``NotFoundError`` before there is one."""
    scope = for_both(request, slug)
    closings = selectors.closings(scope.selection.id)
    if not closings:
        raise NotFoundError("minutes_not_found")
    content = printed(scope, closings[-1], hidden=abstained(scope))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="verbale-{slug}.pdf"'
    return response


def printed(scope: Scope, closing: ClosingView, *, hidden: frozenset[str] = frozenset()) -> bytes:
    """Return the minutes of one closing, in Italian: whoever signs them answers to Italian law.

    Of the proposals in ``hidden`` nothing stands in them but that they were there: that is for a juror in conflict.
    """
    fonts = finders.find("built/fonts")
    with override("it"):
        title = _("Verbale della valutazione")
        data = {
            "title": f"{title}: {scope.call.title.it}",
            "heading": title,
            "eyebrow": scope.call.title.it,
            "author": settings.SITE_OWNER_NAME,
            "language": "it",
            "footer": f"{title} · {formats.day(timezone.localtime(closing.happened_at))}",
            "page_word": _("pagina"),
            "blocks": list(_blocks(scope, closing, hidden=hidden)),
        }
        return pdf.render(TEMPLATE, data, made_at=closing.happened_at, fonts=Path(str(fonts)) if fonts else None)


def _blocks(scope: Scope, closing: ClosingView, *, hidden: frozenset[str]) -> Iterator[Block]:
    table = loaded(closing.table)
    found, shown = standing_of(table), _without(table, hidden)
    if hidden:
        yield _lines(
            "warning",
            _("Copia per chi si astiene: fino alla graduatoria mancano i punteggi e i motivi di %(names)s.")
            % {"names": ", ".join(f"«{name}»" for which, name in names_in(table).items() if which in hidden)},
        )
    if table["simulated"]:
        yield _lines("warning", _("Simulazione: i punteggi di questo verbale sono inventati."))
    yield from _jury(scope)
    yield from _rules(scope, table)
    yield from _admissions(scope)
    yield from _conflicts(scope, shown)
    yield from _scores(shown, found)
    if not hidden:
        yield from _order(table, found)
        yield from _second_look(scope)
    yield from _seal(closing)


def _without(table: Table, hidden: frozenset[str]) -> Table:
    """Return a table without what it says of some proposals."""
    return {
        **table,
        "applications": [one for one in table["applications"] if one["id"] not in hidden],
        "struck": [one for one in table["struck"] if one["application"] not in hidden],
    }


def _lines(kind: str, *lines: str) -> Block:
    return {"kind": kind, "lines": list(lines)}


def _rows(*rows: tuple[str, ...]) -> Block:
    return {"kind": "table", "rows": [list(row) for row in rows]}


def _jury(scope: Scope) -> Iterator[Block]:
    bodies = selectors.jurors(scope.call.id)
    yield _lines("heading", _("La commissione"))
    yield _rows((_("Componente"), _("Per")), *((_who(user), body) for user, body in bodies.items()))


def _rules(scope: Scope, table: Table) -> Iterator[Block]:
    titles, rules = titles_in(table), scope.selection.rules
    yield _lines("heading", _("Le regole, dette prima"))
    yield _rows((_("Criterio"), _("Peso")), *((titles[one["key"]], str(one["weight"])) for one in table["criteria"]))
    least = ", ".join(leasts(table, titles=titles)) or _("nessuno")
    scale = _("Punteggi interi da 0 a %(limit)s; la media è tra chi ha valutato.")
    if table.get("units", 1) > 1:
        scale = _("Punteggi da 0 a %(limit)s, anche con il mezzo punto; la media è tra chi ha valutato.")
    ties = ", ".join(titles[key] for key in table["ties"]) or "—"
    yield _lines(
        "points",
        scale % {"limit": table["max_score"]},
        _("Minimo per essere finanziabile: %(least)s.") % {"least": least},
        _("Proposte con un contributo: %(places)s.") % {"places": table["places"]},
        _("Tra proposte pari viene prima chi ha di più in: %(ties)s; poi un sorteggio.") % {"ties": ties},
        _("Seme del sorteggio: %(seed)s (%(source)s).") % {"seed": rules.seed, "source": rules.seed_source},
    )


def _admissions(scope: Scope) -> Iterator[Block]:
    found = selectors.admissions(scope.selection.id)
    yield _lines("heading", _("Che cosa è arrivato"))
    yield _rows(
        (_("Proposta"), _("Esito"), _("Motivo e norma")),
        *(
            (
                called(one),
                str(ADMISSIBILITY[found[one.id].outcome]),
                f"{found[one.id].reason} {found[one.id].law}".strip(),
            )
            for one in selectors.sent(scope.call.id).values()
            if one.id in found
        ),
    )


def _conflicts(scope: Scope, table: Table) -> Iterator[Block]:
    names, bodies = names_in(table), {one["key"]: one["body"] for one in table["jurors"]}
    users = dict(zip(bodies, selectors.jurors(scope.call.id), strict=True))
    why = selectors.conflict_reasons(scope.selection.id)
    told = [
        _("%(body)s si astiene su «%(which)s»: %(why)s")
        % {
            "body": bodies[juror],
            "which": names[one["id"]],
            "why": _why(one, juror, said=why.get((UUID(one["id"]), users[juror]), "—")),
        }
        for one in table["applications"]
        for juror in one["conflicts"]
    ]
    told += [
        (LATE if one.get("why", Bar.DECLARED) == Bar.DECLARED else ASIDE)
        % {"body": bodies[one["juror"]], "count": one["scores"], "which": names.get(one["application"], "—")}
        for one in table["struck"]
    ]
    yield _lines("heading", _("Conflitti di interessi"))
    declared = _("Ogni componente ha dichiarato, per ogni proposta, prima di dare punteggi.")
    yield _lines("points", declared, *(told or [_("Nessun conflitto dichiarato.")]))


LATE = gettext_lazy("%(body)s: conflitto dichiarato dopo, %(count)s punteggi annullati su «%(which)s».")
ASIDE = gettext_lazy("%(body)s: %(count)s punteggi dati prima su «%(which)s» messi da parte, non contano.")


def _why(one: Table, juror: str, *, said: str) -> str:
    """Return why a juror did not judge: in their words when they declared it, else what stands by itself."""
    bar = Bar(one.get("bars", {}).get(juror, Bar.DECLARED))
    return said if bar is Bar.DECLARED else f"{BAR[bar]}."


def _scores(table: Table, found: Standing) -> Iterator[Block]:
    titles = titles_in(table)
    yield _lines("heading", _("I punteggi"))
    yield _lines("par", _("Finali; tra parentesi quelli della prima lettura, dove sono cambiati nella discussione."))
    for one in table["applications"]:
        yield _lines("subheading", names_in(table)[one["id"]])
        units = table.get("units", 1)
        rows = [
            (body, *(_given(one, juror, key, units=units) for key in titles)) for juror, body in found.bodies.items()
        ]
        yield _rows((_("Giuria"), *titles.values()), *rows)


def _given(one: Table, juror: str, key: str, *, units: int) -> str:  # noqa: PLR0917 - of which, by whom, on what
    if juror in one["conflicts"]:
        return _("si astiene")
    final, first = (one[rounds].get(juror, {}).get(key) for rounds in ("final", "first"))
    if final is None:
        return "—"
    now = given(final, units)
    return now if first in {None, final} else f"{now} ({given(first, units)})"


def _order(table: Table, found: Standing) -> Iterator[Block]:
    names, places = names_in(table), (*found.order.places, *found.order.below)
    told = sensitivity(found, names=names, titles=titles_in(table))
    decimals = enough(place.points for place in places)
    placed = [(one, str(one.position)) for one in found.order.places]
    placed += [(one, _("sotto il minimo")) for one in found.order.below]
    yield _lines("heading", _("L’ordine"))
    yield _rows(
        (_("Proposta"), _("Posto"), _("Punti"), _("Esatti"), _("Hanno valutato")),
        *(
            (names[one.application], place, points(one.points, decimals), str(one.points), str(one.jurors))
            for one, place in placed
        ),
    )
    yield _lines("subheading", _("Proposte pari"))
    yield _lines("points", *(told.ties or (_("Nessuna."),)))
    if told.below:
        yield _lines("subheading", _("Sotto il minimo"))
        yield _lines("points", *told.below)
    yield _lines("subheading", _("Da che cosa dipende l’ordine"))
    yield _lines("points", told.first, *told.jurors, *(row[-1] for row in told.weights))


def _second_look(scope: Scope) -> Iterator[Block]:
    checks, reasons = selectors.checks(scope.selection.id), selectors.reason_texts(scope.selection)
    among = selectors.sent(scope.call.id)
    if checks:
        yield _lines("heading", _("Il secondo controllo, prima dei contributi"))
        yield _rows(
            (_("Proposta"), _("Si può fare"), _("Si può ripetere"), _("Note")),
            *(
                (called(among[which]), _yes(found.feasible), _yes(found.replicable), found.notes)
                for which, found in checks.items()
                if which in among
            ),
        )
    if reasons:
        yield _lines("heading", _("I motivi"))
        yield _lines(
            "points", *(_because(among[which].title, said(text)) for which, text in reasons.items() if which in among)
        )


def _because(title: str, why: str) -> str:
    return f"«{title}»: {why}"


def _yes(true: bool) -> str:  # noqa: FBT001 - one fact, said in words
    return _("sì") if true else _("no")


def _seal(closing: ClosingView) -> Iterator[Block]:
    local = timezone.localtime(closing.happened_at)
    yield _lines("heading", _("Chiusura"))
    yield _lines(
        "par",
        _("Chiuso %(day)s alle %(clock)s da %(who)s. Chiusura n. %(number)s. Impronta SHA-256 della tabella:")
        % {
            "day": formats.day(local),
            "clock": formats.clock(closing.happened_at),
            "who": _who(closing.closed_by),
            "number": closing.number,
        },
    )
    yield _lines("code", closing.sha256)


def _who(user: UUID) -> str:
    """Return somebody's name; nothing once they have been forgotten."""
    try:
        return people.user(user).display_name
    except NotFoundError:
        return "—"
