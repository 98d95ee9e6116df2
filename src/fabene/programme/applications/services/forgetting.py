"""The end of what is known of somebody who wrote applications, and of whom nobody answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.people.services import log
from fabene.programme.applications.models import Application, Attachment, Editor, Field, FormerEditor, Invited, Past
from fabene.programme.applications.selectors import abandoned
from fabene.programme.applications.services.drafting import remove
from fabene.programme.applications.services.writing_together import hand_on
from fabene.programme.applications.values import State


@transaction.atomic
def forget_user(*, id: UUID, user: UUID, stamp: Stamp) -> int:
    """Take somebody out of every application they wrote in, or were asked to; return in how many they wrote.

    What was sent stays: it is the body's. A draft that nobody else writes goes, with its documents. Safe to repeat.
    """
    written = Application.objects.filter(editors__user=user)
    drafts = [row for row in written.filter(state=State.DRAFT) if row.editors.count() == 1]
    count = written.count()
    log(id=id, what="applications.forgotten", key=user, stamp=stamp)
    for row in drafts:
        remove(row)
    FormerEditor.objects.filter(user=user).delete()
    for row in written.exclude(id__in=[one.id for one in drafts]):
        hand_on(row, leaving=user)
    Editor.objects.filter(user=user).delete()
    Past.objects.filter(written_by=user).update(written_by=None)
    Field.objects.filter(written_by=user).update(written_by=None)
    Attachment.objects.filter(added_by=user).update(added_by=None)
    Application.objects.filter(sent_by=user).update(sent_by=None)
    Invited.objects.filter(invited_by=user).update(invited_by=None)
    Invited.objects.filter(answered_by=user).update(answered_by=None)
    Invited.objects.filter(email__iexact=people.user(user).email, ended_at__isnull=True).update(
        email="", name="", ended_at=stamp.happened_at
    )
    return count


@transaction.atomic
def fade_drafts(*, id: UUID, before: datetime, stamp: Stamp) -> int:
    """Throw away every draft that nobody sent and nobody wrote since a moment, with its documents; return how many."""
    log(id=id, what="privacy.faded_drafts", key=id, stamp=stamp)
    rows = Application.objects.filter(id__in=list(abandoned(before)))
    for row in rows:
        remove(row)
    return len(rows)


@transaction.atomic
def wipe_old_invitations(*, stamp: Stamp) -> int:
    """Wipe address and name of every invitation that nobody answered in time; return how many. Safe to repeat."""
    over = Invited.objects.filter(ended_at__isnull=True, expires_at__lte=stamp.happened_at)
    return over.update(email="", name="", ended_at=stamp.happened_at)
