"""Tell people what falls due: everything that must be told to somebody goes in one mail."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from fabene.core.deadlines import Deadline
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.pauses import USEFUL_SECONDS
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import stamp_now
from fabene.programme.deadlines import selectors
from fabene.programme.deadlines.letters import PageOf, compose
from fabene.programme.deadlines.models import Mail, Telling
from fabene.programme.deadlines.rules import due
from fabene.programme.deadlines.values import (
    MAILS_A_DAY,
    MOST_MAILS_A_RUN,
    REMEMBERED,
    Due,
    Pace,
    Person,
    Told,
    monday_of,
)

USEFUL = timedelta(seconds=USEFUL_SECONDS)
NOBODY = UUID(int=0)
"""Who takes a mail back: the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run knows: when it is, all that falls due, where each thing is done, and the page of all of it."""

    now: datetime
    found: tuple[Deadline, ...]
    page_of: PageOf
    board: str

    @property
    def today(self) -> date:
        """Return its day in Italy."""
        return timezone.localdate(self.now)


def remind(now: datetime, *, page_of: PageOf, board: str) -> str:
    """Queue the mails that are due now and return what was done; repeated, it changes nothing.

    ``page_of`` gives the whole address where a deadline is seen to, ``board`` that of everybody's own page. Each mail
    is a transaction of its own; who is left out by the limit of a run is told by the next.
    """
    run = Run(now=now, found=selectors.everybodys(now), page_of=page_of, board=board)
    taken_back = _take_back(run)
    waiting = _waiting(run)
    for person, mine, week in waiting[:MOST_MAILS_A_RUN]:
        _write(run, person, mine=mine, week=week)
    dropped, _rows = Mail.objects.filter(date__lt=run.today - REMEMBERED).exclude(tellings__at__gte=now).delete()
    left = len(waiting[MOST_MAILS_A_RUN:])
    return (
        f"{len(waiting) - left} mails, {left} left for the next run, {taken_back} of days before taken back, "
        f"{dropped} old rows dropped"
    )


@transaction.atomic
def _take_back(run: Run) -> int:
    """Take back what was written on days before and never left, while nothing could be sent; return how many mails.

    What they told is told again in today's mail: when mails leave again, everybody finds one and not one for each day.
    """
    lately = Mail.objects.filter(date__lt=run.today, date__gte=run.today - USEFUL - timedelta(days=1))
    ids = list(lately.values_list("id", flat=True))
    back = outbox.withdraw(ids=ids, stamp=stamp_now(NOBODY, run.now))
    Mail.objects.filter(id__in=back).delete()
    return len(back)


def _waiting(run: Run) -> list[tuple[Person, list[Due], tuple[Deadline, ...]]]:
    """Return who must be written to and of what, who has least time first."""
    by_user: dict[UUID, list[Deadline]] = defaultdict(list)
    for one in run.found:
        for user in one.to:
            by_user[user].append(one)
    users = by_user.keys() | (selectors.office() if run.found else frozenset())
    told = selectors.told(users)
    written = [
        (person, _due(run, person, by_user[person.id], told), _week(run, person))
        for person in selectors.people(users, now=run.now).values()
        if person.mails_today < MAILS_A_DAY[person.choice.pace]
    ]
    asked = [one for one in written if one[1] or one[2]]
    return sorted(asked, key=lambda one: (one[1][0].deadline.at if one[1] else run.found[-1].at, one[0].id))


def _due(  # noqa: PLR0917 - who, of what, knowing what
    run: Run, person: Person, theirs: Iterable[Deadline], told: Mapping[tuple[UUID, UUID, str], Sequence[Told]]
) -> list[Due]:
    asked = (
        due(
            one,
            told.get((person.id, one.key, one.kind), ()),
            due_on=timezone.localdate(one.at),
            today=run.today,
            pace=person.choice.pace,
        )
        for one in theirs
    )
    return [one for one in asked if one is not None]


def _week(run: Run, person: Person) -> tuple[Deadline, ...]:
    """Return what the office reads once a week; who wants to hear of the last day only does without."""
    reads = person.office and not person.week_told and person.choice.pace is not Pace.LAST_DAY
    return selectors.for_the_office(run.found) if reads else ()


@transaction.atomic
def _write(run: Run, person: Person, *, mine: Sequence[Due], week: Sequence[Deadline]) -> None:
    id = derived(person.id, "deadlines", run.today, person.mails_today)
    mail = Mail.objects.create(
        id=id,
        user_id=person.id,
        date=run.today,
        number=person.mails_today,
        week=monday_of(run.today) if week else None,
    )
    rows = [
        Telling(
            mail=mail,
            user_id=person.id,
            key=one.deadline.key,
            kind=one.deadline.kind,
            interval_days=one.interval_days,
            at=one.deadline.at,
        )
        for one in mine
    ]
    Telling.objects.bulk_create(rows, ignore_conflicts=True)
    with override(person.choice.language):
        letter = compose(mine, week, today=run.today, page_of=run.page_of, board=run.board)
    last = max([one.deadline.at for one in mine] + [one.at for one in week])
    outbox.put(
        id=id,
        channel=EMAIL,
        to=person.email,
        subject=letter.subject,
        text=letter.text,
        about=person.id,
        stamp=stamp_now(id, run.now),
        not_after=min(last, run.now + USEFUL),
    )
