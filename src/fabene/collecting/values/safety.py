"""The registers an inspection asks for: how cold food was when it came, what was looked at before handing out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting.values.births import SafetyView
from fabene.collecting.values.views import Measurement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line of the register of temperatures: what was measured, on which date and where it came in."""

    measured: Measurement
    date: date
    place: str
    day: UUID | None
    transfer: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDay:
    """A line of the register of checks: a day on which something came, with its checks, None when nobody made them."""

    day: UUID
    date: date
    market_name: str
    checks: SafetyView | None
