"""What crosses the door of this flat: the plan that walks an idea, its diary, what it leaves, what people learnt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual

LEAST_LEVEL, MOST_LEVEL = 1, 5
"""The published scale of skills; its words are the face's."""

MOST_SKILLS = 12
MOST_MINUTES = 24 * 60
EMPTY = Bilingual(it="")


class Part(StrEnum):
    """What somebody is to a plan. AUTHOR: who brings the idea. MENTOR: who walks with them."""

    MENTOR = "mentor"
    AUTHOR = "author"


class DeliverableState(StrEnum):
    """How far something that is due is. RETURNED: handed in, and to be done again."""

    DUE = "due"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class ActionState(StrEnum):
    """How far an action of a network's plan is."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Giver(StrEnum):
    """Who gave hours: whoever walks with them, or the organisation itself."""

    MENTOR = "mentor"
    ORGANISATION = "organisation"


class Moment(StrEnum):
    """When an organisation looked at its skills."""

    BEFORE = "before"
    AFTER = "after"


OPEN_DELIVERABLES = frozenset({DeliverableState.DUE, DeliverableState.RETURNED})
OPEN_ACTIONS = frozenset({ActionState.PLANNED, ActionState.UNDER_WAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan as the office writes it.

    ``network`` is its territory, None for all of them; ``ideas`` the applications it walks with, several when they are
    to become one proposal, none while it walks with a whole territory. ``themes`` are what was worked on. ``source``
    says who published it.
    """

    title: Bilingual
    aims: Bilingual
    themes: Bilingual = EMPTY
    network: UUID | None = None
    programme: UUID | None = None
    ideas: tuple[UUID, ...] = ()
    organisations: tuple[UUID, ...] = ()
    starts: date | None = None
    ends: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationName:
    """An organisation, by name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """Somebody's part in a plan, by the opaque key of their account."""

    id: UUID
    user: UUID
    part: Part
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan as it stands; ``into`` is the plan it has become part of, ``came_from`` those that became part of it."""

    id: UUID
    draft: PlanDraft
    network_slug: str
    network_name: str
    organisations: tuple[OrganisationName, ...]
    parts: tuple[PartView, ...]
    into: UUID | None
    came_from: tuple[UUID, ...]

    @property
    def title(self) -> Bilingual:
        """Return what it is called."""
        return self.draft.title

    def people(self, part: Part) -> tuple[UUID, ...]:
        """Return who has a part in it."""
        return tuple(one.user for one in self.parts if one.part == part)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """What was written in the diary on ``on``; ``corrects`` names the entry it replaces, ``corrected_by`` its own."""

    id: UUID
    number: int
    on: date
    text: str
    shared: bool
    author: UUID
    corrects: UUID | None
    corrected_by: UUID | None
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step of a deliverable or an action: what it became, what was said, where it can be seen."""

    state: str
    note: str
    url: str
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverableView:
    """Something due by the end of a day, with its steps, the newest first."""

    id: UUID
    plan: UUID
    title: Bilingual
    due_on: date
    state: DeliverableState
    steps: tuple[StepView, ...]

    def late_on(self, today: date) -> bool:
        """Return whether it should have been handed in."""
        return self.state in OPEN_DELIVERABLES and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursView:
    """Minutes that somebody gave on a day."""

    id: UUID
    on: date
    minutes: int
    giver: Giver
    organisation: OrganisationName | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursSum:
    """Minutes given in all, by mentors and by each organisation."""

    mentor_minutes: int
    organisation_minutes: Mapping[UUID, int]

    @property
    def minutes(self) -> int:
        """Return all of them."""
        return self.mentor_minutes + sum(self.organisation_minutes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillView:
    """A named skill of a plan."""

    id: UUID
    name: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillLevel:
    """How an organisation puts itself on a skill before and after; None where it has not said."""

    skill: SkillView
    organisation: OrganisationName
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """Return how far it went; no figure where only one side is known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """An action of a network's plan: what, who (None: all of the network together), from when, by when."""

    network: UUID
    what: Bilingual
    organisation: UUID | None = None
    who_else: str = ""
    starts: date | None = None
    due_on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """An action as it stands, with its steps, the newest first."""

    id: UUID
    draft: ActionDraft
    organisation: OrganisationName | None
    state: ActionState
    steps: tuple[StepView, ...]

    def late_on(self, today: date) -> bool:
        """Return whether it should have been done."""
        return self.state in OPEN_ACTIONS and self.draft.due_on is not None and self.draft.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class MergerView:
    """Ideas that became one: whose plans, into which, when and why; and when and why they parted again."""

    id: UUID
    into: UUID
    plans: tuple[UUID, ...]
    on: date
    why: str
    parted_on: date | None
    why_parted: str

    @property
    def holds(self) -> bool:
        """Return whether they still are one."""
        return self.parted_on is None
