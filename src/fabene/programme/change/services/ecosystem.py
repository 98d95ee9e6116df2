"""Drawing the ecosystem of a network on a day."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.change.models import Actor, EcosystemMap, EcosystemTie
from fabene.programme.change.values import MAX_ACTORS, MAX_TIES, MapDraft, Tie

NAME, WHAT, SOURCE = 100, 200, 500


@transaction.atomic
def draw_map(*, id: UUID, drawing: MapDraft, stamp: Stamp) -> None:
    """Keep the map of an ecosystem. Whoever stands in a tie is an actor, listed or not.

    Raises ``tie_with_itself``, ``map_empty``, ``map_too_large``, ``map_in_future``, ``text_missing``,
    ``text_too_long``, ``text_unreadable``.
    """
    ties = tuple(_tidied(tie) for tie in drawing.ties)
    named = (clean(name, field="actor", limit=NAME) for name in drawing.actors)
    actors = tuple(dict.fromkeys([*named, *(end for tie in ties for end in (tie.first, tie.second))]))
    source = clean(drawing.source, field="source", limit=SOURCE)
    _check(actors, ties)
    if drawing.on > stamp.recorded_at.date():
        raise FabeneError("map_in_future", date=drawing.on.isoformat())
    content = {
        "on": drawing.on,
        "actors": actors,
        "ties": [(t.first, t.second, t.what) for t in ties],
        "source": source,
    }
    if not log(
        id=derived(id, "drawn"), what="ecosystem.drawn", key=id, network=drawing.network, stamp=stamp, content=content
    ):
        return
    row = EcosystemMap.objects.create(
        id=id, network=drawing.network, on=drawing.on, source=source, recorded_at=stamp.recorded_at
    )
    rows = {name: Actor.objects.create(map=row, position=position, name=name) for position, name in enumerate(actors)}
    EcosystemTie.objects.bulk_create(
        EcosystemTie(map=row, position=position, first=rows[tie.first], second=rows[tie.second], what=tie.what)
        for position, tie in enumerate(ties)
    )


def _tidied(tie: Tie) -> Tie:
    first, second = clean(tie.first, field="actor", limit=NAME), clean(tie.second, field="actor", limit=NAME)
    if first == second:
        raise FabeneError("tie_with_itself", actor=first)
    return Tie(first=first, second=second, what=clean(tie.what, field="what", limit=WHAT, optional=True))


def _check(actors: tuple[str, ...], ties: tuple[Tie, ...]) -> None:
    if not actors:
        raise FabeneError("map_empty")
    if len(actors) > MAX_ACTORS or len(ties) > MAX_TIES:
        raise FabeneError("map_too_large", actors_limit=MAX_ACTORS, ties_limit=MAX_TIES)
