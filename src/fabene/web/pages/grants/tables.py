"""The tables of these pages: on the screen, as CSV, as a workbook."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.programme.grants.values import (
    Account,
    ChargeView,
    CofinancingView,
    CostKind,
    DeedView,
    GrantView,
    Outcome,
    PublishedAward,
)
from fabene.web import formats
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.grants.words import BASIS, DEED, OUTCOME, line_said

CENTS = Kind.CENTS


def awards_table(rows: Iterable[PublishedAward]) -> Table:
    """Return the public list of awards."""
    return Table(
        caption=_("Contributi concessi"),
        columns=(
            Column(label=_("Chi riceve")),
            Column(label=_("Codice fiscale")),
            Column(label=_("Progetto")),
            Column(label=_("Importo"), kind=CENTS),
            Column(label=_("Cofinanziamento"), kind=CENTS),
            Column(label=_("Pagato"), kind=CENTS),
            Column(label="CUP"),
            Column(label=_("Atto")),
            Column(label=_("Norma o titolo")),
            Column(label=_("Ufficio e responsabile")),
            Column(label=_("Come è stato scelto")),
        ),
        rows=tuple(
            (
                row.recipient.name,
                row.recipient.public_tax_code or None,
                row.title,
                row.amount_cents,
                row.cofinancing_cents,
                row.paid_cents,
                row.cup or _("non pubblicato"),
                act_said(row.act.number, row.act.date.isoformat() if row.act.date else "") or None,
                row.rule or None,
                "; ".join(filter(None, (row.office, row.official))) or None,
                row.way_chosen or None,
            )
            for row in rows
        ),
    )


def act_said(number: str, day: str) -> str:
    """Return an act as number and day, or what is known of it."""
    return " · ".join(filter(None, (number, day)))


def lines_table(account: Account) -> Table:
    """Return what every line had, spent and has left."""
    return Table(
        caption=_("Le voci"),
        columns=(
            Column(label=_("Voce")),
            Column(label=_("Previsto"), kind=CENTS),
            Column(label=_("Speso e accolto"), kind=CENTS),
            Column(label=_("Da decidere"), kind=CENTS),
            Column(label=_("Resta"), kind=CENTS),
        ),
        rows=tuple(
            (
                line_said(line.title, line.cost_kind),
                line.planned_cents,
                line.spent_cents,
                line.waiting_cents,
                line.left_cents,
            )
            for line in account.lines
        ),
    )


def charges_table(charges: Iterable[ChargeView], grant: GrantView) -> Table:
    """Return every cost with its paper and what was decided."""
    kinds = {line.id: line.cost_kind for line in grant.lines}
    return Table(
        caption=_("Le spese"),
        columns=(
            Column(label=_("Data")),
            Column(label=_("Spesa")),
            Column(label=_("Voce")),
            Column(label=_("Base")),
            Column(label=_("Documento")),
            Column(label=_("Fornitore")),
            Column(label=_("Codice fiscale")),
            Column(label=_("Totale del documento"), kind=CENTS),
            Column(label=_("Imputato"), kind=CENTS),
            Column(label=_("Accolto"), kind=CENTS),
            Column(label=_("Esito")),
            Column(label=_("Motivo")),
        ),
        rows=tuple(_charge(charge, kinds) for charge in charges),
    )


def _charge(charge: ChargeView, kinds: Mapping[UUID, CostKind]) -> tuple[str | int | None, ...]:
    paper = charge.paper
    accepted = charge.counted_cents if charge.outcome is Outcome.ACCEPTED else 0
    return (
        charge.on.isoformat(),
        charge.text,
        line_said(charge.line_title, kinds[charge.line]),
        str(BASIS[charge.basis]),
        paper.number if paper else None,
        paper.supplier if paper else None,
        paper.supplier_tax_code if paper else None,
        paper.total_cents if paper else None,
        charge.amount_cents,
        accepted,
        str(OUTCOME[charge.outcome]),
        charge.decisions[-1].reason if charge.decisions else None,
    )


def cofinancing_table(rows: Iterable[CofinancingView], grant: GrantView) -> Table:
    """Return the money of others by line and source."""
    names = {line.id: line_said(line.title, line.cost_kind) for line in grant.lines}
    return Table(
        caption=_("Cofinanziamento in denaro"),
        columns=(
            Column(label=_("Da chi")),
            Column(label=_("Voce")),
            Column(label=_("Promesso"), kind=CENTS),
            Column(label=_("Arrivato"), kind=CENTS),
            Column(label=_("Resta"), kind=CENTS),
        ),
        rows=tuple(
            (row.source, names[row.line], row.planned_cents, row.received_cents, row.left_cents) for row in rows
        ),
    )


def trail_table(deeds: Iterable[DeedView], names: Mapping[UUID, str]) -> Table:
    """Return who did what, the newest first."""
    return Table(
        caption=_("Chi ha fatto che cosa"),
        columns=(
            Column(label=_("Quando")),
            Column(label=_("Che cosa")),
            Column(label=_("In breve")),
            Column(label=_("Importo"), kind=CENTS),
            Column(label=_("Chi")),
        ),
        rows=tuple(
            (
                timezone.localtime(deed.recorded_at).strftime("%Y-%m-%d %H:%M"),
                str(DEED[deed.what]),
                _said_of(deed) or None,
                deed.amount_cents,
                names.get(deed.actor) or _("il sistema"),
            )
            for deed in deeds
        ),
    )


def _said_of(deed: DeedView) -> str:
    """Return what a line of the trail says in short; of a publication, its day."""
    return formats.day(date.fromisoformat(deed.text)) if deed.what == "published" else deed.text


def sums_said(account: Account) -> list[tuple[str, str]]:
    """Return the sums of an account as they are read: each with its name."""
    return [
        (_("Concesso"), formats.euros(sum(line.planned_cents for line in account.lines))),
        (_("Pagato"), formats.euros(account.paid_cents)),
        (_("Speso e accolto"), formats.euros(account.spent_cents)),
        (_("Resta nelle voci"), formats.euros(sum(line.left_cents for line in account.lines))),
        (_("Cofinanziamento arrivato"), formats.euros(account.cofinancing_received_cents)),
        (_("Doni in natura (valore dichiarato)"), formats.euros(account.in_kind_cents)),
        (
            _("Ore di volontariato"),
            _("%(time)s, valore dichiarato %(value)s")
            % {
                "time": formats.hours(account.volunteer_minutes),
                "value": formats.euros(account.volunteer_value_cents),
            },
        ),
        (_("Ore di lavoro accolte"), formats.hours(account.worked_minutes)),
    ]
