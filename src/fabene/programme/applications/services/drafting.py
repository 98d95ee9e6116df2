"""Beginning an application, and writing it field by field."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.files import services as files
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.places import selectors as places
from fabene.programme.applications.models import Application, Editor, Place
from fabene.programme.applications.reading import field_view, found, view_of
from fabene.programme.applications.services.common import readable, writable, write_field
from fabene.programme.applications.values import (
    ANSWER,
    MAX_TITLE,
    TITLE,
    ApplicationView,
    FieldView,
    Origin,
    State,
)
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.calls.values import State as CallState

MAX_DRAFTS = 10
"""How many drafts one person may have in one call."""
MAX_TEXT = 20_000
"""How long a text may be that is kept while it is being written: one that is too long for its question is not lost."""
PLACES = "places"


@transaction.atomic
def start(*, id: UUID, call: UUID, stamp: Stamp) -> ApplicationView:
    """Begin an application to an open call; ``stamp.actor`` is the first who writes it.

    Raises ``call_not_open`` (``application_late`` after it closed), ``too_many_drafts``, ``user_not_found``.
    """
    if log(id=derived(id, "started"), what="application.started", key=id, stamp=stamp, content={"call": call}):
        require_open(calls.call(call), stamp=stamp)
        drafts = Application.objects.filter(call=call, state=State.DRAFT, editors__user=stamp.actor).count()
        if drafts >= MAX_DRAFTS:
            raise FabeneError("too_many_drafts", limit=MAX_DRAFTS)
        create(id=id, call=call, stamp=stamp)
    return view_of(found(id))


def create(*, id: UUID, call: UUID, stamp: Stamp, copied_from: UUID | None = None) -> None:
    """Write the row of a draft and of who begins it."""
    Application.objects.create(
        id=id,
        call_id=call,
        state=State.DRAFT,
        origin=Origin.SITE,
        started_at=stamp.happened_at,
        copied_from_id=copied_from,
    )
    Editor.objects.create(
        id=derived(id, "editor", stamp.actor),
        application_id=id,
        user_id=stamp.actor,
        is_author=True,
        since=stamp.happened_at,
    )


def require_open(call: CallView, *, stamp: Stamp) -> None:
    """Refuse what needs an open call, by the server's clock."""
    state = call.state_at(stamp.recorded_at)
    if state == CallState.DRAFT:
        raise NotFoundError("call_not_found")
    if state == CallState.PUBLISHED:
        raise FabeneError("call_not_open")
    if state == CallState.CLOSED:
        raise FabeneError("application_late")


@transaction.atomic
def save_field(*, id: UUID, application: UUID, key: str, text: str, seen: int, stamp: Stamp) -> FieldView:
    """Write the title (``title``) or an answer (``q:`` and the question's key) over the version that was ``seen``.

    What stands there already is not written again. Raises ``application_not_found``, ``application_sent``,
    ``field_unknown``, ``text_too_long``, ``text_unreadable``, ``FieldChangedError`` (with what stands there now) and
    ``ConflictError`` ``id_used_for_something_else``.
    """
    row = writable(application, stamp=stamp)
    questions = {f"{ANSWER}{question.key}" for question in calls.call(row.call_id).questions}
    if key not in {TITLE, *questions}:
        raise FabeneError("field_unknown", field=key)
    kept = readable(text, field=key, limit=MAX_TITLE if key == TITLE else MAX_TEXT)
    if key == TITLE:
        kept = " ".join(kept.split())
    written, _ = write_field(row, id=id, key=key, text=kept, seen=seen, stamp=stamp)
    if key == TITLE:
        Application.objects.filter(id=row.id).update(title=kept)
    return field_view(written)


@transaction.atomic
def place(*, id: UUID, application: UUID, municipalities: tuple[str, ...], seen: int, stamp: Stamp) -> FieldView:
    """Say which municipalities (ISTAT codes) an idea is about; several may be.

    Raises as ``save_field``, and ``municipality_not_found``.
    """
    row = writable(application, stamp=stamp)
    codes = tuple(sorted(set(municipalities)))
    write_places(row, codes, write=False)
    written, changed = write_field(row, id=id, key=PLACES, text=" ".join(codes), seen=seen, stamp=stamp)
    if changed:
        write_places(row, codes)
    return field_view(written)


def write_places(row: Application, codes: tuple[str, ...], *, write: bool = True) -> None:
    """Replace the places of an application, each with the network that has its market or its hub there."""
    if set(codes) - {one.istat_code for one in places.municipalities()}:
        raise NotFoundError("municipality_not_found")
    if write:
        networks = {market.municipality.istat_code: market.network_id for market in places.markets()}
        Place.objects.filter(application=row).delete()
        Place.objects.bulk_create(
            Place(application=row, municipality_id=code, network_id=networks.get(code)) for code in codes
        )


@transaction.atomic
def discard(*, id: UUID, application: UUID, stamp: Stamp) -> None:
    """Throw a draft away, with its documents, by whoever is the only one who writes it. What is gone stays gone.

    Raises ``application_not_found``, ``application_sent``, ``ConflictError`` ``draft_of_several``.
    """
    if not Application.objects.filter(id=application).exists():
        return
    row = writable(application, stamp=stamp)
    if row.editors.count() > 1:
        raise ConflictError("draft_of_several")
    log(id=id, what="application.discarded", key=application, stamp=stamp)
    remove(row)


def remove(row: Application) -> None:
    """Delete a draft and forget its files."""
    for attachment in row.attachments.all():
        files.forget(subject=attachment.id)
    row.delete()
