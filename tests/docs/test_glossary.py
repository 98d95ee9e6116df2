"""The glossary names every word that a rule or a role can take, as the program writes it."""

from enum import StrEnum
from pathlib import Path

import pytest

from fabene.charter.parameters import PARAMETERS, Choice, Order, Whole
from fabene.charter.values import SourceKind
from fabene.core.owners import OwnerKind
from fabene.people.values import PartnerRole, Role

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [OwnerKind, Role, PartnerRole, SourceKind])
def test_the_glossary_knows_every_word_of_the_house(words: type[StrEnum]) -> None:
    assert [word for word in words if word.value.replace("_", " ") not in GLOSSARY] == []


@pytest.mark.parametrize("rule", PARAMETERS)
def test_the_glossary_states_each_rule_with_its_bounds_and_what_holds_until_it_is_set(rule: str) -> None:
    parameter = PARAMETERS[rule]
    (line,) = [line for line in GLOSSARY.splitlines() if line.startswith(f"| `{rule}` |")]
    _, _, bounds, default, _, _ = line.split("|")

    for word in _bounds(parameter.bounds):
        assert word in bounds
    if isinstance(parameter.default, str | int):
        assert str(parameter.default) in default


def _bounds(bounds: object) -> list[str]:
    match bounds:
        case Choice(options=options):
            return [f"`{option}`" for option in options]
        case Order(ranks=ranks):
            return [f"`{word}`" for word in ranks]
        case Whole(minimum=minimum, maximum=maximum):
            return [str(minimum), str(maximum)]
    raise TypeError(bounds)
