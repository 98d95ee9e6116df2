"""Reads about sessions themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from fabene.core.bilingual import Bilingual
from fabene.core.deadlines import Deadline
from fabene.core.errors import NotFoundError
from fabene.gatherings.models import Change, Gathering, Material, SignUp
from fabene.gatherings.seats import seated
from fabene.gatherings.values import (
    ChangeKind,
    ChangeView,
    GatheringDraft,
    GatheringKind,
    GatheringView,
    MaterialView,
    Party,
    Precision,
    Seating,
)
from fabene.lib.files import selectors as files
from fabene.people.models import User

NONE = Seating()


def gathering(id: UUID) -> GatheringView:
    """Return a session; raise ``NotFoundError`` ``gathering_not_found``."""
    found = _views(Gathering.objects.filter(id=id))
    if not found:
        raise NotFoundError("gathering_not_found")
    return found[0]


def gatherings(
    *,
    about: UUID | Iterable[UUID] | None = None,
    network: UUID | None = None,
    kind: GatheringKind | None = None,
    owner: UUID | None = None,
    public_only: bool = False,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[GatheringView, ...]:
    """Return sessions by their beginning: those that end after ``since`` and begin before ``until``.

    ``about`` one key or several; ``owner`` those that somebody has signed up for. Called off ones are among them: a
    calendar must hear of it.
    """
    asked = Q()
    if about is not None:
        asked &= Q(about__in=[about] if isinstance(about, UUID) else list(about))
    for name, value in (("network_id", network), ("kind", kind), ("ends_at__gt", since), ("starts_at__lt", until)):
        asked &= Q(**{name: value}) if value is not None else Q()
    if owner is not None:
        asked &= Q(id__in=SignUp.objects.filter(owner=owner, withdrawn_at__isnull=True).values("gathering"))
    if public_only:
        asked &= Q(public=True)
    return _views(Gathering.objects.filter(asked))


def changes(gathering: UUID) -> tuple[ChangeView, ...]:
    """Return what happened to a session after it was planned, the newest first."""
    rows = Change.objects.filter(gathering=gathering).order_by("-recorded_at", "-id")
    return tuple(
        ChangeView(
            id=row.id,
            kind=ChangeKind(row.kind),
            reason=row.reason,
            was_starts_at=row.was_starts_at,
            was_ends_at=row.was_ends_at,
            was_place=row.was_place,
            happened_at=row.happened_at,
        )
        for row in rows
    )


def materials(gathering: UUID, *, public_only: bool) -> tuple[MaterialView, ...]:
    """Return what was given out at a session and still stands, in the order it came."""
    rows = Material.objects.filter(gathering=gathering, withdrawn_at__isnull=True).order_by("recorded_at", "id")
    return tuple(_material(row) for row in (rows.filter(public=True) if public_only else rows))


def material(id: UUID) -> MaterialView:
    """Return one thing that was given out; raise ``NotFoundError`` ``material_not_found``, also when taken back."""
    row = Material.objects.filter(id=id, withdrawn_at__isnull=True).first()
    if row is None:
        raise NotFoundError("material_not_found")
    return _material(row)


def _material(row: Material) -> MaterialView:
    version = next(iter(files.versions(row.id)), None) if not row.url else None
    return MaterialView(
        id=row.id,
        gathering=row.gathering_id,
        title=Bilingual(it=row.title_it, en=row.title_en),
        url=row.url,
        file=version.id if version else None,
        size_bytes=version.size_bytes if version else 0,
        public=row.public,
    )


def deadlines(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
    """Return the sessions that begin between two moments, each for the accounts that have a place."""
    rows = Gathering.objects.filter(
        starts_at__gte=since, starts_at__lt=until, cancelled_at__isnull=True, precision=Precision.MINUTE
    ).order_by("starts_at", "id")
    found = {row.id: row for row in rows}
    seats = seatings(found.values())
    accounts = User.objects.filter(is_active=True).values("id")
    standing = SignUp.objects.filter(gathering__in=list(found), withdrawn_at__isnull=True, owner__in=accounts)
    owners = dict(standing.values_list("id", "owner"))
    return tuple(
        Deadline(
            key=row.id,
            kind="gathering_begins",
            at=row.starts_at,
            title=row.title_it,
            title_en=row.title_en,
            to=tuple(owner for party in seats[row.id].seated if (owner := owners.get(party.id))),
            network=row.network_id,
        )
        for row in found.values()
    )


def seatings(rows: Iterable[Gathering]) -> Mapping[UUID, Seating]:
    """Return for each of these sessions who has a place and who waits: one query."""
    capacity = {row.id: row.capacity for row in rows}
    lines: dict[UUID, list[Party]] = defaultdict(list)
    standing = SignUp.objects.filter(gathering__in=list(capacity), withdrawn_at__isnull=True)
    for one, gathering, people in standing.order_by("stands_since", "id").values_list("id", "gathering", "people"):
        lines[gathering].append(Party(id=one, people=people))
    return {id: seated(lines[id], capacity=most) if id in lines else NONE for id, most in capacity.items()}


def _views(rows: QuerySet[Gathering]) -> tuple[GatheringView, ...]:
    found = list(rows.select_related("network").order_by("starts_at", "title_it", "id"))
    seats = seatings(found)
    return tuple(_view(row, seats[row.id]) for row in found)


def view_of(row: Gathering) -> GatheringView:
    """Return a row as the value that crosses rooms."""
    return _view(row, seatings([row])[row.id])


def _view(row: Gathering, seats: Seating) -> GatheringView:
    return GatheringView(
        id=row.id,
        plan=draft_of(row),
        network_slug=row.network.slug if row.network else "",
        network_name=row.network.name if row.network else "",
        series=row.series,
        sequence=row.sequence,
        changed_at=row.changed_at,
        cancelled_at=row.cancelled_at,
        why_cancelled=row.why_cancelled,
        taken=seats.taken,
        waiting=seats.left_out,
    )


def draft_of(row: Gathering) -> GatheringDraft:
    """Return a session as it would be planned anew."""
    return GatheringDraft(
        about=row.about,
        kind=GatheringKind(row.kind),
        title=Bilingual(it=row.title_it, en=row.title_en),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        precision=Precision(row.precision),
        text=Bilingual(it=row.text_it, en=row.text_en),
        place=row.place,
        address=row.address,
        link=row.link,
        link_public=row.link_public,
        phone=row.phone,
        phone_note=row.phone_note,
        recording=row.recording,
        summary=Bilingual(it=row.summary_it, en=row.summary_en),
        capacity=row.capacity,
        public=row.public,
        sign_up=row.sign_up,
        network=row.network_id,
        source=row.source,
    )
