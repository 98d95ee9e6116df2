"""What a movement must be before it may be posted, and when two drafts are the same. Pure."""

import re
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from fabene.core.errors import FabeneError
from fabene.ledger.errors import KeyReusedError, UnbalancedError
from fabene.ledger.values import Draft, Line, Posted

MAX_MOVEMENTS_PER_BATCH = 500
MAX_LINES_PER_MOVEMENT = 1_000
MAX_AMOUNT = 10**15  # a thousand million tonnes: the sum of nine thousand such lines still fits 64 bits
MAX_REASON_CHARACTERS = 500
FIRST_YEAR = 1970
KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


def check_batch(drafts: Sequence[Draft]) -> None:
    """Refuse a batch over the limit and the first draft that may not be posted."""
    if len(drafts) > MAX_MOVEMENTS_PER_BATCH:
        raise FabeneError("too_many_movements", movements=len(drafts), limit=MAX_MOVEMENTS_PER_BATCH)
    for draft in drafts:
        check_draft(draft)


def check_draft(draft: Draft) -> None:
    """Refuse a draft whose words, size, amounts or sums are not those of a movement."""
    if not KIND.fullmatch(draft.kind):
        raise FabeneError("kind_malformed", kind=draft.kind)
    _check_reason(draft.reason)
    if min(draft.stamp.happened_at, draft.stamp.recorded_at).year < FIRST_YEAR:
        raise FabeneError("time_out_of_range", first_year=FIRST_YEAR)
    if len(draft.lines) < 2:  # noqa: PLR2004 - what leaves one owner arrives at another
        raise FabeneError("too_few_lines", lines=len(draft.lines))
    if len(draft.lines) > MAX_LINES_PER_MOVEMENT:
        raise FabeneError("too_many_lines", lines=len(draft.lines), limit=MAX_LINES_PER_MOVEMENT)
    _check_amounts(draft.lines)


def check_repeat(posted: Posted, draft: Draft, *, reverses: UUID | None) -> None:
    """Refuse a draft that comes back under the id of ``posted`` with other content.

    When it was recorded is not content: a repeat is heard of later by nature. When it happened is, unless the caller
    only said *now*: a page sent twice says *now* twice and means one thing.
    """
    said_now = draft.stamp.happened_at == draft.stamp.recorded_at
    before = (posted.book, posted.kind, posted.lines, posted.actor, posted.reason, posted.reverses)
    after = (draft.book, draft.kind, draft.lines, draft.stamp.actor, draft.reason, reverses)
    if before != after or not (said_now or posted.happened_at == draft.stamp.happened_at):
        raise KeyReusedError(movement=str(draft.id))


def opposite(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines that undo ``lines``."""
    return tuple(Line(owner=line.owner, unit=line.unit, amount=-line.amount, lot=line.lot) for line in lines)


def _check_reason(reason: str) -> None:
    if len(reason) > MAX_REASON_CHARACTERS:
        raise FabeneError("reason_too_long", characters=len(reason), limit=MAX_REASON_CHARACTERS)
    if "\0" in reason or any("\ud800" <= character <= "\udfff" for character in reason):
        raise FabeneError("reason_unreadable")


def _check_amounts(lines: Sequence[Line]) -> None:
    sums: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        if type(line.amount) is not int:
            raise FabeneError("amount_not_whole", amount=str(line.amount))
        if line.amount == 0:
            raise FabeneError("amount_zero")
        if abs(line.amount) > MAX_AMOUNT:
            raise FabeneError("amount_out_of_range", amount=line.amount, limit=MAX_AMOUNT)
        sums[line.unit] += line.amount
    for unit, total in sums.items():
        if total:
            raise UnbalancedError(unit=str(unit), difference=total)
