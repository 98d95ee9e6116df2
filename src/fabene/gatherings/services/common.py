"""What writes of this room have in common: the row they lock, what they refuse, the letters they queue."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.gatherings.models import Gathering, SignUp
from fabene.gatherings.selectors.coming import addresses
from fabene.gatherings.selectors.sessions import seatings
from fabene.gatherings.values import (
    MOST_CAPACITY,
    MOST_DAYS,
    GatheringDraft,
    GatheringKind,
    Letter,
    Precision,
    Seating,
)
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean, clean_lines
from fabene.people.models import Network

TITLE, TEXT, SUMMARY, URL, REASON = 150, 2000, 6000, 500, 300


def stamped(stamp: Stamp) -> dict[str, Any]:
    """Return the columns a stamp fills."""
    return {"actor": stamp.actor, "happened_at": stamp.happened_at, "recorded_at": stamp.recorded_at}


def locked(gathering: UUID) -> Gathering:
    """Return a session's row, held until the transaction ends; raise ``NotFoundError`` ``gathering_not_found``."""
    row = Gathering.objects.select_for_update(of=("self",)).filter(id=gathering).first()
    if row is None:
        raise NotFoundError("gathering_not_found")
    return row


def checked(draft: GatheringDraft) -> GatheringDraft:
    """Return a draft with its texts cleaned.

    Raises ``FabeneError``: ``gathering_ends_before_it_starts``, ``gathering_too_long``, ``capacity_out_of_bounds``,
    ``gathering_nowhere``, ``address_not_valid``, ``text_missing``, ``text_too_long``, ``text_unreadable``;
    ``NotFoundError`` ``network_not_found``.
    """
    _check_time(draft)
    if draft.capacity is not None and not 1 <= draft.capacity <= MOST_CAPACITY:
        raise FabeneError("capacity_out_of_bounds", most=MOST_CAPACITY)
    if draft.network and not Network.objects.filter(id=draft.network).exists():
        raise NotFoundError("network_not_found")
    found = replace(
        draft,
        title=texts(draft.title, field="title", limit=TITLE),
        text=lines(draft.text, field="text", limit=TEXT),
        summary=lines(draft.summary, field="summary", limit=SUMMARY),
        place=clean(draft.place, field="place", limit=150, optional=True),
        address=clean(draft.address, field="address", limit=200, optional=True),
        phone=clean(draft.phone, field="phone", limit=40, optional=True),
        phone_note=clean(draft.phone_note, field="phone_note", limit=100, optional=True),
        link=checked_url(draft.link, field="link"),
        recording=checked_url(draft.recording, field="recording"),
        source=checked_url(draft.source, field="source"),
    )
    if not (found.place or found.link or found.phone) and found.precision == Precision.MINUTE:
        raise FabeneError("gathering_nowhere")
    return found


def _check_time(draft: GatheringDraft) -> None:
    if draft.starts_at.utcoffset() is None or draft.ends_at.utcoffset() is None:
        raise FabeneError("time_without_zone", field="starts_at")
    if draft.ends_at <= draft.starts_at:
        raise FabeneError("gathering_ends_before_it_starts")
    if (draft.ends_at - draft.starts_at).days > MOST_DAYS:
        raise FabeneError("gathering_too_long", days=MOST_DAYS)


def texts(said: Bilingual, *, field: str, limit: int) -> Bilingual:
    """Return a text in both languages on one line; the Italian is required."""
    return Bilingual(
        it=clean(said.it, field=field, limit=limit), en=clean(said.en, field=field, limit=limit, optional=True)
    )


def lines(said: Bilingual, *, field: str, limit: int) -> Bilingual:
    """Return a text of several lines in both languages; it may be empty."""
    return Bilingual(
        it=clean_lines(said.it, field=field, limit=limit, optional=True),
        en=clean_lines(said.en, field=field, limit=limit, optional=True),
    )


def checked_url(text: str, *, field: str) -> str:
    """Return an address of the web, or nothing; raise ``FabeneError`` ``address_not_valid``."""
    url = clean(text, field=field, limit=URL, optional=True)
    parts = urlsplit(url)
    if url and (parts.scheme not in {"https", "http"} or not parts.netloc):
        raise FabeneError("address_not_valid", field=field)
    return url


def columns(draft: GatheringDraft) -> dict[str, Any]:
    """Return the columns that a draft fills."""
    plain = ("about", "starts_at", "ends_at", "place", "address", "link", "link_public", "phone", "phone_note")
    more = ("recording", "capacity", "public", "sign_up", "source")
    return {
        **{name: getattr(draft, name) for name in (*plain, *more)},
        "network_id": draft.network,
        "kind": GatheringKind(draft.kind).value,
        "precision": Precision(draft.precision).value,
        "title_it": draft.title.it,
        "title_en": draft.title.en,
        "text_it": draft.text.it,
        "text_en": draft.text.en,
        "summary_it": draft.summary.it,
        "summary_en": draft.summary.en,
    }


def content_of(draft: GatheringDraft) -> dict[str, Any]:
    """Return what the log digests of a draft."""
    return {name: str(value) for name, value in columns(draft).items()}


def seating(row: Gathering) -> Seating:
    """Return who has a place now."""
    return seatings([row])[row.id]


def standing(row: Gathering) -> list[UUID]:
    """Return the sign-ups that stand."""
    return list(SignUp.objects.filter(gathering=row, withdrawn_at__isnull=True).values_list("id", flat=True))


def letter_id(origin: UUID, sign_up: UUID) -> UUID:
    """Return the identity of the letter that a change sends to a sign-up."""
    return derived(origin, "letter", sign_up)


def write_to(sign_ups: Iterable[UUID], *, origin: UUID, letter: Letter | None, stamp: Stamp) -> int:
    """Queue a letter to each of these that left an address or has an account; return to how many."""
    if letter is None:
        return 0
    found = addresses(sign_ups)
    for one, address in found.items():
        outbox.put(
            id=letter_id(origin, one),
            channel=EMAIL,
            to=address,
            subject=letter.subject,
            text=letter.text,
            about=one,
            stamp=stamp,
        )
    return len(found)


def refuse_taken(*, known: object, now: object) -> None:
    """Raise ``ConflictError`` ``id_used_for_something_else`` unless both are the same."""
    if known != now:
        raise ConflictError("id_used_for_something_else")
