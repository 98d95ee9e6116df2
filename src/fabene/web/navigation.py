"""The sections of the site, in the order in which they stand under the header."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

WORK = ("days:desk", _("Le giornate"))
SECTIONS = (
    ("home", _("Il programma")),
    ("markets", _("Mercati")),
    ("networks", _("Le reti")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One link of the navigation; ``current`` when the page asked for is in it."""

    url: str
    label: str
    current: bool


def sections(path: str, *, signed_in: bool) -> tuple[Section, ...]:
    """Return the sections, with the one that holds ``path`` marked; whoever has signed in finds their work first."""
    shown = (WORK, *SECTIONS) if signed_in else SECTIONS
    return tuple(_section(name, str(label), path=path) for name, label in shown)


def _section(name: str, label: str, *, path: str) -> Section:
    url = reverse(name)
    return Section(url=url, label=label, current=path == url or (url != "/" and path.startswith(url)))
