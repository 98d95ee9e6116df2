"""Reads about applications. Nobody reads a draft but those who write it: the office is told how many there are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from fabene.core.deadlines import Deadline
from fabene.core.errors import NotFoundError
from fabene.lib import links
from fabene.lib.files import selectors as files
from fabene.lib.files.values import FileVersion
from fabene.people import selectors as people
from fabene.people.values import UserView
from fabene.programme.applications.models import (
    Applicant,
    Application,
    Attachment,
    Editor,
    FormerEditor,
    Invited,
    Part,
    Participant,
    Past,
)
from fabene.programme.applications.reading import (
    applicant_view,
    budget_of,
    field_view,
    found,
    invited_view,
    past_view,
    view_of,
    views_of,
    whole,
)
from fabene.programme.applications.rules import missing_in
from fabene.programme.applications.values import (
    INVITED,
    ApplicantView,
    ApplicationView,
    Budget,
    Counts,
    DraftView,
    FirstCall,
    InvitedView,
    Missing,
    Origin,
    PastView,
    State,
)
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView

SENT = Q(state=State.SENT)
REACHED = Q(number__isnull=False)
"""What reached the office: sent or recorded, withdrawn since or not."""


def application(id: UUID) -> ApplicationView:
    """Return an application; raise ``NotFoundError`` ``application_not_found``. Who may read it is for who asks."""
    return view_of(found(id))


def budget(id: UUID) -> Budget:
    """Return the budget of an application, row by row; raise ``NotFoundError`` ``application_not_found``."""
    return budget_of(found(id))


def sent(call: UUID) -> tuple[ApplicationView, ...]:
    """Return what reached a call and was not withdrawn, in the order of the numbers."""
    return views_of(whole(Application.objects.filter(SENT, call=call)).order_by("number"))


def reached(call: UUID) -> tuple[ApplicationView, ...]:
    """Return everything that reached a call, what was withdrawn too, in the order of the numbers."""
    return views_of(whole(Application.objects.filter(REACHED, call=call)).order_by("number"))


def mine(user: UUID) -> tuple[ApplicationView, ...]:
    """Return the applications somebody writes or wrote, the latest begun first."""
    rows = Application.objects.filter(editors__user=user)
    return views_of(whole(rows).order_by("-started_at", "number", "id"))


def is_editor(*, application: UUID, user: UUID) -> bool:
    """Return whether somebody is among those who write an application."""
    return Editor.objects.filter(application=application, user=user).exists()


def writes(user: UUID) -> bool:
    """Return whether somebody is among those who write any application."""
    return Editor.objects.filter(user=user).exists()


def mine_to_read(*, id: UUID, user: UUID) -> ApplicationView:
    """Return an application to one of those who write it; to anybody else it is not there.

    Raises ``NotFoundError`` ``application_not_found``.
    """
    if not is_editor(application=id, user=user):
        raise NotFoundError("application_not_found")
    return application(id)


def to_office(*, id: UUID, call: UUID) -> ApplicationView:
    """Return what reached a call, for the office; a draft is not there. Raises as ``mine_to_read``."""
    view = application(id)
    if view.number is None or view.call != call:
        raise NotFoundError("application_not_found")
    return view


def draft(*, id: UUID, user: UUID) -> DraftView:
    """Return an application with all that those who write it see. Raises as ``mine_to_read``."""
    if not is_editor(application=id, user=user):
        raise NotFoundError("application_not_found")
    row = found(id)
    return DraftView(
        application=view_of(row),
        fields={field.key: field_view(field) for field in row.fields.all()},
        rows=budget_of(row),
        editors=tuple(row.editors.order_by("since", "id").values_list("user_id", flat=True)),
        authors=frozenset(row.editors.filter(is_author=True).values_list("user_id", flat=True)),
        invitations=tuple(invited_view(one) for one in row.invitations.order_by("invited_at", "id")),
    )


def editors_of(applications: Iterable[UUID]) -> dict[UUID, tuple[UserView, ...]]:
    """Return who writes each of these, in the order they came, in one question."""
    held: dict[UUID, tuple[UserView, ...]] = {}
    rows = Editor.objects.filter(application__in=list(applications)).select_related("user").order_by("since", "id")
    for row in rows:
        held[row.application_id] = (*held.get(row.application_id, ()), people.user_view(row.user))
    return held


def writers_ever(applications: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return who writes each of these or wrote it once, in two questions."""
    ids = list(applications)
    held: dict[UUID, set[UUID]] = {}
    for model in (Editor, FormerEditor):
        for application, user in model.objects.filter(application__in=ids).values_list("application", "user"):
            held.setdefault(application, set()).add(user)
    return {application: frozenset(users) for application, users in held.items()}


def bodies_of(applications: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return the bodies of this site that are behind each of these: linked, or known by the same tax code."""
    ids = list(applications)
    known = {one.tax_code: one.id for one in people.organisations() if one.tax_code}
    held: dict[UUID, set[UUID]] = {}
    parts = Part.objects.filter(application__in=ids).select_related("applicant")
    for part in parts:
        code = part.tax_code or (part.applicant.tax_code if part.applicant else "")
        body = part.organisation_id or known.get(code)
        if body is not None:
            held.setdefault(part.application_id, set()).add(body)
    return {application: frozenset(bodies) for application, bodies in held.items()}


def history(*, id: UUID, user: UUID) -> tuple[PastView, ...]:
    """Return what stood in the fields of a draft before, the latest first, to who writes it.

    Raises ``NotFoundError`` ``application_not_found``.
    """
    if not is_editor(application=id, user=user):
        raise NotFoundError("application_not_found")
    return tuple(past_view(row) for row in Past.objects.filter(application=id).order_by("-kept_at", "key"))


def missing(*, id: UUID, at: datetime) -> tuple[Missing, ...]:
    """Return everything that is missing or late if an application were sent at a moment, warnings last."""
    row = found(id)
    return missing_in(
        view_of(row),
        budget=budget_of(row),
        call=calls.call(row.call_id),
        waiting=_waiting(row),
        first=_first(row),
        at=at,
    )


def _waiting(row: Application) -> frozenset[UUID]:
    """Return the parts whose body was asked to confirm and has not answered."""
    asked = row.invitations.filter(ended_at__isnull=True, part__isnull=False, part__confirmed_at__isnull=True)
    return frozenset(filter(None, asked.values_list("part_id", flat=True)))


def _first(row: Application) -> FirstCall | None:
    """Return which bodies took part in the call that this one is reserved to; None for a call open to more."""
    reserved = calls.call(row.call_id).reserved_to_call
    if reserved is None:
        return None
    known = participants(reserved)
    ids, codes = {one.id for one in known}, {one.tax_code for one in known if one.tax_code}
    parts = frozenset(part.id for part in row.parts.all() if part.applicant_id in ids or part.tax_code in codes)
    return FirstCall(parts=parts, unnamed=any(not one.name for one in known))


def participants(call: UUID) -> tuple[ApplicantView, ...]:
    """Return the bodies that answered a call, each once however many ideas it is behind: named ones first, by name."""
    behind = Q(parts__application__call=call, parts__application__state=State.SENT)
    rows = Applicant.objects.filter(behind | Q(participations__call=call)).distinct()
    return tuple(sorted((applicant_view(row) for row in rows), key=lambda one: (not one.name, one.name, one.id)))


def applicant(id: UUID) -> ApplicantView:
    """Return a body that answered calls; raise ``NotFoundError`` ``applicant_not_found``."""
    row = Applicant.objects.filter(id=id).first()
    if row is None:
        raise NotFoundError("applicant_not_found")
    return applicant_view(row)


def participants_recorded(call: UUID) -> tuple[str, ...]:
    """Return from where it is known that bodies answered a call, each source once."""
    return tuple(Participant.objects.filter(call=call).order_by("source").values_list("source", flat=True).distinct())


def writers(call: UUID) -> tuple[UUID, ...]:
    """Return who writes a draft for a call: whom to tell that there is more time."""
    rows = Editor.objects.filter(application__call=call, application__state=State.DRAFT)
    return tuple(rows.order_by("user").values_list("user_id", flat=True).distinct())


def counts(call: UUID) -> Counts:
    """Return how many applications of each state a call has: all that the office learns of drafts."""
    return counts_of([call])[call]


def counts_of(of: Iterable[UUID]) -> dict[UUID, Counts]:
    """Return the same for several calls, in one question."""
    known: dict[UUID, dict[str, int]] = {call: {} for call in of}
    rows = (
        Application.objects.filter(call__in=list(known)).values("call", "state", "origin").annotate(count=Count("id"))
    )
    for row in rows:
        held = known[row["call"]]
        held[row["state"]] = held.get(row["state"], 0) + row["count"]
        if row["origin"] == Origin.RECORDED:
            held["recorded"] = held.get("recorded", 0) + row["count"]
    names = ("drafts", State.DRAFT), ("sent", State.SENT), ("withdrawn", State.WITHDRAWN), ("recorded", "recorded")
    return {call: Counts(**{name: held.get(state, 0) for name, state in names}) for call, held in known.items()}


def by_territory(call: UUID) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return how many ideas there are on each set of municipalities (ISTAT codes), the most first."""
    found: dict[tuple[str, ...], int] = {}
    for one in sent(call):
        found[one.municipalities] = found.get(one.municipalities, 0) + 1
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0])))


def content(id: UUID) -> bytes:
    """Return the bytes that were sent, whose SHA-256 is the hash on the receipt.

    Raises ``NotFoundError`` ``application_not_found`` for what was not sent here.
    """
    row = Application.objects.filter(id=id).exclude(content="").first()
    if row is None:
        raise NotFoundError("application_not_found")
    return row.content.encode()


def attachment(*, application: UUID, id: UUID) -> tuple[str, FileVersion, bytes]:
    """Return the title, version and bytes of a document; raise ``NotFoundError`` ``file_not_found``."""
    row = Attachment.objects.filter(id=id, application=application).first()
    kept = files.versions(id)
    if row is None or not kept:
        raise NotFoundError("file_not_found")
    return row.title, kept[0], files.content(kept[0])


def invited(token: str, at: datetime) -> tuple[InvitedView, ApplicationView]:
    """Return an invitation that waits, and the application it is about.

    Raises ``NotFoundError`` ``link_not_valid`` for anything else: forged, over, answered or withdrawn.
    """
    id = links.read(purpose=INVITED, token=token, now=at)
    row = Invited.objects.filter(id=id, ended_at__isnull=True).first()
    if row is None:
        raise NotFoundError("link_not_valid")
    return invited_view(row), application(row.application_id)


def invitations_over(before: datetime) -> tuple[int, datetime | None]:
    """Return how many invitations ended before a moment without an answer, and when the oldest did."""
    over = Invited.objects.filter(ended_at__isnull=True, expires_at__lt=before)
    return over.count(), over.aggregate(oldest=Min("expires_at"))["oldest"]


def abandoned(before: datetime) -> dict[UUID, datetime]:
    """Return the drafts whose call closed before a moment and nobody wrote since, each with its last written word."""
    closed = [one.id for one in calls.calls() if one.closes_at and one.closes_at < before]
    rows = Application.objects.filter(call__in=closed, state=State.DRAFT).annotate(last=Max("fields__written_at"))
    last = {row.id: row.last or row.started_at for row in rows}
    return {id: moment for id, moment in last.items() if moment < before}


def deadlines(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
    """Return for each call that closes between two moments the drafts nobody has sent, for those who write them."""
    closing = {one.id: one for one in calls.calls() if one.closes_at and since <= one.closes_at < until}
    rows = Application.objects.filter(call__in=list(closing), state=State.DRAFT).prefetch_related("editors")
    return tuple(_deadline(row, closing[row.call_id]) for row in rows.order_by("started_at", "id"))


def _deadline(row: Application, call: CallView) -> Deadline:
    if call.closes_at is None:
        raise ValueError("a call that never closes has no deadline")
    return Deadline(
        key=row.id,
        kind="application_unsent",
        at=call.closes_at,
        title=row.title or call.title.it,
        to=tuple(editor.user_id for editor in row.editors.all()),
    )


def everything_about_user(user: UUID) -> list[dict[str, Any]]:
    """Return what is held here about somebody who writes applications, as plain values."""
    rows = Editor.objects.filter(user=user).select_related("application").order_by("since", "id")
    return [
        {
            "application": str(row.application_id),
            "title": row.application.title,
            "state": row.application.state,
            "writes_since": row.since.isoformat(),
        }
        for row in rows
    ]
