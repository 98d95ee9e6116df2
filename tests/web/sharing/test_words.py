"""What a plan says: one plain sentence for a family, one for each step of the proof, every rule by its name."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fabene.charter.parameters import PARAMETERS
from fabene.core.scales import Scale
from fabene.sharing.values import ItemLine, PlanState, PlanView, RuleLine, ShareLine, StepLine, SupplyLine
from fabene.web.drawings.tones import Tone
from fabene.web.pages.sharing.mixes import legend, strips
from fabene.web.pages.sharing.proof import exact_kilos, rising, step_sentences
from fabene.web.pages.sharing.reasons import people, sentence, without
from fabene.web.templatetags.shares import rule_source, signed
from fabene.web.words import RULE, RULE_OPTION, RULE_SOURCE, rule_words
from tests.world import key

FRUIT, BREAD = key("fruit"), key("bread")


def line(code: str = "AAAA", **said: Any) -> ShareLine:
    facts: dict[str, Any] = {
        "household_id": key("family", code),
        "code": code,
        "adults": 2,
        "children": 0,
        "home_delivery": False,
        "excludes": frozenset(),
        "likes": frozenset(),
        "weight": 2.0,
        "level": 3000.0,
        "exact_grams": 6000.0,
        "received_before_grams": 0,
        "grams": 6000,
        "items": (ItemLine(supply=FRUIT, category="fruit", packs=6, grams=6000),),
        "bound_by": "lots",
        "bound_categories": ("fruit",),
        "peers": 3,
        "edited": False,
        "simulated": True,
    }
    return ShareLine(**{**facts, **said})


def supply(category: str) -> SupplyLine:
    return SupplyLine(
        id=key(category),
        category=category,
        attributes=frozenset(),
        last_day=date(2021, 5, 10),
        pack_grams=1000,
        grams=12_000,
    )


def plan(*lines: ShareLine, steps: tuple[StepLine, ...]) -> PlanView:
    return PlanView(
        id=key("plan"),
        day_id=key("day"),
        number=1,
        state=PlanState.PROPOSED,
        latest=True,
        proposed_at=datetime(2021, 5, 8, 15, tzinfo=UTC),
        supplies=(supply("fruit"), supply("bread")),
        shares=lines,
        left=(),
        steps=steps,
        edits=(),
        rules=(),
        seed=7,
    )


def step(
    *codes: str, bound_by: str = "lots", categories: tuple[str, ...] = ("fruit",), level: float = 3000
) -> StepLine:
    return StepLine(level=level, bound_by=bound_by, codes=codes, categories=categories, grams=12_000)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "Divide in parti giuste con altre 2 famiglie quello che c’è di adatto: frutta."),
        ({"peers": 2}, "Divide in parti giuste con un’altra famiglia quello che c’è di adatto: frutta."),
        ({"peers": 1}, "Ha tutto quello che c’era di adatto: frutta."),
        ({"bound_categories": ()}, "Tra quello che c’è oggi non c’è niente di adatto: conterà le prossime volte."),
        ({"grams": 0}, "La sua parte è meno di una confezione intera: conterà le prossime volte."),
        ({"bound_by": "cap"}, "È il massimo che può avere in una giornata."),
        (
            {"bound_by": "received_before"},
            "Finora ha ricevuto più delle altre: oggi tocca prima a chi ha avuto meno.",
        ),
    ],
)
def test_a_family_gets_one_plain_sentence(said: dict[str, Any], expected: str) -> None:
    assert sentence(line(**said)) == expected


def test_a_family_is_told_by_numbers_and_by_what_it_avoids() -> None:
    assert people(2, 3) == "2 adulti e 3 bambini"
    assert people(1, 0) == "1 adulto"
    assert people(0, 1) == "1 bambino"
    assert without(line(excludes=frozenset({"pork", "gluten"}))) == "senza glutine, maiale"
    assert without(line()) == ""


def test_the_proof_names_who_stops_and_why() -> None:
    coeliac = frozenset({"gluten"})
    shown = plan(
        line("AAAA", excludes=coeliac),
        line("BBBB", excludes=coeliac | {"milk"}),
        line("CCCC"),
        line("DDDD"),
        line("EEEE"),
        steps=(
            step("EEEE", categories=(), level=0),
            step("AAAA", "BBBB", level=2500),
            step("CCCC", bound_by="cap", categories=()),
            step("DDDD", bound_by="received_before", categories=(), level=4000),
        ),
    )

    assert step_sentences(shown) == [
        "1 famiglia: niente di quello che c’era è adatto.",
        "2 famiglie senza glutine: si dividono tutto quello che c’era di adatto (frutta, 12 kg). 2,50 kg per adulto.",
        "1 famiglia: ha tutto quello che può avere in una giornata, 3,00 kg per adulto.",
        "1 famiglia: quello già ricevuto la tiene sopra le altre, a 4,00 kg per adulto.",
    ]


def test_the_picture_has_one_bar_for_each_thing_that_stops() -> None:
    shown = plan(
        line("AAAA", level=3000.0),
        line("BBBB", level=4500.0, received_before_grams=9000, grams=0),
        line("CCCC", level=2000.0, bound_by="cap"),
        steps=(
            step("CCCC", bound_by="cap", categories=(), level=2000),
            step("AAAA"),
            step("BBBB", bound_by="received_before", categories=(), level=4500),
        ),
    )

    bars = [(group.label, group.families, group.before_grams, group.today_grams) for group in rising(shown).groups]
    assert bars == [
        ("chi arriva al massimo", 1, 0, 2000),
        ("frutta", 1, 0, 3000),
        ("chi aveva già avuto di più", 1, 4500, 0),
    ]


def test_a_bag_is_a_strip_as_long_as_it_weighs() -> None:
    items = (
        ItemLine(supply=BREAD, category="bread", packs=2, grams=2000),
        ItemLine(supply=FRUIT, category="fruit", packs=3, grams=3000),
    )

    drawn = strips(items, (supply("fruit"), supply("bread")), most_grams=10_000)

    assert [(part.tone, part.x, part.width) for part in drawn] == [(Tone.LEAF, 0, 20), (Tone.APPLE, 20, 30)]
    assert legend((supply("fruit"), supply("bread"))) == [("bread", Tone.LEAF), ("fruit", Tone.APPLE)]


def test_every_rule_of_the_charter_has_its_name_and_every_value_its_words() -> None:
    assert set(RULE) == set(PARAMETERS)
    assert set(RULE_SOURCE) == {"law", "default", "decision"}
    assert {scale.value for scale in Scale} <= set(RULE_OPTION)
    for rule, parameter in PARAMETERS.items():
        kept = parameter.default
        assert rule_words(rule, ", ".join(kept) if isinstance(kept, tuple) else kept)


@pytest.mark.parametrize(
    ("rule", "value", "words"),
    [
        ("child_weight_millis", 700, "0,7"),
        ("half_life_days", 28, "28 giorni"),
        ("half_life_days", 0, "mai: conta sempre tutto"),
        ("cap_grams_per_head", None, "nessun limite"),
        ("cap_grams_per_head", 3500, "3,5 kg"),
        ("least_share_percent", 20, "20 %"),
        ("destinations", "emporio, animals", "emporio solidale, animali"),
        ("weighing_way", "hub_by_crates", "a cassette, pesato all’hub"),
        ("newcomers", "lowest", "dal livello più basso delle altre"),
    ],
)
def test_a_rule_is_said_with_its_unit(rule: str, value: str | int | None, words: str) -> None:
    assert rule_words(rule, value) == words


def test_a_decided_rule_says_since_when() -> None:
    rule = RuleLine(key="newcomers", value="lowest", source_kind="decision", in_force_from=date(2021, 3, 1))

    assert rule_source(rule) == "lo ha deciso la rete, da lunedì 1 marzo 2021"
    assert rule_source(replace(rule, in_force_from=None, source_kind="law")) == "lo dice la legge"


def test_weights_are_said_exactly_and_differences_with_their_sign() -> None:
    assert exact_kilos(3661.97) == "3,66 kg"
    assert signed(28_000) == "+28 kg"
    assert signed(-500) == "-500 g"
    assert signed(0) == "0 kg"
