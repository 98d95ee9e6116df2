"""Reading changes in services."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from fabene.core.errors import NotFoundError
from fabene.programme.change.models import Change, ChangeParty, Status
from fabene.programme.change.texts import bilingual
from fabene.programme.change.values import ChangeStatus, ChangeView, StatusView


def changes(
    *, network: UUID | None = None, programme: UUID | None = None, status: ChangeStatus | None = None
) -> tuple[ChangeView, ...]:
    """Return the changes that fit, by title."""
    rows = Change.objects.order_by("title_it", "id")
    if network is not None:
        rows = rows.filter(network=network)
    if programme is not None:
        rows = rows.filter(programme=programme)
    return tuple(view for view in _views(rows) if status is None or view.status is status)


def change(id: UUID) -> ChangeView:
    """Return one change; raise ``NotFoundError`` ``change_not_found``."""
    found = _views(Change.objects.filter(id=id))
    if not found:
        raise NotFoundError("change_not_found")
    return found[0]


def _views(rows: QuerySet[Change]) -> tuple[ChangeView, ...]:
    history = Prefetch("history", queryset=Status.objects.order_by("-number"))
    parties = Prefetch("parties", queryset=ChangeParty.objects.order_by("position"))
    return tuple(_view(row) for row in rows.prefetch_related(history, parties))


def _view(row: Change) -> ChangeView:
    return ChangeView(
        id=row.id,
        programme=row.programme,
        network=row.network,
        policy=row.policy,
        title=bilingual(row, "title"),
        problem=bilingual(row, "problem"),
        before=bilingual(row, "before"),
        after=bilingual(row, "after"),
        parties=tuple(party.organisation for party in row.parties.all()),
        act=row.act,
        source=row.source,
        history=tuple(
            StatusView(status=ChangeStatus(each.status), on=each.on, note=each.note) for each in row.history.all()
        ),
    )
