"""The one mail that gathers what must be told: what to do, by when, and the page where it is done.

It speaks of calls, proposals, reports and sessions; nothing in it can be of a household, because no deadline is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fabene.core.deadlines import Deadline
from fabene.programme.deadlines.values import AHEAD_DAYS, Due
from fabene.programme.deadlines.words import to_do

MAX_SIGNS = 3_600
"""What the lines of a mail may take of the 4,000 signs that the outbox sends; the rest is counted."""


class PageOf(Protocol):
    """Says on which page of the site a deadline is seen to."""

    def __call__(self, one: Deadline, *, office: bool) -> str:
        """Return the whole address; the office may have another page than who has to do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A mail without its recipient."""

    subject: str
    text: str


def compose(mine: Sequence[Due], week: Sequence[Deadline], *, today: date, page_of: PageOf, board: str) -> Written:
    """Return the mail that tells ``mine`` and lists ``week``, in the language of now; ``board`` is the page of all."""
    room = MAX_SIGNS // 2 if mine and week else MAX_SIGNS
    parts = [_("Ciao,")]
    if mine:
        parts.append(_("ecco che cosa scade per te:"))
        parts += _fitting((_told(one, today, page_of) for one in mine), len(mine), room)
    if week:
        parts.append(_("Nei prossimi %(days)s giorni scade, per tutti:") % {"days": AHEAD_DAYS})
        parts += _fitting((_line(one, today, page_of(one, office=True)) for one in week), len(week), room)
    parts.append(_("Tutte le scadenze, il calendario, e quante mail vuoi:\n%(page)s") % {"page": board})
    return Written(subject=_subject(len(mine), len(week)), text="\n\n".join(parts))


def _subject(mine: int, week: int) -> str:
    if mine:
        return ngettext("Una scadenza si avvicina", "%(count)s scadenze si avvicinano", mine) % {"count": mine}
    said = ngettext("Nei prossimi giorni: una scadenza", "Nei prossimi giorni: %(count)s scadenze", week)
    return said % {"count": week}


def _fitting(lines: Iterable[str], total: int, room: int) -> list[str]:  # noqa: PLR0917 - lines and their room
    """Return the first lines that fit, and how many are left out; those are not even made."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 2
        if room < 0:
            break
        kept.append(line)
    left = total - len(kept)
    more = ngettext("… e un’altra, che trovi sulla pagina.", "… e altre %(count)s, che trovi sulla pagina.", left)
    return [*kept, more % {"count": left}] if left else kept


def _told(one: Due, today: date, page_of: PageOf) -> str:  # noqa: PLR0917 - what, when, where
    moved = _("la data è stata anticipata") if one.nearer else ""
    return _line(one.deadline, today, page_of(one.deadline, office=False), moved)


def _line(one: Deadline, today: date, page: str, moved: str = "") -> str:  # noqa: PLR0917 - a line's parts
    said = f"• {moment_said(one, today)}: {to_do(one)}"
    return f"{said} ({moved})\n  {page}" if moved else f"{said}\n  {page}"


def moment_said(one: Deadline, today: date) -> str:
    """Return when something falls due, as people say it, in the language of now."""
    local = timezone.localtime(one.at)
    near = {0: _("oggi"), 1: _("domani")}.get((local.date() - today).days)
    day = date_format(local, "l j F Y")
    words = {"day": day.lower() if get_language() == "it" else day, "hour": date_format(local, "H:i")}
    said = _("%(day)s alle %(hour)s") % words
    return f"{near}, {said}" if near else said
