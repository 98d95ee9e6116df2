"""Who writes an application with whom: one leaves, is taken out, or becomes an author too."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.applications.models import Application, Editor, FormerEditor
from fabene.programme.applications.services.common import held, mine


@transaction.atomic
def remove_writer(*, id: UUID, application: UUID, user: UUID, stamp: Stamp) -> None:
    """Let somebody write no more: whoever leaves by themselves, or an author takes somebody out who is none.

    That they wrote stays written down. Raises ``application_not_found``, ``writer_not_found``, ``author_only``,
    ``author_leaves_alone`` (an author is taken out by nobody), ``ConflictError`` ``last_author_stays``.
    """
    row = held(application)
    content = {"user": user}
    if not log(id=id, what="application.writer_left", key=application, stamp=stamp, content=content):
        return
    acting = Editor.objects.filter(application=row, user=stamp.actor).first()
    if acting is None:
        raise NotFoundError("application_not_found")
    gone = _writer(row, user)
    if gone.user_id != stamp.actor:
        _require_author(acting)
        if gone.is_author:
            raise FabeneError("author_leaves_alone")
    elif gone.is_author and not _other_authors(row, user):
        raise ConflictError("last_author_stays")
    FormerEditor.objects.update_or_create(application=row, user_id=user, defaults={"until": stamp.happened_at})
    gone.delete()


@transaction.atomic
def make_author(*, id: UUID, application: UUID, user: UUID, stamp: Stamp) -> None:
    """Let somebody who writes be an author too, by an author: then either may leave.

    Raises ``application_not_found``, ``writer_not_found``, ``author_only``.
    """
    row = mine(application, stamp=stamp)
    if not log(id=id, what="application.author_made", key=application, stamp=stamp, content={"user": user}):
        return
    _require_author(_writer(row, stamp.actor))
    known = _writer(row, user)
    known.is_author = True
    known.save(update_fields=["is_author"])


def hand_on(row: Application, *, leaving: UUID) -> None:
    """Make an author of who has written longest, when the only one goes with their account."""
    others = row.editors.exclude(user=leaving)
    first = others.order_by("since", "id").first()
    if first is not None and not others.filter(is_author=True).exists():
        first.is_author = True
        first.save(update_fields=["is_author"])


def _writer(row: Application, user: UUID) -> Editor:
    known = Editor.objects.filter(application=row, user=user).first()
    if known is None:
        raise NotFoundError("writer_not_found")
    return known


def _require_author(acting: Editor) -> None:
    if not acting.is_author:
        raise FabeneError("author_only")


def _other_authors(row: Application, user: UUID) -> bool:
    return row.editors.filter(is_author=True).exclude(user=user).exists()
