"""The head of a page: its title, one sentence, and the way to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """One step of the way from the beginning of the site to a page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page says first. ``crumbs`` are the pages above it, None for none at all."""

    title: str
    lead: str = ""
    eyebrow: str = ""
    crumbs: tuple[Crumb, ...] | None = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that waits on a desk: what, in one sentence why, and where to do it."""

    title: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far something is that takes more than a second: ``reached`` of ``total`` ``unit``, and what is being done."""

    doing: str
    reached: int
    total: int
    unit: str
    next_url: str = ""

    @property
    def done(self) -> bool:
        """Return whether all of it has been reached."""
        return self.reached >= self.total
