"""A document of spending is one over all grants, however it is told; the office may say that two are two."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.grants import checks, selectors
from fabene.programme.grants.models import Charge, Grant, Paper, ToldApart
from fabene.programme.grants.services.common import done, hold, refuse_nothing
from fabene.programme.grants.values import PaperDraft


def hold_all() -> None:
    """Let one paper at a time be charged, over all grants: one that nobody charged yet has no row to be held."""
    list(Grant.objects.select_for_update().order_by("id").values_list("id"))


def paper_row(id: UUID, draft: PaperDraft) -> Paper:
    """Return the row of a paper, the one there is over all grants, held until the transaction ends.

    Its VAT may be said anew as long as nothing of it counts. Raises as ``refuse_twin``.
    """
    identity = {
        "supplier_tax_code": checks.checked_tax_code(draft.supplier_tax_code),
        "known_number": checks.known_number(draft.number),
        "on": draft.on,
        "total_cents": draft.total_cents,
    }
    supplier = clean(draft.supplier, field="supplier", limit=200)
    rest = {
        "id": derived(id, "paper"),
        "supplier": supplier,
        "known_supplier": checks.known_supplier(supplier),
        "number": clean(draft.number, field="number", limit=60),
        "vat_cents": draft.vat_cents,
        "vat_recoverable": draft.vat_recoverable,
        "paid_on": draft.paid_on,
    }
    row, _new = Paper.objects.select_for_update().get_or_create(**identity, defaults=rest)
    refuse_twin(row)
    if (row.vat_cents, row.vat_recoverable) != (draft.vat_cents, draft.vat_recoverable):
        if _counted(row):
            raise _known_otherwise(row)
        row.vat_cents, row.vat_recoverable = draft.vat_cents, draft.vat_recoverable
        row.save(update_fields=["vat_cents", "vat_recoverable"])
    return row


def refuse_twin(paper: Paper) -> None:
    """Refuse a paper while another of its supplier, number and year counts: it is the same, told otherwise.

    Raises ``paper_known_otherwise``, unless the office told the two apart.
    """
    for twin in _alike(paper):
        same = twin.supplier_tax_code == paper.supplier_tax_code and twin.on.year == paper.on.year
        if same and _counted(twin):
            raise _known_otherwise(twin)


def _alike(paper: Paper) -> list[Paper]:
    """Return the other papers that look like this one: its number, and

    its supplier's code in its year (whatever the total) or with its total (whatever the day), or its supplier's
    name under another code (a sole trader has a tax code and a VAT number) with its total. Those that the office told
    apart are left out.
    """
    named = ~Q(known_supplier="") & Q(known_supplier=paper.known_supplier) & Q(total_cents=paper.total_cents)
    coded = Q(supplier_tax_code=paper.supplier_tax_code)
    looks = named | (coded & (Q(on__year=paper.on.year) | Q(total_cents=paper.total_cents)))
    rows = Paper.objects.filter(looks, known_number=paper.known_number).exclude(id=paper.id)
    known = list(rows.order_by("on", "id").prefetch_related("told_apart"))
    mine = _others_of(paper)
    return [row for row in known if _said_on(row) not in mine and _said_on(paper) not in _others_of(row)]


def _others_of(paper: Paper) -> set[tuple[str, date, int]]:
    return {(each.supplier_tax_code, each.on, each.total_cents) for each in paper.told_apart.all()}


def _said_on(paper: Paper) -> tuple[str, date, int]:
    return (paper.supplier_tax_code, paper.on, paper.total_cents)


def _counted(paper: Paper, *, but: UUID | None = None) -> int:
    """Return how many cents of a paper count, ``but`` one charge."""
    return sum(charge.counted_cents for charge in selectors.charges_of_paper(paper.id) if charge.id != but)


def _known_otherwise(paper: Paper) -> ConflictError:
    return ConflictError(
        "paper_known_otherwise",
        on_date=paper.on.isoformat(),
        total_cents=paper.total_cents,
        vat_cents=paper.vat_cents,
    )


def refuse_beyond(paper: Paper, *, asked: int, but: UUID | None = None) -> None:
    """Refuse what is over the paper: ``asked`` with all that is charged of it (``but`` one charge) and of its likes.

    Raises ``paper_charged_beyond``; ``paper_looks_the_same`` when it is over for a paper that looks like it (another
    year, or another code of its supplier), until the office tells them apart.
    """
    others = [charge for charge in selectors.charges_of_paper(paper.id) if charge.id != but and charge.counted_cents]
    view = selectors.paper_view(paper)
    left = view.chargeable_cents - sum(charge.counted_cents for charge in others)
    if asked > left:
        raise FabeneError(
            "paper_charged_beyond",
            number=view.number,
            total_cents=view.chargeable_cents,
            asked_cents=asked,
            left_cents=left,
            where=_where({charge.grant for charge in others}),
        )
    for twin in _alike(paper):
        counted = _counted(twin)
        if asked > left - counted:
            grants = {charge.grant for charge in selectors.charges_of_paper(twin.id) if charge.counted_cents}
            raise ConflictError(
                "paper_looks_the_same",
                number=twin.number,
                on_date=twin.on.isoformat(),
                total_cents=twin.total_cents,
                where=_where(grants),
            )
        left -= counted


def _where(grants: set[UUID]) -> str:
    return "; ".join(sorted(selectors.titles_of(grants).values())) or "—"


@transaction.atomic
def tell_apart(
    *, id: UUID, charge: UUID, supplier_tax_code: str, on: date, total_cents: int, reason: str, stamp: Stamp
) -> None:
    """Say that the paper of a charge and another, of the same number, are two; the other need not be charged yet.

    The other is known by the code of its supplier, its day and its total. Raises ``text_missing``,
    ``supplier_tax_code_not_valid``, ``NotFoundError`` ``charge_not_found`` (no such charge, or one without a paper),
    ``ConflictError`` ``papers_not_two`` when everything is the same on both.
    """
    code, why = checks.checked_tax_code(supplier_tax_code), clean(reason, field="reason", limit=500)
    refuse_nothing(total_cents)
    row = Charge.objects.select_related("paper").filter(id=charge, paper__isnull=False).first()
    if row is None or row.paper is None:
        raise NotFoundError("charge_not_found")
    hold(row.grant_id, still_open=False)
    content = {"paper": row.paper_id, "code": code, "on": on, "cents": total_cents, "reason": why}
    if not done(
        id=id,
        grant=row.grant_id,
        what="papers_told_apart",
        stamp=stamp,
        content=content,
        text=why,
        amount_cents=total_cents,
    ):
        return
    if (code, on, total_cents) == _said_on(row.paper):
        raise ConflictError("papers_not_two")
    cells = {"supplier_tax_code": code, "on": on, "total_cents": total_cents}
    ToldApart.objects.get_or_create(paper=row.paper, **cells, defaults={"id": id, "reason": why})
