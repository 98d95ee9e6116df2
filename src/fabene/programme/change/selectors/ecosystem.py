"""Reading the maps of an ecosystem, and comparing two of them."""

from uuid import UUID

from django.db.models import Prefetch

from fabene.programme.change.models import Actor, EcosystemMap, EcosystemTie
from fabene.programme.change.values import Comparison, MapView, Tie


def maps(network: UUID) -> tuple[MapView, ...]:
    """Return a network's maps, newest day first; of two maps of one day the one that was drawn last."""
    actors = Prefetch("actors", queryset=Actor.objects.order_by("position"))
    ties = Prefetch("ties", queryset=EcosystemTie.objects.order_by("position").select_related("first", "second"))
    rows = EcosystemMap.objects.filter(network=network).order_by("on", "recorded_at", "id")
    by_day = {row.on: _view(row) for row in rows.prefetch_related(actors, ties)}
    return tuple(by_day[on] for on in sorted(by_day, reverse=True))


def networks_with_maps() -> frozenset[UUID]:
    """Return the networks whose ecosystem was drawn at least once."""
    return frozenset(EcosystemMap.objects.values_list("network", flat=True))


def _view(row: EcosystemMap) -> MapView:
    return MapView(
        id=row.id,
        network=row.network,
        on=row.on,
        actors=tuple(actor.name for actor in row.actors.all()),
        ties=tuple(Tie(first=tie.first.name, second=tie.second.name, what=tie.what) for tie in row.ties.all()),
        source=row.source,
    )


def compared(before: MapView, after: MapView) -> Comparison:
    """Return what changed from one map to another. A tie is the same when the same two are joined by it.

    What they do together may have been put in other words: the later words are kept.
    """
    then, now = {tie.ends for tie in before.ties}, {tie.ends for tie in after.ties}
    return Comparison(
        before=before,
        after=after,
        came=tuple(actor for actor in after.actors if actor not in before.actors),
        went=tuple(actor for actor in before.actors if actor not in after.actors),
        new=tuple(tie for tie in after.ties if tie.ends not in then),
        gone=tuple(tie for tie in before.ties if tie.ends not in now),
        stayed=tuple(tie for tie in after.ties if tie.ends in then),
    )
