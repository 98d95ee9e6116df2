"""The sections of the site, in the order in which they stand under the header."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.people.rules import PERMISSIONS
from fabene.people.values import Role

DESK = ("casework:desk", _("Scrivania"))
WORK: tuple[tuple[str, Promise, str], ...] = (
    ("days:desk", _("Le giornate"), "collecting.view"),
    ("stores:index", _("Hub e cucine"), "stores.view"),
    ("imports:start", _("Tabelle"), "places.edit"),
    ("casework:families", _("Le mie famiglie"), "households.view_own"),
    ("casework:network", _("Famiglie della rete"), "households.view"),
    ("casework:need", _("Chi aspetta"), "households.unmet"),
    ("casework:rounds", _("Il giro"), "households.door"),
    ("words:words", _("Avvisi"), "words.view"),
    ("contacts:inbox", _("Richieste"), "contacts.answer"),
    ("contacts:inbox", _("Richieste"), "households.view_own"),
    ("programme:office", _("Cura i programmi"), "programme.edit"),
    ("applications:overview", _("Proposte arrivate"), "calls.manage"),
    ("grants:office", _("Contributi"), "grants.manage"),
    ("grants:mine", _("I nostri contributi"), "grants.report"),
    ("accompaniment:desk", _("Accompagnamento"), "accompaniment.manage"),
    ("selection:index", _("Valutazioni"), "selection.judge"),
    ("people:start", _("Persone"), "people.edit"),
    ("privacy:desk", _("Riservatezza"), "privacy.manage"),
)
"""What is work for somebody: its page, its name, and the permission without which it is not shown."""
WALKING = ("accompaniment:desk", _("Accompagnamento"))
"""Where somebody is at home who has a part in a plan: no role says it, the office named them."""
MINE = ("applications:mine", _("Le mie proposte"))
"""Where somebody without a role is at home, who came to take part in a call; and whoever writes for one."""
SEARCH = ("casework:search", _("Cerca"))
SECTIONS = (
    ("home", _("Inizio")),
    ("markets", _("Mercati")),
    ("networks", _("Le reti")),
    ("gatherings:gatherings", _("Incontri")),
    ("programme:programmes", _("Il programma")),
    ("calls:calls", _("Bandi")),
    ("contacts:contact", _("Contatti")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody who has signed in is here: the roles they hold, whether they walk with an idea or write one."""

    roles: AbstractSet[Role]
    walks: bool
    writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One link of the navigation; ``current`` when the page asked for is in it."""

    url: str
    label: str
    current: bool


def sections(path: str, *, who: Standing | None) -> tuple[Section, ...]:
    """Return the sections, the one that holds ``path`` marked; whoever has signed in finds their work first.

    ``who`` is None for somebody who has not signed in.
    """
    if who is None:
        return _marked(SECTIONS, path=path)
    work = {name: label for name, label, permission in WORK if PERMISSIONS[permission] & who.roles}
    if who.walks:
        work.setdefault(*WALKING)
    if who.writes or not who.roles:
        work.setdefault(*MINE)
    return _marked((DESK, *work.items(), SEARCH, *SECTIONS), path=path)


def _marked(shown: tuple[tuple[str, Promise], ...], *, path: str) -> tuple[Section, ...]:
    """Return the sections; the one with the longest address that ``path`` begins with is the current one."""
    urls = {name: reverse(name) for name, _label in shown}
    holding = [url for url in urls.values() if path == url or (url != "/" and path.startswith(url))]
    here = max(holding, key=len, default="")
    return tuple(Section(url=urls[name], label=str(label), current=urls[name] == here) for name, label in shown)
