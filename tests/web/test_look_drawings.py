"""Pictures: what they show is what their table says, and nothing in them overlaps."""

from itertools import combinations
from math import hypot

import pytest

from fabene.core.equation import Equation
from fabene.web.downloads import csv_response
from fabene.web.drawings.equation import equation_flow
from fabene.web.drawings.flow import AT_MOST, Flow, Layout, Link, Node, flow
from fabene.web.drawings.levels import WIDTH, Group, levels
from fabene.web.drawings.mix import mix
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.drawings.territory import Centre, Spot, territory
from fabene.web.drawings.tones import Tone


def node(key: str, column: int) -> Node:
    return Node(key=key, label=key, column=column, tone=Tone.LEAF)


def saturday() -> Flow:
    """The Saturday of the story: 268 kg came, 253 to families, 7 to the emporio, 8 thrown away."""
    nodes = [node("banco 12", 0), node("banco 27", 0), node("forno", 0), node("casa", 1)]
    nodes += [node("famiglie", 2), node("emporio", 2), node("scartato", 2)]
    came = {"banco 12": 130_000, "banco 27": 78_000, "forno": 60_000}
    went = {"famiglie": 253_000, "emporio": 7_000, "scartato": 8_000}
    links = [Link(source=key, target="casa", grams=grams) for key, grams in came.items()]
    links += [Link(source="casa", target=key, grams=grams) for key, grams in went.items()]
    return flow("Sabato", "268 kg in tutto.", nodes=nodes, links=links)


def bar(layout: Layout, word: str) -> tuple[float, float]:
    found = next(bar for bar in layout.bars if bar.word.startswith(word))
    return found.y, found.height


@pytest.mark.parametrize("layout", [saturday().wide, *saturday().narrow])
def test_a_bar_is_as_high_as_its_kilos(layout: Layout) -> None:
    assert bar(layout, "famiglie")[1] / bar(layout, "banco 12")[1] == pytest.approx(253 / 130)


@pytest.mark.parametrize("layout", [saturday().wide, *saturday().narrow])
def test_no_bar_covers_another_and_all_stand_inside_the_picture(layout: Layout) -> None:
    for one, other in combinations(layout.bars, 2):
        assert one.x != other.x or one.y + one.height < other.y or other.y + other.height < one.y
    assert all(bar.y >= 0 and bar.y + bar.height <= layout.height for bar in layout.bars)


@pytest.mark.parametrize("layout", [saturday().wide, *saturday().narrow])
def test_words_on_one_side_never_touch(layout: Layout) -> None:
    for one, other in combinations(layout.bars, 2):
        assert one.x != other.x or abs(one.word_y - other.word_y) >= 20


def test_the_table_of_a_flow_says_every_link() -> None:
    assert ("casa", "famiglie", 253_000) in saturday().table.rows
    assert sum(int(row[2] or 0) for row in saturday().table.rows) == 2 * 268_000


def test_many_stalls_become_the_largest_and_the_others() -> None:
    stalls = [node(f"banco {number}", 0) for number in range(40)]
    links = [Link(source=stall.key, target="casa", grams=1000 + place) for place, stall in enumerate(stalls)]
    drawn = flow("Molti", "", nodes=[*stalls, node("casa", 1)], links=links)
    givers = [one for one in drawn.nodes if one.column == 0]
    assert len(givers) == AT_MOST
    assert givers[-1].label == "altri 32"
    assert sum(link.grams for link in drawn.links) == sum(link.grams for link in links)
    assert ("banco 0", "casa", 1000) in drawn.table.rows, "the table and the file have every stall"
    assert len(drawn.table.rows) == len(links)


def test_exactly_as_many_stalls_as_fit_stay_themselves() -> None:
    stalls = [node(f"banco {number}", 0) for number in range(AT_MOST)]
    links = [Link(source=stall.key, target="casa", grams=1000) for stall in stalls]
    assert len(flow("Nove", "", nodes=[*stalls, node("casa", 1)], links=links).nodes) == AT_MOST + 1


def test_on_a_phone_a_way_through_several_things_is_drawn_leg_by_leg() -> None:
    nodes = [node("banco", 0), node("frutta", 1), node("pane", 1), node("famiglie", 2), node("emporio", 2)]
    links = [Link(source="banco", target=food, grams=5000) for food in ("frutta", "pane")]
    links += [Link(source="frutta", target="famiglie", grams=5000), Link(source="pane", target="emporio", grams=4000)]
    first, second = flow("Per cibo", "", nodes=nodes, links=links).narrow
    assert {one.word for one in first.bars} == {"banco · 10 kg", "frutta · 5 kg", "pane · 5 kg"}
    assert {one.word for one in second.bars} == {"frutta · 5 kg", "pane · 4 kg", "famiglie · 5 kg", "emporio · 4 kg"}
    assert len(saturday().narrow) == 1


def test_a_flow_of_nothing_is_an_empty_picture() -> None:
    assert flow("Niente", "", nodes=[node("casa", 1)], links=[]).wide.bars == ()


def test_a_flow_refuses_negative_links_and_unknown_nodes() -> None:
    with pytest.raises(ValueError, match="negative"):
        flow("No", "", nodes=[node("a", 0), node("b", 1)], links=[Link(source="a", target="b", grams=-1)])
    with pytest.raises(ValueError, match="unknown nodes"):
        flow("No", "", nodes=[node("a", 0)], links=[Link(source="a", target="b", grams=1)])


def test_the_equation_is_drawn_with_what_came_on_one_side_and_what_became_of_it_on_the_other() -> None:
    drawn = equation_flow(
        "Sabato",
        "",
        equation=Equation(collected_grams=268_000, given_grams=253_000, passed_on_grams=7_000, discarded_grams=8_000),
    )
    assert {one.key: one.column for one in drawn.nodes} == {
        "collected_grams": 0,
        "all": 1,
        "given_grams": 2,
        "passed_on_grams": 2,
        "discarded_grams": 2,
    }


def test_a_scale_that_found_more_than_was_known_is_drawn_as_something_that_came() -> None:
    drawn = equation_flow(
        "Più", "", equation=Equation(collected_grams=10_000, given_grams=11_000, shrinkage_grams=-1_000)
    )
    assert {one.key: one.column for one in drawn.nodes}["shrinkage_grams"] == 0
    assert Link(source="shrinkage_grams", target="all", grams=1_000) in drawn.links


def test_levels_stand_lowest_first_and_the_highest_fills_the_width() -> None:
    drawn = levels(
        "Livelli",
        "",
        groups=[
            Group(label="due adulti", families=10, before_grams=1000, today_grams=3000, bound_by="il cibo di oggi"),
            Group(label="senza glutine", families=1, before_grams=0, today_grams=2000, bound_by="il cibo adatto"),
        ],
    )
    assert [bar.lines[0].text for bar in drawn.bars] == ["1 famiglia · senza glutine", "10 famiglie · due adulti"]
    assert drawn.bars[1].before_width + drawn.bars[1].today_width == WIDTH
    assert drawn.table.rows[0][-2:] == (2000, "il cibo adatto")


def test_long_words_over_a_level_are_broken_and_push_the_next_one_down() -> None:
    long = "pane, formaggi, latte e yogurt, frutta, verdura e tutto quello che c’era di adatto"
    groups = [Group(label=label, families=2, before_grams=0, today_grams=1, bound_by="") for label in (long, "altre")]
    first, second = levels("Livelli", "", groups=groups).bars
    assert len(first.lines) == 3
    assert max(len(line.text) for line in first.lines) <= 40
    assert first.lines[-1].y < first.bar_y < first.height == second.y


def test_levels_refuse_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        levels("No", "", groups=[Group(label="a", families=1, before_grams=-1, today_grams=0, bound_by="")])


def test_the_parts_of_a_mix_fill_the_bar_in_proportion() -> None:
    drawn = mix("Borsa", "", parts=[("frutta", 5000), ("niente", 0), ("pane", 2500)])
    assert [(part.label, part.width) for part in drawn.parts] == [("frutta", 253.3), ("pane", 126.7)]
    assert drawn.parts[0].tone != drawn.parts[1].tone


def test_a_mix_refuses_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        mix("No", "", parts=[("frutta", -1)])


TOWNS = (
    Centre(key="001090", name="Collegno", latitude=45.0775, longitude=7.5730),
    Centre(key="001120", name="Grugliasco", latitude=45.0689, longitude=7.5767),
    Centre(key="001156", name="Moncalieri", latitude=44.9996, longitude=7.6824),
    Centre(key="001219", name="Rivoli", latitude=45.0706, longitude=7.5170),
    Centre(key="001292", name="Venaria Reale", latitude=45.1350, longitude=7.6310),
)


def spot(town: str, number: int, *, today: bool = False) -> Spot:
    return Spot(
        town=town,
        name=f"Mercato {number}",
        when="sabato",
        latitude=45.07 + number / 1000,
        longitude=7.57 - number / 1000,
        url=f"#mercato-{number}",
        today=today,
    )


def test_nothing_on_the_map_covers_anything_else() -> None:
    spots = [spot("001090", 1), spot("001090", 2), spot("001120", 3), spot("001120", 4), spot("001120", 5)]
    drawn = territory("Mappa", "", centres=TOWNS, spots=spots)
    for one, other in combinations(drawn.towns, 2):
        assert hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius
    for first, second in combinations(drawn.pins, 2):
        assert hypot(first.x - second.x, first.y - second.y) >= 44


def test_everything_on_the_map_lies_inside_it() -> None:
    drawn = territory("Mappa", "", centres=TOWNS, spots=[spot("001292", 1)])
    assert all(town.radius <= town.x <= drawn.width - town.radius for town in drawn.towns)
    assert all(town.radius <= town.y <= town.name_y <= drawn.height for town in drawn.towns)


def test_north_is_up_and_east_is_right_between_towns_far_apart() -> None:
    drawn = {town.name: town for town in territory("Mappa", "", centres=TOWNS, spots=[]).towns}
    assert drawn["Venaria Reale"].y < drawn["Moncalieri"].y
    assert drawn["Rivoli"].x < drawn["Moncalieri"].x


def test_pins_are_numbered_as_the_list_beside_them_and_todays_are_marked() -> None:
    drawn = territory("Mappa", "", centres=TOWNS, spots=[spot("001219", 1, today=True), spot("001090", 2)])
    assert [(pin.number, pin.url, pin.today) for pin in drawn.pins] == [
        (1, "#mercato-1", True),
        (2, "#mercato-2", False),
    ]
    assert len(drawn.table.rows) == 2


def test_a_map_without_towns_is_empty_and_one_in_the_same_spot_still_parts_them() -> None:
    assert territory("Vuota", "", centres=[], spots=[]).towns == ()
    twins = [Centre(key=key, name=key, latitude=45.0, longitude=7.0) for key in ("a", "b")]
    one, other = territory("Gemelli", "", centres=twins, spots=[]).towns
    assert abs(one.x - other.x) > one.radius


def test_a_market_in_a_town_nobody_named_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody named"):
        territory("No", "", centres=[], spots=[spot("001090", 1)])


def test_a_file_holds_raw_grams_and_no_text_a_spreadsheet_would_run() -> None:
    table = Table(
        caption="Prova",
        columns=(Column(label="Che cosa"), Column(label="Peso", kind=Kind.GRAMS)),
        rows=(("=1+1", 7_500), ("pane", None)),
    )
    written = csv_response(table, "prova.csv").content.decode("utf-8-sig")
    assert written == "Che cosa,Peso (g)\r\n'=1+1,7500\r\npane,\r\n"
    assert [[cell.text for cell in row] for row in table.shown] == [["=1+1", "7,5 kg"], ["pane", "—"]]


def test_a_name_too_long_for_the_picture_is_whole_in_its_table_and_file() -> None:
    name = "Città metropolitana di Torino"
    giver = Node(key="a", label=name, short="Città metropolitana …", column=0, tone=Tone.SKY)
    drawn = flow("Denaro", "", nodes=[giver, node("b", 1)], links=[Link(source="a", target="b", grams=100)])
    assert drawn.wide.bars[0].word.startswith("Città metropolitana … ")
    assert drawn.table.rows == ((name, "b", 100),)
