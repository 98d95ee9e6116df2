"""The history of a part of the frame, as people read it: what stood there before each change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fabene.people import selectors as people
from fabene.programme.frame import selectors
from fabene.programme.frame.kinds import Part
from fabene.programme.frame.values import RevisionView
from fabene.web.pages.programme.parts import LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change: when, why, who (empty once they are gone), and what stood there, cell by cell."""

    at: datetime
    why: str
    who: str
    before: tuple[tuple[str, str], ...]


def told(part: Part, row: UUID) -> tuple[Change, ...]:
    """Return the changes of a part, the newest first, each with the cells that it changed."""
    revisions = selectors.history(row)
    names = people.names_of([one.actor for one in revisions])
    after = [selectors.cells(part, row), *(one.before for one in revisions)]
    return tuple(
        Change(
            at=one.recorded_at,
            why=one.why,
            who=names.get(one.actor, ""),
            before=tuple(_changed(one, later)),
        )
        for one, later in zip(revisions, after, strict=False)
    )


def _changed(one: RevisionView, later: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in one.before.items():
        label = LABELS.get(name.removesuffix("_it").removesuffix("_en").removesuffix("_id"))
        if label and value not in {None, ""} and later.get(name) != value:
            yield str(label), str(value)
