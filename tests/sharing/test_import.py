"""A network's past seasons, as somebody kept them in a spreadsheet, become market days that close."""

from datetime import date
from uuid import UUID

import pytest

from fabene.charter.selectors import rules_in_force
from fabene.collecting import services as collecting
from fabene.collecting.selectors.equations import sums_of_network
from fabene.collecting.selectors.lists import days_of
from fabene.collecting.values import DayState, Food, Source, SourceKind
from fabene.core.errors import ConflictError
from fabene.households.imports import HOUSEHOLDS
from fabene.households.selectors import households_of
from fabene.ledger.verification import verify
from fabene.lib.imports import selectors, services
from fabene.lib.imports.values import BatchView, Importer, State
from fabene.lib.workbooks import workbook
from fabene.places.imports import DONORS
from fabene.sharing.imports import DESTINATION, SEASON, season_table
from fabene.sharing.problems import standings_of
from fabene.sharing.selectors.bags import households_reached
from fabene.sharing.selectors.past import everything_about
from fabene.sharing.services.forgetting import fade
from tests.remembered import Remember
from tests.sharing.market import hub_has, kilos
from tests.world import SATURDAY, Place, World, build_world, key, stamp

SINCE, UNTIL = date(2020, 1, 1), date(2021, 12, 31)
BY_HAND = """\
STAGIONE 2020;;;;;
data;mercato;banco;merce;kg;a chi
03/10/2020;;Banco 12;FRUTTA;12,5 kg;
3 ottobre 2020;;n. 12;frutta;3,5;Canile
03/10/2020;;31;Pane;1.004,5;
03/10/2020;;31;Pane;104,5;
2020-10-10;;cittadini;secco;4,25 Kg;
10/10/2020;;;verdura;20;
10/10/2020;;Orto Nuovo;uova;0;
10/10/2020;;Nessuno;uova;3;
10/10/2020;;12;pannolini;6 pz;
45000000;;12;frutta;2;
Totale;;;;1.150;
"""


def brought(
    place: Place, content: bytes, *, name: str = "a", importer: Importer = SEASON, goes_on: bool = True
) -> BatchView:
    id = key("import", importer.kind, name)
    services.stage(
        id=id, network=place.network.id, importer=importer, file_name="s.csv", content=content, stamp=stamp()
    )
    if importer is SEASON:
        mapping = selectors.batch(id).mapping
        services.choose_columns(
            batch=id, importer=SEASON, mapping=mapping, answers={DESTINATION: str(place.emporio.id)}
        )
    return services.confirm(batch=id, importer=importer, goes_on=goes_on, stamp=stamp())


def test_a_past_season_becomes_days_that_close_and_the_rest_of_the_hub_stays(remember: Remember) -> None:
    place = remember(build_world).grugliasco
    hub_has(place, fruit="10")
    before = sums_of_network(place.network.id)
    done = brought(place, BY_HAND.encode("cp1252"))
    assert [(f.row, f.column, f.code) for f in done.faults] == [
        (5, "kg", "crate_too_heavy"),
        (10, "donor", "donor_not_found"),
        (12, "date", "cell_not_a_date"),
    ]
    assert (done.state, done.written, done.known) == (State.DONE, 6, 1)
    past = sums_of_network(place.network.id, since=SINCE, until=date(2020, 12, 31))
    assert (past.grams.collected_grams, past.grams.passed_on_grams, past.grams.stock_grams) == (144_750, 144_750, 0)
    assert (past.pieces.collected_pieces, past.pieces.passed_on_pieces) == (6, 6)
    assert past.closes
    assert verify().ok
    assert sums_of_network(place.network.id, since=date(2021, 1, 1)) == before
    again = brought(place, BY_HAND.encode("cp1252"), name="b")
    assert (again.same_as, again.written, again.known) == (done.id, 0, 7)
    other = brought(place, b"data;banco;merce;kg\n3/10/2020;12;frutta;99\n", name="c")
    assert [f.code for f in other.faults] == ["day_already_there"]


def test_a_season_is_reversed_whole_and_may_come_again(remember: Remember) -> None:
    place = remember(build_world).grugliasco
    done = brought(place, BY_HAND.encode())
    assert services.undo(batch=done.id, importer=SEASON, stamp=stamp()).state == State.UNDONE
    assert services.undo(batch=done.id, importer=SEASON, stamp=stamp()).state == State.UNDONE
    emptied = sums_of_network(place.network.id)
    assert emptied.grams.collected_grams == emptied.pieces.collected_pieces == emptied.grams.passed_on_grams == 0
    assert verify().ok
    emptied_days = {summary.state for summary in days_of(place.network.id).days}
    assert emptied_days == {DayState.CANCELLED}
    again = brought(place, BY_HAND.encode(), name="b")
    assert (again.written, again.same_as) == (6, None)
    assert {summary.state for summary in days_of(place.network.id).days} == {DayState.CLOSED}
    day = next(made.key for made in selectors.made(again.id) if made.what == "day")
    collecting.late_entry(
        id=key("late"), day=day, reason="una cassetta", write=lambda: one_more(place, day), stamp=stamp()
    )
    with pytest.raises(ConflictError, match="import_built_upon"):
        services.undo(batch=again.id, importer=SEASON, stamp=stamp())
    assert sums_of_network(place.network.id).grams.collected_grams == 145_750


TAKEN_HOME = """\
data;famiglia;merce;kg;pz
3/4/2021;Fam 1;frutta;6;
3/4/2021;FAM 2;frutta;2,5;
3/4/2021;Fam2;pannolini;;4
10/4/2021;fam1;pane;1;
10/4/2021;Fam 9;pane;1;
1/2/2021;Fam2;pane;1;
"""
HOMES = "codice;adulti;dal\nFAM1;2;1/3/2021\nFAM2;1;1/3/2021\nFAM3;1;1/3/2021\n"


def test_what_households_took_home_counts_in_what_is_fair_and_may_be_forgotten_or_taken_back(
    remember: Remember,
) -> None:
    place = remember(build_world).grugliasco
    brought(place, HOMES.encode(), importer=HOUSEHOLDS, name="homes")
    homes = {view.code: view.id for view in households_of(network=place.network.id, on=SATURDAY)}
    rules = rules_in_force(place.network.id, SATURDAY)

    def standings() -> dict[str, float]:
        now = standings_of(place.network.id, on=SATURDAY, rules=rules)
        return {code: now[id].received_grams / now[id].weight for code, id in homes.items()}

    before = standings()
    assert len(set(before.values())) == 1
    done = brought(place, TAKEN_HOME.encode())
    assert [(fault.row, fault.column, fault.code, fault.read) for fault in done.faults] == [
        (6, "household", "code_not_known", ""),
        (7, "household", "household_came_later", ""),
    ]
    told = sums_of_network(place.network.id, since=SINCE, until=date(2021, 4, 30))
    assert (told.grams.given_grams, told.pieces.given_pieces, told.grams.passed_on_grams) == (9_500, 4, 0)
    assert told.closes
    after = standings()
    assert after["FAM1"] > after["FAM3"] > after["FAM2"] > 0, "who has had least by now is first"
    assert households_reached(network=place.network.id) == 2
    assert [bag["grams"] for bag in everything_about(household=homes["FAM1"])["bags_of_the_past"]] == [6_000, 1_000]
    services.undo(batch=done.id, importer=SEASON, stamp=stamp())
    assert standings() == before
    assert verify().ok
    again = brought(place, TAKEN_HOME.encode(), name="again")
    fade(network=place.network.id, before=date(2021, 5, 1), stamp=stamp())
    assert standings() == pytest.approx(after)
    assert households_reached(network=place.network.id) == 2
    assert everything_about(household=homes["FAM1"])["bags_of_the_past"] == []
    with pytest.raises(ConflictError, match="import_built_upon"):
        services.undo(batch=again.id, importer=SEASON, stamp=stamp())
    late = brought(place, b"data;famiglia;merce;kg\n5/4/2021;FAM1;frutta;2\n", name="late")
    assert [fault.code for fault in late.faults] == ["day_forgotten"]


def one_more(place: Place, day: UUID) -> object:
    source = Source(kind=SourceKind.STALL, stall=place.stalls["12"].id)
    return collecting.record_donation(
        id=key("more"), day=day, source=source, food=Food(category="fruit"), weight=kilos("1"), stamp=stamp()
    )


def test_a_season_exported_and_imported_elsewhere_has_the_same_figures(remember: Remember) -> None:
    world: World = remember(build_world)
    brought(world.grugliasco, BY_HAND.encode())
    table = season_table(world.grugliasco.network.id, since=SINCE, until=UNTIL)
    for row in table[1:]:
        row[1] = world.rivoli.market.name
    givers = "donatore;tipo\n12;banco\n31;banco\n"
    brought(world.rivoli, givers.encode(), importer=DONORS, name="there")
    done = brought(world.rivoli, workbook("s", table), name="there", goes_on=False)
    assert done.fault_count == 0
    here, there = (sums_of_network(place.network.id) for place in (world.grugliasco, world.rivoli))
    assert here == there
    for row in (rows := season_table(world.rivoli.network.id, since=SINCE, until=UNTIL)):
        assert row in table
    assert len(rows) == len(table)
