import pytest

from fabene.charter.parameters import PARAMETERS
from fabene.core.errors import FabeneError
from fabene.core.fairness import Rules, Way, compared, play, season
from fabene.core.fairness.seasons import cumulative

DEFAULT = PARAMETERS["half_life_days"].default
assert isinstance(DEFAULT, int)
CHARTER = Rules(half_life_days=DEFAULT)


def test_the_same_seed_gives_the_same_season_and_the_same_measures() -> None:
    assert season(7) == season(7)
    assert season(7) != season(8)
    assert compared(season(7, days=6), rules=CHARTER) == compared(season(7, days=6), rules=CHARTER)


def test_supply_swings_eight_fold_and_households_join_and_stay_away() -> None:
    drawn = season(3)
    grams = [sum(lot.grams for lot in each.problem.lots) for each in drawn.occasions]

    assert len(grams) == 26
    assert 6.5 < max(grams) / min(grams) <= 8
    expected = [len(each.problem.households) for each in drawn.occasions]
    assert min(expected) < max(expected) <= 63
    assert all(each.came <= {home.id for home in each.problem.households} for each in drawn.occasions)


def test_ours_is_ahead_on_the_lowest_and_on_gini() -> None:
    for seed in (1, 11):  # the command plays twenty
        measured = compared(season(seed), rules=CHARTER)
        ours = measured.pop(Way.LEXIMIN)
        assert all(ours.spread.lowest > other.spread.lowest for other in measured.values())
        assert all(ours.spread.gini < other.spread.gini for other in measured.values())


def test_who_joined_late_counts_by_what_its_days_brought() -> None:
    drawn = season(5, days=8)
    days = list(play(drawn.occasions, way=Way.LEXIMIN, rules=CHARTER))
    weights = {home.id: float(home.weight) for each in drawn.occasions for home in each.problem.households}
    always = next(name for name in weights if all(name in day.grams for day in days))

    assert cumulative(days)[always] == pytest.approx(sum(day.grams[always] for day in days) / weights[always])
    assert set(cumulative(days)) == set().union(*(day.occasion.came for day in days))


@pytest.mark.parametrize("wrong", [{"seed": -1}, {"days": 0}, {"households": 1}, {"days": 521}])
def test_a_season_out_of_bounds_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(FabeneError) as refused:
        season(**({"seed": 1} | wrong))

    assert refused.value.code == "season_refused"
    assert refused.value.data["field"] == next(iter(wrong))


def test_a_day_on_which_nobody_is_expected_is_played_all_the_same() -> None:
    for seed in range(6):
        compared(season(seed, days=5, households=2), rules=CHARTER)
