"""A selection and where it is: what every other read begins with."""

from collections.abc import Iterable
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.programme.selection.models import AppealAnswer, Closing, RoundClosing, Selection
from fabene.programme.selection.values import CriterionView, Phase, Rules, SelectionView


def selection(selection_id: UUID) -> SelectionView:
    """Return a selection; raise ``NotFoundError`` ``selection_not_found``."""
    return selection_view(_required(Selection.objects.filter(id=selection_id).first()))


def selection_of(call: UUID) -> SelectionView | None:
    """Return the selection of a call, None until the office opens one."""
    row = Selection.objects.filter(call=call).first()
    return selection_view(row) if row else None


def with_selection(calls: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of some calls whose selection the office has opened."""
    return frozenset(Selection.objects.filter(call__in=list(calls)).values_list("call", flat=True))


def _required(row: Selection | None) -> Selection:
    if row is None:
        raise NotFoundError("selection_not_found")
    return row


def selection_view(row: Selection) -> SelectionView:
    """Return a selection's row as a value, with the phase it is in."""
    closed = RoundClosing.objects.filter(selection=row).first()
    last = last_closing(row.id)
    again = _open_again(last)
    return SelectionView(
        id=row.id,
        call=row.call,
        phase=_phase(closed, last, again),
        rules=Rules(
            places=row.places,
            ties=tuple(row.ties),
            seed=row.seed,
            seed_source=row.seed_source,
            appeal_days=row.appeal_days,
            simulated=row.simulated,
            half_points=row.half_points,
            least_halves=row.least_halves,
        ),
        criteria=tuple(
            CriterionView(
                key=one["key"],
                title=Bilingual(it=one["title_it"], en=one["title_en"]),
                weight=one["weight"],
                least_halves=one.get("least_halves", 0),
            )
            for one in row.criteria
        ),
        max_score=row.max_score,
        opened_at=row.happened_at,
        first_closed_at=closed.happened_at if closed else None,
        open_again=again,
    )


def last_closing(selection_id: UUID) -> Closing | None:
    """Return the row of the last closing, if the jury has closed."""
    return Closing.objects.filter(selection=selection_id).order_by("-number").first()


def _open_again(last: Closing | None) -> frozenset[UUID]:
    if last is None:
        return frozenset()
    return frozenset(AppealAnswer.objects.filter(reopens=last).values_list("appeal__application", flat=True))


def _phase(closed: RoundClosing | None, last: Closing | None, again: frozenset[UUID]) -> Phase:  # noqa: PLR0917 - in the order they come
    if closed is None:
        return Phase.FIRST
    if last is None or again:
        return Phase.FINAL
    return Phase.PUBLISHED if last.publications.exists() else Phase.CLOSED
