"""A coordinator brings the list of families she keeps: by code, with or without names."""

import pytest

from fabene.core.errors import ConflictError
from fabene.households.imports import HOUSEHOLDS, ORGANISATION, households_table
from fabene.households.models import Contact, Household
from fabene.households.selectors import households_of
from fabene.households.services import mark
from fabene.households.values import Band, State
from fabene.lib.imports import selectors, services
from fabene.lib.imports.values import BatchView
from fabene.lib.workbooks import workbook
from tests.remembered import Remember
from tests.world import SATURDAY, World, build_world, key, stamp

BY_HAND = """\
ELENCO FAMIGLIE - RISERVATO;;;;;;
CODICE;Adulti;0-13;30-64;65+;Non mangia;Nome e cognome
gr-01;2;1;2;;maiale, no glutine;
GR 02;3;;;;;
gr-01;2;;;;;
ROSSI;2;;;;;
GR03;;;;;;
GR04;1;;;;aria;
GR05;;;;1;;Maria Esempio
Totale;;;;;;
"""


def brought(world: World, content: bytes, *, name: str = "a", organisation: str = "") -> BatchView:
    id = key("import", "households", name)
    network = world.grugliasco.network.id
    services.stage(
        id=id, network=network, importer=HOUSEHOLDS, file_name="famiglie.csv", content=content, stamp=stamp()
    )
    if organisation:
        batch = selectors.batch(id)
        services.choose_columns(
            batch=id, importer=HOUSEHOLDS, mapping=batch.mapping, answers={ORGANISATION: organisation}
        )
    return services.confirm(batch=id, importer=HOUSEHOLDS, goes_on=True, stamp=stamp())


def test_families_come_by_code_and_what_is_wrong_is_told_without_repeating_it(remember: Remember) -> None:
    world = remember(build_world)
    done = brought(world, BY_HAND.encode("cp1252"))
    assert (done.written, done.known) == (2, 1)
    assert [(f.row, f.column, f.code, f.read) for f in done.faults] == [
        (6, "code", "code_not_valid", ""),
        (7, "adults", "people_missing", ""),
        (8, "excludes", "cell_word_unknown", ""),
        (9, "name", "names_need_organisation", ""),
    ]
    first, second = households_of(network=world.grugliasco.network.id, on=SATURDAY)
    assert (first.code, dict(first.bands), set(first.excludes)) == (
        "GR01",
        {Band.CHILD: 1, Band.GROWN: 2},
        {"pork", "gluten"},
    )
    assert (second.code, second.adults, second.children) == ("GR02", 3, 0)
    again = brought(world, BY_HAND.encode("cp1252"), name="b", organisation=str(key("organisation", "la-tavola")))
    assert (again.same_as, again.written, again.known) == (done.id, 1, 3)
    assert Contact.objects.filter(household__code="GR05").count() == 1
    assert b"Maria" not in bytes(Contact.objects.get(household__code="GR05").sealed)


def test_an_import_is_taken_back_whole_unless_a_family_was_spoken_to(remember: Remember) -> None:
    world = remember(build_world)
    done = brought(world, BY_HAND.encode())
    two = Household.objects.get(code="GR02")
    services.undo(batch=brought(world, b"codice;adulti\nX1;2\n", name="c").id, importer=HOUSEHOLDS, stamp=stamp())
    assert not Household.objects.filter(code="X1").exists()
    mark(id=key("mark"), household=two.id, state=State.AWAY, since=SATURDAY, stamp=stamp())
    with pytest.raises(ConflictError, match="import_built_upon"):
        services.undo(batch=done.id, importer=HOUSEHOLDS, stamp=stamp())
    assert Household.objects.filter(code="GR01").exists()


def test_families_exported_are_imported_elsewhere_with_the_same_numbers(remember: Remember) -> None:
    world = remember(build_world)
    brought(world, BY_HAND.encode())
    here, there = world.grugliasco, world.rivoli
    table = households_table(here.network.id, on=SATURDAY)
    for row in table[1:]:
        row[1] = there.market.name
    id = key("import", "there")
    services.stage(
        id=id,
        network=there.network.id,
        importer=HOUSEHOLDS,
        file_name="f.xlsx",
        content=workbook("f", table),
        stamp=stamp(),
    )
    assert services.confirm(batch=id, importer=HOUSEHOLDS, goes_on=False, stamp=stamp()).fault_count == 0
    assert households_table(there.network.id, on=SATURDAY) == table
