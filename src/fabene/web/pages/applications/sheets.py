"""An application as it reads: its facts, its words and its costs, for the receipt, the paper and the office."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from fabene.programme.applications.values import ApplicationView, Origin, PartView, Source
from fabene.programme.calls.values import CallView
from fabene.web import formats
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import towns_of

KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An application as people read it."""

    id: UUID
    title: str
    facts: list[tuple[str, str]]
    answers: list[tuple[str, str]]
    bodies: list[str]
    costs: Table
    documents: list[tuple[UUID, str, str]]
    hash: str


def sheet_of(view: ApplicationView, *, call: CallView, towns: dict[str, str]) -> Sheet:
    """Return an application as people read it."""
    return Sheet(
        id=view.id,
        title=view.title or (_("Titolo non pubblicato") if view.origin == Origin.RECORDED else _("Senza titolo")),
        facts=_facts(view, call=call, towns=towns),
        answers=[(words.said(one.text), view.answers.get(one.key, "")) for one in call.questions],
        bodies=[body_said(part) for part in view.organisations],
        costs=costs_of(view, call=call),
        documents=[(one.id, one.title, size_said(one.kind, one.size_bytes)) for one in view.attachments],
        hash=view.hash,
    )


def _facts(view: ApplicationView, *, call: CallView, towns: dict[str, str]) -> list[tuple[str, str]]:
    facts = [
        (_("Bando"), words.said(call.title)),
        (_("Numero"), str(view.number or "—")),
        (_("Stato"), str(words.STATE[view.state])),
        (_("Come è arrivata"), str(words.ORIGIN[view.origin])),
        (_("Inviata"), words.moment(view.sent_at) if view.sent_at else _("data non nota")),
        (_("Territorio"), towns_of(view.municipalities, towns)),
    ]
    if view.asked_cents:
        facts.append((_("Chiesti al bando"), formats.euros(view.asked_cents)))
    if view.source:
        facts.append((_("Fonte"), view.source))
    if view.withdrawn_at:
        late = _(" (dopo la chiusura del bando)") if view.withdrawn_late else ""
        facts.append((_("Ritirata"), f"{words.moment(view.withdrawn_at)}{late}: {view.withdrawal_reason}"))
    return facts


def body_said(part: PartView) -> str:
    """Return a body in one line; one that nobody named says so."""
    name = part.name or _("nome non pubblicato")
    code = _("CF %(code)s") % {"code": part.tax_code} if part.tax_code else ""
    yes = _("ha confermato") if part.confirmed_at else ""
    more = [str(words.PART[part.role]), str(words.APPLICANT[part.kind]), code, yes]
    return f"{name} ({', '.join(one for one in more if one)})"


def costs_of(view: ApplicationView, *, call: CallView) -> Table:
    """Return the budget as a table: one line for every source of every cost."""
    kinds = {one.key: words.said(one.title) for one in call.cost_kinds}
    return Table(
        caption=_("Bilancio"),
        columns=(
            Column(label=_("Per che cosa")),
            Column(label=_("Tipo di costo")),
            Column(label=_("Chi paga")),
            Column(label=_("Importo"), kind=Kind.CENTS),
        ),
        rows=tuple(
            (line.text, kinds.get(line.cost_kind, line.cost_kind), str(words.SOURCE[line.source]), line.amount_cents)
            for line in view.budget
        ),
    )


def total_of(view: ApplicationView, source: Source | None = None) -> int:
    """Return what all (or one of) the sources pay together, in cents."""
    return sum(line.amount_cents for line in view.budget if source in {None, line.source})


def size_said(kind: str, size_bytes: int) -> str:
    """Return what a document is and how large, in words."""
    return _("%(kind)s, %(size)s KiB") % {"kind": kind.upper(), "size": formats.count(max(1, size_bytes // KIB))}
