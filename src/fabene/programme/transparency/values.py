"""What is published: lines of public tables, each about an organisation. There is no way to write a person in one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.programme.grants.values import Act, PaidSum

OBLIGATORY_OVER_CENTS = 1_000_00
"""D.Lgs. 33/2013, art. 26, par. 2: acts over 1,000 EUR in the calendar year to the same beneficiary."""
RECEIVED_FROM_CENTS = 10_000_00
"""L. 124/2017, art. 1, par. 125-127: 10,000 EUR or more in the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneficiary:
    """An organisation as it is published; ``tax_code`` is empty when nobody gave it or when it would tell of a person.

    Made by ``publishing.beneficiary`` alone.
    """

    id: UUID
    name: str
    tax_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubsidyLine:
    """A row of the table of articles 26 and 27, with its six fields and what stands beside them.

    1 ``beneficiary`` with tax data, 2 ``amount_cents``, 3 ``rule``, 4 ``office`` and ``official``, 5 ``way_chosen``,
    6 ``project`` (an opaque key: the face makes the link). ``obligatory``: the law asks for it; the others stand here
    all the same. ``year`` is that of the act, ``published_on`` the day on which it was made public, ``published_in``
    the page that was taken for it where no act is known.
    """

    grant: UUID
    programme: UUID
    year: int
    beneficiary: Beneficiary
    funder: Beneficiary | None
    title: str
    amount_cents: int
    rule: str
    office: str
    official: str
    way_chosen: str
    project: UUID | None
    cup: str
    act: Act
    starts: str
    ends: str
    cofinancing_cents: int
    cofinancers: tuple[str, ...]
    obligatory: bool
    published_in: str
    published_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedList:
    """What an organisation received in a year from public bodies, and has to publish by 30 June of the next.

    ``obligatory`` when the sums reach the threshold together.
    """

    recipient: Beneficiary
    year: int
    sums: tuple[PaidSum, ...]
    total_cents: int

    @property
    def obligatory(self) -> bool:
        """Return whether the law asks the organisation to publish it."""
        return self.total_cents >= RECEIVED_FROM_CENTS
