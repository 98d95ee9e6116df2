"""What the frame of a programme is made of: what is written of each part, and the same with its identity.

The plain class (``Act``) is what somebody writes; its view (``ActView``) is what is read. ``source`` is the address of
a page, or the words by which a paper is found. What nobody has published stays None or empty, and pages say so.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.programme.frame.kinds import ActKind, Part, PartnerKind

NOTHING = Bilingual(it="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The place of a programme in the ranking of the call that funds it: ``position`` of ``out_of``.

    ``funded_first`` is how many were funded at once, None where nobody says.
    """

    position: int
    out_of: int
    funded_first: int | None = None

    @property
    def waited(self) -> bool:
        """Return whether it had to wait for more money."""
        return self.funded_first is not None and self.position > self.funded_first


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme, inside ``parent`` or on its own. ``front`` is the one that the first page leads to."""

    slug: str
    name: Bilingual
    sentence: Bilingual
    source: str
    story: Bilingual = NOTHING
    parent: UUID | None = None
    follows: UUID | None = None
    starts: date | None = None
    ends: date | None = None
    cup: str = ""
    ranking: Ranking | None = None
    website: str = ""
    front: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView(Programme):
    """A programme that was opened."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act: what it is, its number, who made it and when, where it can be read, the money it names if any."""

    programme: UUID
    kind: ActKind
    title: Bilingual
    who: str
    source: str
    number: str = ""
    on: date | None = None
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView(Act):
    """An act that was recorded."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of a programme's way; either end may be unknown."""

    programme: UUID
    title: Bilingual
    source: str
    starts: date | None = None
    ends: date | None = None
    text: Bilingual = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseView(Phase):
    """A phase that was added."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation in a programme: what it is, what it does, with what funds (``funds_cents`` where known)."""

    programme: UUID
    organisation: UUID
    kind: PartnerKind
    does: Bilingual
    source: str
    funds: Bilingual = NOTHING
    funds_cents: int | None = None
    website: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LogoConsent:
    """Somebody of the partner lets its logo be shown: ``given_by`` is an office (*presidenza*), never a name."""

    partner: UUID
    given_by: str
    given_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerView(Partner):
    """A partner with its name; ``consent`` is None as long as nobody lets its logo be shown, and then none is."""

    id: UUID
    name: str
    consent: LogoConsent | None
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A *convenzione*: who signs it (``parties``, as written in it), when, from when to when it holds."""

    programme: UUID
    title: Bilingual
    parties: str
    source: str
    number: str = ""
    signed_on: date | None = None
    starts: date | None = None
    ends: date | None = None
    about: Bilingual = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An agreement is put off or holds longer, by an act. ``ends`` is its new last day, None where nobody says."""

    agreement: UUID
    act: UUID
    text: Bilingual
    source: str
    on: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionView(Extension):
    """An extension with the act that decides it."""

    id: UUID
    decided_by: ActView
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView(Agreement):
    """An agreement with its extensions, the oldest first."""

    id: UUID
    extensions: tuple[ExtensionView, ...]
    shown: bool = True

    @property
    def ends_now(self) -> date | None:
        """Return the last day on which it holds, after every extension that names one."""
        return next((one.ends for one in reversed(self.extensions) if one.ends), self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """Something good that is expected, and how it will be known whether it came."""

    programme: UUID
    title: Bilingual
    known_by: Bilingual
    source: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured of a benefit: ``amount`` of a ``unit``, of when, who says so."""

    benefit: UUID
    amount: int
    unit: Bilingual
    on: date
    source: str
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView(Figure):
    """A figure that was recorded."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitView(Benefit):
    """A benefit with its figures, the newest first: none as long as nobody has measured it."""

    id: UUID
    figures: tuple[FigureView, ...]
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An entry of the chronology; ``day`` is None where only the month is told."""

    programme: UUID
    year: int
    month: int
    title: Bilingual
    source: str
    day: int | None = None
    text: Bilingual = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView(Event):
    """An entry that was added."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A public policy that a programme belongs to, and the objective it sets."""

    programme: UUID
    name: Bilingual
    objective: Bilingual
    source: str
    text: Bilingual = NOTHING
    years: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An action of the programme, linked to the policy whose objective it serves; ``project`` where it is of one."""

    policy: UUID
    action: Bilingual
    source: str
    project: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView(Link):
    """A link that was made."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView(Policy):
    """A policy with the actions linked to it."""

    id: UUID
    links: tuple[LinkView, ...]
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A network takes part in a programme, from a day to another; either may be unknown."""

    programme: UUID
    network: UUID
    source: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoiningView(Joining):
    """A network's part in a programme."""

    id: UUID
    shown: bool = True

    def holds_on(self, on: date) -> bool:
        """Return whether the network takes part on a day; an end that nobody knows does not end it."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project of a programme: its networks, who leads it, with whom. ``also_called``: as it was printed elsewhere."""

    programme: UUID
    slug: str
    name: Bilingual
    networks: tuple[UUID, ...]
    sentence: Bilingual
    source: str
    lead: UUID | None = None
    partners: tuple[UUID, ...] = ()
    content: Bilingual = NOTHING
    also_called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView(Project):
    """A project that was opened."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Something that came of a project, as somebody published it; ``on`` is the day of the publication."""

    project: UUID
    text: Bilingual
    on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView(Result):
    """A result that was recorded."""

    id: UUID
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """What stood in a part of the frame before somebody changed it: cells by column, why, who, when."""

    id: UUID
    row: UUID
    part: Part
    before: dict[str, object]
    why: str
    actor: UUID
    recorded_at: datetime


Draft = (
    Programme | Act | Phase | Partner | Agreement | Extension | Benefit | Figure | Event | Policy | Link | Joining
    | Project | Result
)  # fmt: skip
