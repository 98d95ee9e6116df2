"""Until when food may be handed out.

A use-by date is a hard stop: food may be handed out on that day and never after (Regulation (EC) 178/2002, art. 14;
Regulation (EU) 1169/2011, art. 24). After a best-before date the national manual of Caritas and Banco Alimentare gives
indicative times. Loose food without a date lives as many days as its category says, counted from its market day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from fabene.core.errors import FabeneError
from fabene.core.food.categories import DateKind, category

NO_LAST_DAY = date.max
"""The last day of what has none: a nappy, a school kit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why food may not be handed out on a day; ``code`` is one of the three below, ``last_day`` when it still could.

    ``use_by_passed`` · ``best_before_passed`` · ``shelf_days_passed``.
    """

    code: str
    last_day: date


_CODES = {
    DateKind.USE_BY: "use_by_passed",
    DateKind.BEST_BEFORE: "best_before_passed",
    DateKind.NONE: "shelf_days_passed",
}


def last_day(category_key: str, kind: str, *, label_date: date | None, market_date: date) -> date:
    """Return the last day on which food may be handed out, that day included.

    Raises ``FabeneError``: ``category_unknown``, ``date_kind_unknown``, ``label_date_missing`` (a kind without its
    date), ``label_date_without_kind`` (a date without its kind), ``date_not_expected`` (of what is no food).
    """
    food = category(category_key)
    if kind not in _CODES:
        raise FabeneError("date_kind_unknown", kind=kind)
    if not food.food:
        return _of_no_food(category_key, kind, label_date=label_date)
    if kind == DateKind.NONE:
        if label_date is not None:
            raise FabeneError("label_date_without_kind", label_date=label_date.isoformat())
        return market_date + timedelta(days=food.shelf_days)
    if label_date is None:
        raise FabeneError("label_date_missing", kind=str(kind))
    if kind == DateKind.USE_BY:
        return label_date
    days = min(food.best_before_days, (date.max - label_date).days)  # no calendar has a day after its last
    return label_date + timedelta(days=days)


def _of_no_food(key: str, kind: str, *, label_date: date | None) -> date:
    if kind != DateKind.NONE or label_date is not None:
        raise FabeneError("date_not_expected", category=key)
    return NO_LAST_DAY


def refusal(category_key: str, kind: str, *, label_date: date | None, market_date: date, on: date) -> Refusal | None:
    """Return why food may not be handed out ``on`` a day, or None when it may; raises what ``last_day`` raises."""
    last = last_day(category_key, kind, label_date=label_date, market_date=market_date)
    return Refusal(code=_CODES[DateKind(kind)], last_day=last) if on > last else None
