"""A coordinator brings the tables she has: points with hours, and who gives there."""

import pytest

from fabene.collecting.services import open_day
from fabene.core.errors import ConflictError
from fabene.lib.imports import selectors, services
from fabene.lib.imports.values import BatchView, Importer, State
from fabene.lib.workbooks import workbook
from fabene.places import selectors as places
from fabene.places.imports import DONORS, POINTS, donors_table, points_table
from fabene.places.imports.exporting import Table
from tests.remembered import Remember
from tests.world import SATURDAY, World, build_world, key, stamp

POINTS_BY_HAND = """\
I NOSTRI PUNTI;;;;;;
Mercato;Comune;Indirizzo;Tipo;Giorni;Apre;Ritiro
Mercato di Lesna;grugliasco;corso Torino;Mercato;lun, gio;8.00;12:30
Orto di via Roma;001120;via Roma 5;ORTO;sabato;;10
orto di via roma;Grugliasco;via Roma 5;orto;sabato;;10:00
Altrove;Paperopoli;via X;;lun;8;
"""
DONORS_BY_HAND = """\
Banco;Tipo;Mercato;Vende;Ditta
BANCO 12;banco;Mercato di Lesna;frutta, verdura;
n. 12;bancarella;mercato di lesna;frutta;
Cascina Nuova;azienda agricola;;verdura e uova;Rossi Mario
31;banco;;pane;
"""


def staged(importer: Importer, content: bytes, world: World, *, name: str = "a") -> BatchView:
    network = world.grugliasco.network.id
    return services.stage(
        id=key("import", importer.kind, name),
        network=network,
        importer=importer,
        file_name="tabella.csv",
        content=content,
        stamp=stamp(),
    )


def brought(importer: Importer, content: bytes, world: World, *, name: str = "a") -> BatchView:
    batch = staged(importer, content, world, name=name)
    return services.confirm(batch=batch.id, importer=importer, goes_on=True, stamp=stamp())


def test_points_and_donors_come_from_tables_and_all_goes_back_at_once(remember: Remember) -> None:
    world = remember(build_world)
    network = world.grugliasco.network.id
    batch = staged(POINTS, POINTS_BY_HAND.encode(), world)
    with pytest.raises(ConflictError, match="import_has_faults"):
        services.confirm(batch=batch.id, importer=POINTS, goes_on=False, stamp=stamp())
    assert [(f.row, f.column, f.code) for f in selectors.check(batch.id, POINTS, today=SATURDAY).faults] == [
        (6, "municipality", "municipality_not_found")
    ]
    done = brought(POINTS, POINTS_BY_HAND.encode(), world)
    assert (done.state, done.written, done.known, done.fault_count) == (State.DONE, 2, 1, 1)
    assert brought(POINTS, POINTS_BY_HAND.encode(), world) == done
    found = {point.name: point for point in places.markets(network)}
    assert [h.hours.weekday for h in found["Mercato di Lesna"].hours] == [0, 3]
    assert found["Orto di via Roma"].kind == "garden"
    again = staged(POINTS, POINTS_BY_HAND.encode(), world, name="b")
    assert again.same_as == done.id
    assert services.confirm(batch=again.id, importer=POINTS, goes_on=True, stamp=stamp()).written == 0

    givers = brought(DONORS, DONORS_BY_HAND.encode("cp1252"), world)
    assert [(f.row, f.column, f.code) for f in givers.faults] == [(5, "point", "point_missing")]
    assert [s.label for s in places.stalls_of(found["Mercato di Lesna"].id)] == ["12"]
    assert [(d.name, d.sells) for d in places.donors_of(network)] == [("Cascina Nuova", ("eggs", "vegetables"))]
    with pytest.raises(ConflictError, match="import_built_upon"):
        services.undo(batch=done.id, importer=POINTS, stamp=stamp())
    assert services.undo(batch=givers.id, importer=DONORS, stamp=stamp()).state == State.UNDONE
    assert services.undo(batch=done.id, importer=POINTS, stamp=stamp()).state == State.UNDONE
    assert "Mercato di Lesna" not in {point.name for point in places.markets(network)}
    assert brought(POINTS, POINTS_BY_HAND.encode(), world, name="c").written == 2


def test_a_point_where_a_day_was_held_stays(remember: Remember) -> None:
    world = remember(build_world)
    done = brought(POINTS, POINTS_BY_HAND.encode(), world)
    point = next(p for p in places.markets(world.grugliasco.network.id) if p.name == "Orto di via Roma")
    open_day(id=key("day", "orto"), network=point.network_id, market=point.id, date=SATURDAY, stamp=stamp())
    with pytest.raises(ConflictError) as refused:
        services.undo(batch=done.id, importer=POINTS, stamp=stamp())
    assert refused.value.data == {"sort": "point"}
    assert len(point.hours) == 1


def test_what_is_exported_is_imported_elsewhere_as_it_was(remember: Remember) -> None:
    world = remember(build_world)
    brought(DONORS, b"donatore;tipo;vende;giorni;dona\nOrto 'A';orto;uova;lun, mar;no\n", world, name="x")
    here, there = world.grugliasco.network.id, world.rivoli.network.id
    for importer, table in ((POINTS, points_table), (DONORS, donors_table)):
        id = key("import", "elsewhere", importer.kind)
        book = workbook("tabella", table(here))
        services.stage(id=id, network=there, importer=importer, file_name="t.xlsx", content=book, stamp=stamp())
        done = services.confirm(batch=id, importer=importer, goes_on=False, stamp=stamp())
        assert done.fault_count == 0
    assert told(points_table(here)) <= told(points_table(there))
    assert told(donors_table(here)) <= told(donors_table(there))


def told(table: Table) -> set[str]:
    return {str(row) for row in table}
