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
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.lib import pdf
from fabene.people import selectors as people
from fabene.programme.selection import selectors
from fabene.programme.selection.tables import loaded, standing_of
from fabene.programme.selection.values import ClosingView, Standing
from fabene.web import formats
from fabene.web.pages.selection.figures import enough, points
from fabene.web.pages.selection.sayings import names_in, sensitivity, titles_in
from fabene.web.pages.selection.scope import Scope, called, for_both, said
from fabene.web.pages.selection.words import ADMISSIBILITY

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
    content = printed(scope, closings[-1])
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="verbale-{slug}.pdf"'
    return response


def printed(scope: Scope, closing: ClosingView) -> bytes:
    """Return the minutes of one closing, in Italian: whoever signs them answers to Italian law."""
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
            "blocks": list(_blocks(scope, closing)),
        }
        return pdf.render(TEMPLATE, data, made_at=closing.happened_at, fonts=Path(str(fonts)) if fonts else None)


def _blocks(scope: Scope, closing: ClosingView) -> Iterator[Block]:
    table = loaded(closing.table)
    found = standing_of(table)
    if table["simulated"]:
        yield _lines("warning", _("Simulazione: i punteggi di questo verbale sono inventati."))
    yield from _jury(scope)
    yield from _rules(scope, table)
    yield from _admissions(scope)
    yield from _conflicts(scope, table)
    yield from _scores(table, found)
    yield from _order(table, found)
    yield from _second_look(scope)
    yield from _seal(closing)


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
    ties = ", ".join(titles[key] for key in table["ties"]) or "—"
    yield _lines(
        "points",
        _("Punteggi interi da 0 a %(limit)s; la media è tra chi ha valutato.") % {"limit": table["max_score"]},
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
        % {"body": bodies[juror], "which": names[one["id"]], "why": why.get((UUID(one["id"]), users[juror]), "—")}
        for one in table["applications"]
        for juror in one["conflicts"]
    ]
    told += [
        _("%(body)s: conflitto dichiarato dopo, %(count)s punteggi annullati su «%(which)s».")
        % {"body": bodies[one["juror"]], "count": one["scores"], "which": names.get(one["application"], "—")}
        for one in table["struck"]
    ]
    yield _lines("heading", _("Conflitti di interessi"))
    declared = _("Ogni componente ha dichiarato, per ogni proposta, prima di dare punteggi.")
    yield _lines("points", declared, *(told or [_("Nessun conflitto dichiarato.")]))


def _scores(table: Table, found: Standing) -> Iterator[Block]:
    titles = titles_in(table)
    yield _lines("heading", _("I punteggi"))
    yield _lines("par", _("Finali; tra parentesi quelli della prima lettura, dove sono cambiati nella discussione."))
    for one in table["applications"]:
        yield _lines("subheading", names_in(table)[one["id"]])
        rows = [(body, *(_given(one, juror, key) for key in titles)) for juror, body in found.bodies.items()]
        yield _rows((_("Giuria"), *titles.values()), *rows)


def _given(one: Table, juror: str, key: str) -> str:  # noqa: PLR0917 - of which, by whom, on what
    if juror in one["conflicts"]:
        return _("si astiene")
    final, first = (one[rounds].get(juror, {}).get(key) for rounds in ("final", "first"))
    if final is None:
        return "—"
    return str(final) if first in {None, final} else f"{final} ({first})"


def _order(table: Table, found: Standing) -> Iterator[Block]:
    names, places = names_in(table), found.order.places
    told = sensitivity(found, names=names, titles=titles_in(table))
    decimals = enough(place.points for place in places)
    yield _lines("heading", _("L’ordine"))
    yield _rows(
        (_("Proposta"), _("Posto"), _("Punti"), _("Esatti"), _("Hanno valutato")),
        *(
            (names[one.application], str(one.position), points(one.points, decimals), str(one.points), str(one.jurors))
            for one in places
        ),
    )
    yield _lines("subheading", _("Proposte pari"))
    yield _lines("points", *(told.ties or (_("Nessuna."),)))
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
