"""How a family's last bag was shared, in one sentence taken from the proof of its plan."""

from dataclasses import dataclass
from datetime import date

from fabene.core.fair_shares import BoundBy
from fabene.households.values import HouseholdView
from fabene.sharing.selectors.families import last_share
from fabene.sharing.values import ShareLine
from fabene.web.pages.family.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Which day it was, and what bound the family's part."""

    day: str
    sentence: str


def last_shared(home: HouseholdView, voice: Voice, *, today: date) -> Shared | None:
    """Return what there is to say of the last plan a household was in, None before the first."""
    found = last_share(household=home.id, market=home.market, until=today)
    if found is None:
        return None
    sentences = [_bound(found.line, voice)]
    if found.line.edited:
        sentences.append(voice.say("shared.edited"))
    return Shared(day=voice.say("shared.day", day=voice.day(found.day)), sentence=" ".join(sentences))


def _bound(line: ShareLine, voice: Voice) -> str:
    """Return why the bag is as it is: what ``web.pages.sharing.reasons`` says to who makes the plan."""
    if line.bound_by == BoundBy.CAP:
        return voice.say("shared.cap")
    if line.bound_by == BoundBy.RECEIVED_BEFORE:
        return voice.say("shared.before")
    if not line.bound_categories:
        return voice.say("shared.nothing")
    if not line.items and not line.edited:
        return voice.say("shared.little")
    foods = voice.listed(voice.category(key) for key in line.bound_categories)
    if line.peers == 1:
        return voice.say("shared.only", foods=foods)
    return voice.say("shared.peers", foods=foods, families=line.peers)
