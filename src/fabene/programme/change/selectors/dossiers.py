"""Reading closing dossiers."""

from uuid import UUID

from fabene.programme.change.models import Dossier
from fabene.programme.change.texts import bilingual
from fabene.programme.change.values import DossierView


def dossiers(network: UUID) -> tuple[DossierView, ...]:
    """Return the newest edition of each of a network's dossiers, one for a programme, the last written first."""
    newest = {row.programme: _view(row) for row in Dossier.objects.filter(network=network).order_by("number")}
    return tuple(sorted(newest.values(), key=lambda view: view.written_at, reverse=True))


def dossier(network: UUID, *, programme: UUID) -> DossierView | None:
    """Return the newest edition of a network's dossier in a programme, None while nobody has written one."""
    return next((view for view in dossiers(network) if view.programme == programme), None)


def _view(row: Dossier) -> DossierView:
    return DossierView(
        id=row.id,
        network=row.network,
        programme=row.programme,
        number=row.number,
        results=bilingual(row, "results"),
        costs=bilingual(row, "costs"),
        stays=bilingual(row, "stays"),
        pays=bilingual(row, "pays"),
        next=bilingual(row, "next"),
        next_programme=row.next_programme,
        source=row.source,
        written_at=row.written_at,
    )
