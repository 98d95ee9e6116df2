"""What crosses the door of this flat: changes in services, maps of an ecosystem, closing dossiers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual

EMPTY = Bilingual(it="")
MAX_ACTORS = 60
MAX_TIES = 200


class ChangeStatus(StrEnum):
    """Where a change in services is. STOPPED is the end of one that did not come about, and says why."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    TRIED = "tried"
    IN_PLACE = "in_place"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDraft:
    """A change in services (*azione di sistema*): what is wrong, who is in it, how it was, how it is to be.

    ``parties`` are organisations; ``act`` is the words by which the act is found (“delibera n. 12 del 3 maggio 2021”);
    ``policy`` is the policy of the frame whose objective it serves. What is not known stays empty.
    """

    programme: UUID
    title: Bilingual
    problem: Bilingual
    network: UUID | None = None
    before: Bilingual = EMPTY
    after: Bilingual = EMPTY
    parties: tuple[UUID, ...] = ()
    act: str = ""
    policy: UUID | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """A status that a change had from a day on."""

    status: ChangeStatus
    on: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView(ChangeDraft):
    """A change with its statuses, newest first; evidence are the documents about its id."""

    id: UUID
    history: tuple[StatusView, ...]

    @property
    def status(self) -> ChangeStatus:
        """Return where it is now."""
        return self.history[0].status


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Who does what with whom. ``what`` may be empty where only the tie is known."""

    first: str
    second: str
    what: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """Return both ends in an order of their own: a tie has no direction."""
        first, second = sorted((self.first, self.second), key=str.casefold)
        return first, second


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDraft:
    """A network's ecosystem on a day: its actors by name, the most central first, and the ties between them.

    ``actors`` may hold some whom no tie touches. ``source`` says who drew it or where it was published.
    """

    network: UUID
    on: date
    actors: tuple[str, ...]
    ties: tuple[Tie, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView(MapDraft):
    """A map that was drawn."""

    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed between two maps: actors who came and went, ties that came, went and stayed."""

    before: MapView
    after: MapView
    came: tuple[str, ...]
    went: tuple[str, ...]
    new: tuple[Tie, ...]
    gone: tuple[Tie, ...]
    stayed: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDraft:
    """The closing dossier of a network in a programme, in words; figures are read where they are, never typed here.

    ``results`` what came of it, ``stays`` what goes on, ``pays`` who pays for it, ``next`` where it goes on, with
    ``next_programme`` where that is one of ours. What nobody knows stays empty.
    """

    network: UUID
    programme: UUID
    results: Bilingual = EMPTY
    costs: Bilingual = EMPTY
    stays: Bilingual = EMPTY
    pays: Bilingual = EMPTY
    next: Bilingual = EMPTY
    next_programme: UUID | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView(DossierDraft):
    """An edition of a dossier; ``number`` counts from 1."""

    id: UUID
    number: int
    written_at: datetime
