"""What a page says to a family, in the family's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from django.utils import timezone

from fabene.core.errors import FabeneError
from fabene.households import words
from fabene.households.words import dates

APART = "\u2068{}\u2069"
"""Keeps a word of another script in its place inside a line that is read from the right."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "id_used_for_something_else": "changed",
        "household_left": "changed",
        "delegate_not_found": "changed",
        "delegate_code_taken": "changed",
        "market_not_found": "market_missing",
        "market_of_another_network": "market_missing",
        "pin_wrong": "pin_wrong",
        "pin_locked": "pin_locked",
        "pin_not_found": "pin_none",
        "too_many_delegates": "delegates_many",
    }
)
"""Code of a refusal → the text of ``[refused]`` that says it; any other is said in general."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language of ``households.words``."""

    language: str

    @property
    def direction(self) -> str:
        """Return ``ltr`` or ``rtl``."""
        return words.direction(self.language)

    @property
    def reviewed(self) -> bool:
        """Return whether a speaker has read what is said."""
        return words.reviewed(self.language)

    def say(self, key: str, **fields: object) -> str:
        """Return a text of the pages, by the name of its table and its own: ``next.title``."""
        return words.say(self.language, f"page.{key}", **{name: self._apart(said) for name, said in fields.items()})

    def category(self, key: str) -> str:
        """Return the name of a category of food."""
        return words.say(self.language, f"food.category.{key}")

    def avoided(self, key: str) -> str:
        """Return the name of what somebody may not want."""
        return words.say(self.language, f"food.avoid.{key}")

    def listed(self, names: Iterable[str]) -> str:
        """Return names one after the other; some hold commas themselves: “pane · pasta, riso, farina · uova”."""
        return " · ".join(name[:1].lower() + name[1:] for name in names)

    def day(self, moment: date) -> str:
        """Return a day with its weekday."""
        return dates.day(self.language, moment)

    def full_day(self, moment: date) -> str:
        """Return a day with its year."""
        return dates.full_day(self.language, moment)

    def weekday(self, number: int) -> str:
        """Return the name of a weekday; Monday is 0."""
        return dates.weekday(self.language, number)

    def clock(self, moment: time | datetime) -> str:
        """Return an hour of the clocks here."""
        local = timezone.localtime(moment).time() if isinstance(moment, datetime) else moment
        return dates.clock(self.language, local)

    def near_day(self, moment: date, *, today: date) -> str:
        """Return a day as it is said today: with “today” or “tomorrow” before it when it is one of them."""
        ahead = (moment - today).days
        if ahead in {0, 1}:
            return self.say(("next.today", "next.tomorrow")[ahead], day=self.day(moment))
        return self.day(moment)

    def refused(self, error: FabeneError) -> str:
        """Return why something could not be done and what to do."""
        fields: dict[str, object] = dict(error.data)
        if error.code == "pin_locked":
            fields["hour"] = self.clock(datetime.fromisoformat(str(error.data["until"])))
        return self.say(f"refused.{REFUSED.get(error.code, 'refused')}", **fields)

    def _apart(self, said: object) -> object:
        return APART.format(said) if self.direction == "rtl" else said
