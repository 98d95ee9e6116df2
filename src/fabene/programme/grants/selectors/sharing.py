"""What belongs to several programmes: money by shares, kilos in one total and *also counted* in the others."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from fabene.core.errors import NotFoundError
from fabene.programme.grants.models import Attribution
from fabene.programme.grants.values import CountedThing, SharePart, ThingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Grams by programme: ``own`` in whose total they count, ``also`` where they are also counted; ``total`` once."""

    own: Mapping[UUID, int] = field(default_factory=dict)
    also: Mapping[UUID, int] = field(default_factory=dict)
    total: int = 0


def counted_thing(thing: UUID) -> CountedThing:
    """Return how a thing is divided now; raise ``NotFoundError`` ``thing_not_divided``."""
    row = _rows().filter(thing=thing).first()
    if row is None or not row.parts.all():
        raise NotFoundError("thing_not_divided")
    return _thing(row)


def counted_things() -> tuple[CountedThing, ...]:
    """Return everything that is divided among programmes now."""
    return _every()


def also_counted(programme: UUID) -> tuple[CountedThing, ...]:
    """Return the things that belong to a programme and to others, in whatever share."""
    return tuple(thing for thing in _every() if programme in thing.shares())


def money_by_programme() -> dict[UUID, int]:
    """Return the cents that shared things cost each programme; together they are what they cost, once."""
    sums: defaultdict[UUID, int] = defaultdict(int)
    for thing in _every():
        for programme, cents in thing.shares().items():
            sums[programme] += cents
    return dict(sums)


def grams_by_programme(grams: Mapping[UUID, int]) -> Counted:
    """Return ``grams`` (by thing) by programme: a thing counts once, for its main programme, and *also* for others.

    Things that are not divided are left out: they belong to whoever asks.
    """
    own: defaultdict[UUID, int] = defaultdict(int)
    also: defaultdict[UUID, int] = defaultdict(int)
    things = [thing for thing in _every() if thing.thing in grams]
    for thing in things:
        for programme in thing.shares():
            (own if programme == thing.main else also)[programme] += grams[thing.thing]
    return Counted(own=dict(own), also=dict(also), total=sum(grams[thing.thing] for thing in things))


def _every() -> tuple[CountedThing, ...]:
    return tuple(_thing(row) for row in _rows() if row.parts.all())


def _rows() -> QuerySet[Attribution]:
    """Return the newest division of every thing."""
    newest = Window(expression=RowNumber(), partition_by=F("thing"), order_by=F("number").desc())
    rows = Attribution.objects.annotate(place=newest).filter(place=1)
    return rows.prefetch_related("parts").order_by("thing")


def _thing(row: Attribution) -> CountedThing:
    return CountedThing(
        thing=row.thing,
        kind=ThingKind(row.kind),
        money_cents=row.money_cents,
        reason=row.reason,
        parts=tuple(
            SharePart(programme=part.programme, basis_points=part.basis_points, money_cents=part.money_cents)
            for part in row.parts.all()
        ),
    )
