"""Who applied asks to look again, within the term; the office answers with its reasons."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.selection.around import is_editor
from fabene.programme.selection.models import REASON, Appeal, AppealAnswer, Publication
from fabene.programme.selection.selectors.base import last_closing
from fabene.programme.selection.selectors.published import appeal_view
from fabene.programme.selection.services.common import clock_of, day_of, deed, is_new, locked
from fabene.programme.selection.values import AppealView


@transaction.atomic
def file_appeal(*, id: UUID, selection: UUID, application: UUID, text: str, stamp: Stamp) -> AppealView:
    """Ask to look again at an application, against the version of the ranking that is published.

    Raises ``NotFoundError`` ``application_not_here`` for who does not write for it, ``ConflictError``
    ``nothing_published``, ``appeal_waits`` (one is not answered yet), ``appeal_late`` with when the term ended.
    """
    view = locked(selection)
    if not is_editor(application, stamp.actor):
        raise NotFoundError("application_not_here")
    said = clean(text, field="text", limit=REASON)
    if not is_new(view, id=id, what="appeal", content={"application": application, "text": said}, stamp=stamp):
        return appeal_view(Appeal.objects.select_related("publication", "answer").get(id=id))
    version = Publication.objects.filter(selection=selection).order_by("-number").first()
    if version is None:
        raise ConflictError("nothing_published")
    if application not in {UUID(row["application"]) for row in version.rows}:
        raise NotFoundError("application_not_here")
    if Appeal.objects.filter(publication__selection=selection, application=application, answer__isnull=True).exists():
        raise ConflictError("appeal_waits")
    if stamp.happened_at > version.appeals_until:
        raise ConflictError(
            "appeal_late", ended_date=day_of(version.appeals_until), ended_clock=clock_of(version.appeals_until)
        )
    return appeal_view(
        Appeal.objects.create(**deed(id, stamp), publication=version, application=application, text=said)
    )


@transaction.atomic
def answer_appeal(*, id: UUID, appeal: UUID, accepted: bool, reasons: str, stamp: Stamp) -> AppealView:
    """Answer an appeal. An accepted one opens its application again: the office, the jury, a closing, a new version.

    Raises ``NotFoundError`` ``appeal_not_found``, ``ConflictError`` ``appeal_answered``, ``text_missing``.
    """
    row = Appeal.objects.select_related("publication").filter(id=appeal).first()
    if row is None:
        raise NotFoundError("appeal_not_found")
    view = locked(row.publication.selection_id)
    said = clean(reasons, field="reasons", limit=REASON)
    content = {"appeal": appeal, "accepted": accepted, "reasons": said}
    if is_new(view, id=id, what="appeal_answered", content=content, stamp=stamp):
        if AppealAnswer.objects.filter(appeal=row).exists():
            raise ConflictError("appeal_answered")
        sealed = last_closing(view.id)
        if sealed is None:
            raise FabeneError("jury_not_closed")
        AppealAnswer.objects.create(
            **deed(id, stamp), appeal=row, accepted=accepted, reasons=said, reopens=sealed if accepted else None
        )
    return appeal_view(Appeal.objects.select_related("publication", "answer").get(id=appeal))
