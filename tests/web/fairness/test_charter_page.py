"""The charter: what holds, what is to come, what was; a rule is changed with what it rests on."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from fabene.charter.parameters import PARAMETERS
from fabene.charter.selectors import rules_in_force
from fabene.charter.values import Rules
from fabene.web.pages.fairness.explanation import MOST_WORDS, explanation
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import decide, hub_has, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, read, status
from tests.web.fairness.conftest import TODAY
from tests.world import START, Place, build_world

pytestmark = pytest.mark.django_db

PAGE = reverse("fairness:charter", args=["grugliasco"])
SHEET = reverse("fairness:explained", args=["grugliasco"])
MONTH = timedelta(days=30)


def change(rule: str) -> str:
    return reverse("fairness:change", args=["grugliasco", rule])


def build_place() -> Place:
    place = build_world().grugliasco
    welcome(place, 1, adults=1)
    welcome(place, 2, adults=1, children=2)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@pytest.fixture
def carla(place: Place) -> Client:
    """Carla coordinates the network."""
    return signed_in("carla")


def decided(**said: Any) -> dict[str, Any]:
    return {
        "source_kind": "decision",
        "source": "assemblea del 29 maggio 2021, verbale n. 3",
        "in_force_from": TODAY.isoformat(),
    } | said


def test_anybody_reads_every_rule_with_its_bounds_and_its_source(place: Place) -> None:
    said = read(Client(), PAGE)

    assert said.count("Che cosa si può scegliere") == len(PARAMETERS)
    assert "84 giorni" in said
    assert "Da 7 giorni a 365 giorni, oppure: mai: conta sempre tutto" in said
    assert "legge 19 agosto 2016, n. 166, articolo 3" in said
    assert "Ancora niente: valgono i valori di partenza." in said
    assert "/cambia/" not in Client().get(PAGE).content.decode()


def test_a_rule_that_was_decided_is_read_by_all_and_followed_by_the_next_plan(place: Place, carla: Client) -> None:
    said = fill(carla, change("child_weight_millis"), value="1", **decided())

    assert "La regola è scritta" in said
    assert "Scritto da Carla" in said
    outside = read(Client(), PAGE)
    assert "assemblea del 29 maggio 2021, verbale n. 3" in outside
    assert "Scritto da" not in outside
    hub_has(place, on=TODAY, fruit="8")
    plan = propose(on=TODAY)
    assert {line.weight for line in plan.shares} == {1.0, 3.0}
    rule = next(rule for rule in plan.rules if rule.key == "child_weight_millis")
    assert (rule.value, rule.source_kind, rule.in_force_from) == (1000, "decision", TODAY)


def test_what_is_decided_for_later_says_from_when_and_does_not_hold_yet(place: Place, carla: Client) -> None:
    fill(carla, change("cap_grams_per_head"), value="4,5", **decided(in_force_from=(TODAY + MONTH).isoformat()))

    said = read(Client(), PAGE)
    assert "Già deciso, per dopo Dal lunedì 5 luglio 2021" in said
    assert "4,5 kg" in said
    assert rules_in_force(place.network.id, TODAY).cap_grams_per_head is None
    assert rules_in_force(place.network.id, TODAY + MONTH).cap_grams_per_head == 4500


def test_an_order_and_no_limit_at_all_can_be_chosen_too(place: Place, carla: Client) -> None:
    decide(place, "cap_grams_per_head", 5000)
    order = {"place_0": "kitchen", "place_1": "emporio", "place_2": "", "place_3": "", "place_4": "compost"}

    fill(carla, change("cap_grams_per_head"), value="", **decided())
    fill(carla, change("destinations"), **decided(**order))
    fill(carla, change("newcomers"), value="lowest", **decided())

    rules = rules_in_force(place.network.id, TODAY)
    assert rules.cap_grams_per_head is None
    assert [kind.value for kind in rules.destinations] == ["kitchen", "emporio", "compost"]
    assert rules.newcomers == "lowest"


@pytest.mark.parametrize(
    ("rule", "typed", "sentence"),
    [
        ("half_life_days", {"value": "400"}, "Si può scegliere: da 7 giorni a 365 giorni"),
        ("cap_grams_per_head", {"value": "90"}, "Si può scegliere: da 1 kg a 40 kg"),
        ("half_life_days", {"value": "30", "in_force_from": "2021-05-01"}, "da oggi in avanti"),
        ("destinations", {"place_0": "animals", "place_1": "emporio"}, "La legge 166/2016 vuole prima le persone"),
        ("half_life_days", {"value": "30", "source": " "}, "restare vuoto"),
    ],
)
def test_what_cannot_be_is_refused_and_keeps_what_was_typed(
    place: Place, carla: Client, *, rule: str, typed: dict[str, str], sentence: str
) -> None:
    said = fill(carla, change(rule), **decided(**{"source": "verbale n. 7", **typed}))

    assert sentence in said
    assert "La regola è scritta" not in said
    assert "Ancora niente: valgono i valori di partenza." in read(Client(), PAGE)


def test_only_who_coordinates_this_network_writes_and_only_rules_that_there_are(place: Place, carla: Client) -> None:
    assert status(carla, change("prezzo")) == 404
    assert status(signed_in("ugo"), change("scale")) == 403
    assert status(signed_in("rita"), change("scale"), value="per_head", **decided()) == 403
    assert status(Client(), change("scale")) == 302


def words(rules: Rules) -> int:
    return len(" ".join(explanation(rules)).split())


@pytest.mark.parametrize("language", ["it", "en"])
def test_how_bags_are_shared_is_said_in_150_words_whatever_the_rules(place: Place, language: str) -> None:
    cases = product(("child", "per_head", "oecd", "isee"), (0, 56), (None, 12_500), (0, 25), ("median", "lowest"))
    day = START
    with translation.override(language):
        for case in cases:
            day += timedelta(days=1)
            keys = ("scale", "half_life_days", "cap_grams_per_head", "least_share_percent", "newcomers")
            for key, value in zip(keys, case, strict=True):
                decide(place, key, value, since=day)
            said = words(rules_in_force(place.network.id, day))
            assert 80 <= said <= MOST_WORDS, (case, said)


def test_the_sheet_for_the_stand_changes_with_the_rules(place: Place, carla: Client) -> None:
    before = read(Client(), SHEET)
    assert "Un adulto conta 1, un bambino 0,7." in before
    assert "Il cibo non dipende mai dalle ore" in before

    fill(carla, change("scale"), value="per_head", **decided())
    fill(carla, change("cap_grams_per_head"), value="3", **decided())

    after = read(Client(), SHEET)
    assert "Ogni persona conta uguale" in after
    assert "nessuno prende più di 3 kg a persona" in after
    assert "un bambino 0,7" not in after
    assert "How are bags shared?" in read(Client(headers={"accept-language": "en"}), SHEET)
