"""What a flat says of a sheet: which form it mirrors, for whom, where and until when it is typed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise

from fabene.collecting.values import MarketDay
from fabene.people.values import NetworkView


class Of(StrEnum):
    """What a sheet is about: nothing in particular (anybody prints it), a network, a market day."""

    ANYBODY = "anybody"
    NETWORK = "network"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Who asks for a sheet, and of which network and day; those of nothing in particular have neither."""

    request: HttpRequest
    found_network: NetworkView | None = None
    found_day: MarketDay | None = None

    @property
    def network(self) -> NetworkView:
        """Return the network; a sheet ``Of.NETWORK`` or ``Of.DAY`` has one."""
        if self.found_network is None:
            raise TypeError("a sheet of no network")
        return self.found_network

    @property
    def day(self) -> MarketDay:
        """Return the market day; a sheet ``Of.DAY`` has one."""
        if self.found_day is None:
            raise TypeError("a sheet of no day")
        return self.found_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something known before, with a line of its own on the sheet: its code in clear, and how it is called."""

    code: str
    name: str


Lines = Callable[[Around], Sequence[Line]]
Words = Callable[[Around], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet on which the form is filled in many times: a line each, its fields the columns.

    ``lines`` are known before, ``blank`` more are empty. ``head`` says what a line is. With ``across`` (the words over
    narrow columns: the categories of food) the field ``cell`` is written where line and column cross, and what the
    other fields ask is written below, on ``details`` lines.
    """

    head: Promise
    lines: Lines | None = None
    blank: int = 0
    across: Words | None = None
    cell: str = ""
    details: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A sheet. It has a ``form``, the one it will be typed into; or it is a ``paper`` that exists already (an address).

    ``slug`` stands in its address, one of a kind among all. ``part`` is the heading under which the index lists it.
    ``whom`` says who fills it in, ``within`` until when it is typed in. ``permission`` is asked for in the network,
    none of ``Of.ANYBODY``. ``typed_in`` is the address (a path) of the page where it is typed in: its QR code opens
    it. ``blind`` are fields no person fills in, which are not printed; hidden ones are not either. What must not
    stand on paper is ``blind`` too, and ``caution`` says so on it.
    """

    slug: str
    of: Of
    title: Promise
    lead: Promise
    whom: Promise
    within: Promise
    part: Promise | str = ""
    caution: Promise | str = ""
    permission: str = ""
    form: Callable[[Around], forms.Form] | None = None
    typed_in: Callable[[Around], str] | None = None
    table: Table | None = None
    paper: Callable[[Around], str] | None = None
    blind: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Raise ``TypeError`` for a sheet that mirrors nothing, or of which nobody says where it is typed in."""
        if (self.form is None) == (self.paper is None) or (self.form is not None and self.typed_in is None):
            raise TypeError(self.slug)
