"""What the table of grants needs from other rooms: names of programmes, pages and places of projects."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from fabene.people import selectors as people
from fabene.programme.frame import selectors as frame
from fabene.programme.frame.values import ProgrammeView, ProjectView
from fabene.web.pages.documents.seen import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Programmes and projects by identity, and the networks of each project by name."""

    programmes: dict[UUID, ProgrammeView]
    projects: dict[UUID, ProjectView]
    networks: dict[UUID, str]

    def programme(self, id: UUID) -> str:
        """Return what a programme is called, empty when it is not shown."""
        found = self.programmes.get(id)
        return said(found.name) if found else ""

    def project(self, id: UUID | None) -> tuple[str, str]:
        """Return what a project is called and the address of its page, both empty when there is none."""
        found = self.projects.get(id) if id else None
        return (said(found.name), reverse("programme:project", args=[found.slug])) if found else ("", "")

    def places(self, id: UUID | None) -> tuple[str, ...]:
        """Return the names of the networks in which a project is carried out."""
        found = self.projects.get(id) if id else None
        return tuple(self.networks[one] for one in found.networks if one in self.networks) if found else ()


def names() -> Names:
    """Return what everything is called, in three questions."""
    return Names(
        programmes={one.id: one for one in frame.programmes()},
        projects={one.id: one for one in frame.projects()},
        networks={one.id: one.name for one in people.networks()},
    )
