"""What an award or a paper must be: every fault at once, each a refusal with its code and what it needs to be said."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from stdnum.exceptions import ValidationError as StdnumValidationError
from stdnum.it import codicefiscale

from fabene.core.cup import checked_cup
from fabene.core.errors import FabeneError
from fabene.lib.texts import clean
from fabene.programme.grants.values import NUMERIC_CODE, GrantDraft, PaperDraft

LIMITS = {"title": 200, "rule": 300, "office": 200, "official": 200, "way_chosen": 300}
WHOLE = 10_000
"""Basis points of a whole."""
SHORTEST_VAT = 8
"""Digits of a VAT number that lost its zeros: three at most, or any eight digits would be one."""
LEGAL_FORMS = frozenset(
    {"srl", "srls", "spa", "snc", "sas", "ss", "scarl", "scrl", "soc", "coop", "onlus", "ets", "aps"}
)


def award_faults(draft: GrantDraft, *, taken_over: bool = False) -> tuple[FabeneError, ...]:
    """Return everything that is wrong with an award; nothing for one that may be written.

    An award that is ``taken_over`` from a published page may lack what that page does not say: CUP, act and office.
    """
    return (
        *(() if taken_over and not draft.cup.strip() else cup_faults(draft.cup)),
        *_text_faults(draft, taken_over=taken_over),
        *_sum_faults(draft),
    )


def cup_faults(cup: str) -> tuple[FabeneError, ...]:
    """Return why a CUP cannot stand in an award: it is missing (law 3/2003, art. 11, 2-bis) or malformed."""
    if not cup.strip():
        return (FabeneError("cup_missing"),)
    return _fault_of(partial(checked_cup, cup))


def _text_faults(draft: GrantDraft, *, taken_over: bool) -> Iterator[FabeneError]:
    for field, limit in LIMITS.items():
        optional = taken_over and field != "title"
        yield from _fault_of(partial(clean, getattr(draft, field), field=field, limit=limit, optional=optional))
    yield from _fault_of(partial(clean, draft.act.number, field="act_number", limit=60, optional=taken_over))
    if draft.act.date is None and not taken_over:
        yield FabeneError("act_date_missing")
    if draft.ends < draft.starts:
        yield FabeneError("grant_ends_too_early", starts_date=draft.starts.isoformat())


def _sum_faults(draft: GrantDraft) -> Iterator[FabeneError]:
    if draft.amount_cents <= 0:
        yield FabeneError("sum_not_positive")
    if draft.threshold_basis_points > WHOLE:
        yield FabeneError("share_above_whole")
    budget = sum(line.amount_cents for line in draft.lines)
    if draft.lines and budget != draft.amount_cents:
        yield FabeneError("budget_adds_up_wrong", amount_cents=draft.amount_cents, sum_cents=budget)
    planned = sum(part.amount_cents for part in draft.instalments)
    if draft.instalments and planned != draft.amount_cents:
        yield FabeneError("instalments_add_up_wrong", amount_cents=draft.amount_cents, sum_cents=planned)
    sums = [*(line.amount_cents for line in draft.lines), *(part.amount_cents for part in draft.instalments)]
    if sums and min(sums) <= 0:
        yield FabeneError("sum_not_positive")


def paper_faults(paper: PaperDraft, *, amount_cents: int, today: date) -> tuple[FabeneError, ...]:
    """Return everything that is wrong with a paper, and with how much of it is charged."""
    return tuple(_paper_faults(paper, amount_cents=amount_cents, today=today))


def _paper_faults(paper: PaperDraft, *, amount_cents: int, today: date) -> Iterator[FabeneError]:
    yield from _fault_of(partial(checked_tax_code, paper.supplier_tax_code))
    yield from _fault_of(partial(clean, paper.supplier, field="supplier", limit=200))
    yield from _fault_of(partial(clean, paper.number, field="number", limit=60))
    if not known_number(paper.number):
        yield FabeneError("paper_number_empty")
    if min(paper.total_cents, amount_cents) <= 0:
        yield FabeneError("sum_not_positive")
    if not 0 <= paper.vat_cents < max(paper.total_cents, 1):
        yield FabeneError("vat_above_total", total_cents=paper.total_cents)
    if max(paper.on, paper.paid_on) > today:
        yield FabeneError("date_to_come", today_date=today.isoformat())


def checked_tax_code(text: str) -> str:
    """Return an Italian codice fiscale or partita IVA as it is compared; raise ``supplier_tax_code_not_valid``.

    Its check sign is verified. Spaces, points and the prefix ``IT`` of a VAT number tell no two apart; neither do the
    zeros a VAT number begins with, which spreadsheets drop.
    """
    plain = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).upper()
    if plain.startswith("IT") and plain[2:].isdigit():
        plain = plain[2:]
    if plain.isdigit() and len(plain) >= SHORTEST_VAT:
        plain = plain.zfill(NUMERIC_CODE)
    try:
        return str(codicefiscale.validate(plain))
    except StdnumValidationError as error:
        raise FabeneError("supplier_tax_code_not_valid") from error


def known_supplier(name: str) -> str:
    """Return the name of a supplier as it is compared: plain letters and digits, without its legal form."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=\b\w)\.(?=\w\b)|[\u0300-\u036f]", "", plain))
    return "".join(word for word in words if word not in LEGAL_FORMS)


def known_number(number: str) -> str:
    """Return the number of a paper as it is compared: its letters, and its numbers without the zeros they begin with.

    What stands between them, capitals and how a script draws its digits tell no two papers apart.
    """
    plain = unicodedata.normalize("NFKC", number).casefold()
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
    return re.sub(r"[\W_]", "", re.sub(r"(?<!\d)0+(?=\d)", "", digits))


def _fault_of(call: Callable[[], object]) -> tuple[FabeneError, ...]:
    try:
        call()
    except FabeneError as fault:
        return (fault,)
    return ()
