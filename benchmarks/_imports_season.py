"""The installation of ``benchmarks/imports.py``: a network with a point, twenty stalls and an emporio."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from fabene.collecting.selectors.equations import sums_of_network
from fabene.core.owners import OwnerKind
from fabene.ledger.verification import verify
from fabene.lib.ids import derived
from fabene.lib.imports import selectors, services
from fabene.lib.imports.values import BatchView, State
from fabene.lib.imports.working import work
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import services as people
from fabene.places import services as places
from fabene.places.values import Position
from fabene.sharing.imports import DESTINATION, SEASON

BENCH = UUID("0178f000-0000-7000-8000-0000000be4c4")
NETWORK, MARKET, EMPORIO = (derived(BENCH, what) for what in ("network", "market", "emporio"))
STALLS = 20
SOMEWHERE = Position(latitude=Decimal("45.07"), longitude=Decimal("7.51"), approximate=True, source="benchmark")


def _now() -> datetime:
    return datetime.now(UTC)


def _stamp() -> Stamp:
    return stamp_now(derived(BENCH, "actor"), _now())


def build() -> list[str]:
    """Build a network and return the labels of its stalls."""
    stamp = _stamp()
    places.create_municipality(istat_code="001219", name="Rivoli", province="Torino", position=SOMEWHERE, stamp=stamp)
    people.create_network(id=NETWORK, slug="rivoli", name="Rivoli", sentence="Una rete.", stamp=stamp)
    places.create_market(
        id=MARKET,
        network=NETWORK,
        municipality="001219",
        slug="mercato",
        name="Mercato",
        place="piazza",
        position=SOMEWHERE,
        stamp=stamp,
    )
    places.create_hub(
        id=derived(BENCH, "hub"),
        network=NETWORK,
        municipality="001219",
        name="Casa",
        address="piazza",
        position=SOMEWHERE,
        stamp=stamp,
    )
    places.create_destination(id=EMPORIO, network=NETWORK, kind=OwnerKind.EMPORIO, name="Emporio", stamp=stamp)
    labels = [str(number) for number in range(1, STALLS + 1)]
    for label in labels:
        places.create_stall(
            id=derived(BENCH, "stall", label), market=MARKET, label=label, sells=(), gives=True, trader="", stamp=stamp
        )
    return labels


def hand_in(content: bytes) -> UUID:
    """Hand the table in and say its columns."""
    batch = derived(BENCH, "batch")
    services.stage(
        id=batch, network=NETWORK, importer=SEASON, file_name="stagioni.csv", content=content, stamp=_stamp()
    )
    mapping = selectors.batch(batch).mapping
    services.choose_columns(batch=batch, importer=SEASON, mapping=mapping, answers={DESTINATION: str(EMPORIO)})
    services.look_over(batch=batch, importer=SEASON, stamp=_stamp())
    return batch


def check(batch: UUID) -> BatchView:
    """Let the worker check it."""
    _work()
    found = result(batch)
    assert found.state == State.CHECKED
    return found


def result(batch: UUID) -> BatchView:
    """Return what the page shows."""
    return selectors.batch(batch)


def write(batch: UUID) -> None:
    """Let the worker write it, without what is wrong."""
    services.confirm(batch=batch, importer=SEASON, goes_on=True, stamp=_stamp())
    _work()
    found = result(batch)
    assert found.state == State.DONE
    assert found.written == found.new


def take_back(batch: UUID) -> None:
    """Let the worker take it back."""
    services.undo(batch=batch, importer=SEASON, stamp=_stamp())
    _work()
    assert result(batch).state == State.UNDONE


def _work() -> None:
    work(importers={SEASON.kind: SEASON}, clock=_now)


def collected_grams() -> int:
    """Return what the network collected in all."""
    return sums_of_network(NETWORK).grams.collected_grams


def verified() -> bool:
    """Return whether the ledger is whole."""
    return verify().ok
