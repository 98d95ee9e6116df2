"""A recall: food that must not be eaten is held back everywhere, people are told, and it ends with what came of it."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fabene.collecting import holds
from fabene.collecting.models import Lot
from fabene.collecting.services.common import stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Network
from fabene.people.services import log
from fabene.sharing.models import Recall, RecallClosing, RecallLot, RecallTold
from fabene.sharing.selectors.recalls import find_recall, recall
from fabene.sharing.selectors.tracing import made_of
from fabene.sharing.services.recall_words import say_it_is_over
from fabene.sharing.values import LETS_GO, HowTold, Notice, Outcome, PartyKind, RecallSummary

MOST_LOTS = 200


@transaction.atomic
def open_recall(*, id: UUID, network: UUID, lots: Collection[UUID], notice: Notice, stamp: Stamp) -> RecallSummary:
    """Recall lots of a network: they and all that was made of them, in whatever network, are held back at once.

    Raises ``FabeneError``: ``recall_names_nothing``, ``too_many_lots``, ``lot_of_another_network``, ``text_missing``,
    ``text_too_long``, ``text_unreadable``; ``NotFoundError`` ``lot_not_found``; ``ConflictError``
    ``id_used_for_something_else``.
    """
    said = _checked(notice)
    wanted = _checked_lots(network, lots=lots)
    content = {"lots": sorted(str(lot) for lot in wanted), **said}
    if log(id=derived(id, "opened"), what="recall.opened", key=id, network=network, stamp=stamp, content=content):
        year = timezone.localdate(stamp.happened_at).year
        number = _next_number(network, year=year)
        row = Recall.objects.create(id=id, network_id=network, year=year, number=number, **said, **stamped(stamp))
        RecallLot.objects.bulk_create(RecallLot(recall=row, lot_id=lot) for lot in wanted)
        holds.hold(cause=id, lots=made_of(wanted), stamp=stamp)
    return find_recall(id)


def _checked(notice: Notice) -> dict[str, str]:
    return {
        "what": clean(notice.what, field="what", limit=100),
        "reason": clean(notice.reason, field="reason", limit=300),
        "said_by": notice.said_by.value,
        "reference": clean(notice.reference, field="reference", limit=200, optional=True),
        "advice": notice.advice.value,
    }


def _checked_lots(network: UUID, *, lots: Collection[UUID]) -> list[UUID]:
    wanted = sorted(set(lots))
    if not wanted:
        raise FabeneError("recall_names_nothing")
    if len(wanted) > MOST_LOTS:
        raise FabeneError("too_many_lots", limit=MOST_LOTS)
    rows = Lot.objects.in_bulk(wanted)
    if len(rows) < len(wanted):
        raise NotFoundError("lot_not_found")
    for row in rows.values():
        if row.network_id != network:
            raise FabeneError("lot_of_another_network", category=row.category)
    return wanted


def _next_number(network: UUID, *, year: int) -> int:
    """Return the next number of a network's recalls; the network is held, so that no number is drawn twice."""
    list(Network.objects.select_for_update().filter(id=network))
    last = Recall.objects.filter(network_id=network, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@transaction.atomic
def mark_told(
    *, id: UUID, recall: UUID, kind: PartyKind, party: UUID, how: HowTold, stamp: Stamp, note: str = ""
) -> None:
    """Write down that somebody who must be told of a recall was.

    Raises ``NotFoundError``: ``recall_not_found``, ``party_not_found`` (nobody the food has to do with);
    ``FabeneError`` ``text_too_long``; ``ConflictError``: ``party_told``, ``recall_closed``,
    ``id_used_for_something_else``.
    """
    note = clean(note, field="note", limit=200, optional=True)
    row = locked_recall(recall)
    content = {"kind": kind, "party": str(party), "how": how, "note": note}
    if is_new(row, id=id, what="recall.told", content=content, stamp=stamp):
        _refuse_stranger(row, kind=kind, party=party)
        if row.told.filter(kind=kind, party=party, undone_at__isnull=True).exists():
            raise ConflictError("party_told")
        RecallTold.objects.create(
            id=id, recall=row, kind=kind.value, party=party, how=how.value, note=note, **stamped(stamp)
        )


def _refuse_stranger(row: Recall, *, kind: PartyKind, party: UUID) -> None:
    networks = {row.network_id, *Lot.objects.filter(holds__cause=row.id).values_list("network_id", flat=True)}
    known = {(one.kind, one.id) for network in networks for one in recall(row.id, network=network).parties}
    if (kind, party) not in known:
        raise NotFoundError("party_not_found")


@transaction.atomic
def undo_told(*, told: UUID, stamp: Stamp) -> None:
    """Take back that somebody was told; repeating it changes nothing. Raises ``told_not_found``, ``recall_closed``."""
    of_recall = RecallTold.objects.filter(id=told).values_list("recall_id", flat=True).first()
    if of_recall is None:
        raise NotFoundError("told_not_found")
    if is_new(locked_recall(of_recall), id=told, what="recall.told_undone", content={}, stamp=stamp):
        RecallTold.objects.filter(id=told).update(undone_at=stamp.happened_at)


@transaction.atomic
def close_recall(*, id: UUID, recall: UUID, outcome: Outcome, stamp: Stamp, note: str = "") -> RecallSummary:
    """End a recall. What was ``done`` stays held for ever; food that was harmless, or recalled by mistake, is let go.

    Then whoever was told is told that it is over, and what had not left is taken back. Ending one as ``done`` while
    somebody does not know yet, or otherwise at all, needs a ``note`` that says why. Raises ``NotFoundError``
    ``recall_not_found``, ``FabeneError``: ``recall_unfinished``, ``text_missing``, ``text_too_long``;
    ``ConflictError``: ``recall_closed``, ``id_used_for_something_else``.
    """
    note = clean(note, field="note", limit=300, optional=outcome == Outcome.DONE)
    row = locked_recall(recall)
    if is_new(row, id=id, what="recall.closed", content={"outcome": outcome, "note": note}, stamp=stamp):
        if outcome == Outcome.DONE and not note:
            _refuse_unfinished(row)
        RecallClosing.objects.create(id=id, recall=row, outcome=outcome.value, note=note, **stamped(stamp))
        if outcome in LETS_GO:
            holds.release(cause=row.id, reason=note[:200], stamp=stamp)
            say_it_is_over(row, stamp=stamp)
    return find_recall(row.id)


def _refuse_unfinished(row: Recall) -> None:
    view = recall(row.id, network=row.network_id)
    if view.told < view.to_tell:
        raise FabeneError("recall_unfinished", number=view.to_tell - view.told)


def locked_recall(recall: UUID) -> Recall:
    """Return a recall, held until the transaction ends; raise ``NotFoundError`` ``recall_not_found``."""
    row = Recall.objects.select_for_update().filter(id=recall).first()
    if row is None:
        raise NotFoundError("recall_not_found")
    return row


def is_new(row: Recall, *, id: UUID, what: str, content: Mapping[str, object], stamp: Stamp) -> bool:
    """Write an act on a recall into the log; return False for a repetition.

    Raises ``ConflictError``: ``recall_closed``, ``id_used_for_something_else``.
    """
    said = {"recall": str(row.id), **content}
    if not log(id=derived(id, what), what=what, key=id, network=row.network_id, stamp=stamp, content=said):
        return False
    refuse_closed([row])
    return True


def refuse_closed(rows: Iterable[Recall]) -> None:
    """Raise ``ConflictError`` (``recall_closed``) for a recall that is over."""
    for row in rows:
        if RecallClosing.objects.filter(recall=row).exists():
            raise ConflictError("recall_closed", number=str(row))
