"""What a family took home and must not eat: said first, for as long as the recall is open."""

from dataclasses import dataclass

from fabene.households.values import HouseholdView
from fabene.sharing.selectors.recalls import recalled_to
from fabene.web.pages.family.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Which foods of which day, and what to do with them."""

    foods: str
    day: str
    advice: str


def recalled(home: HouseholdView, voice: Voice) -> tuple[Recalled, ...]:
    """Return what a household is told of food that is recalled, the newest day first."""
    return tuple(
        Recalled(
            foods=voice.listed(voice.category(key) for key in each.foods),
            day=voice.day(each.date),
            advice=voice.say(f"recall.{each.advice}"),
        )
        for each in recalled_to(household=home.id)
    )
