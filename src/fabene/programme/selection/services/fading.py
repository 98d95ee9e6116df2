"""Letting go of how each juror scored: the sealed table, by body, and the ranking stay."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.lib.files import services as files
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.selection.models import Appeal, Declaration, Integration, Sheet
from fabene.programme.selection.selectors.fading import fading


@transaction.atomic
def fade(*, id: UUID, before: datetime, stamp: Stamp) -> int:
    """Delete scores, notes and declarations of selections that ended before a moment; return of how many.

    What applicants wrote in answer and in appeal is emptied, the document of an answer goes. Safe to repeat.
    """
    log(id=id, what="privacy.faded_juries", key=id, stamp=stamp)
    over = list(fading(before))
    Sheet.objects.filter(selection__in=over).delete()
    Declaration.objects.filter(selection__in=over).delete()
    answers = Integration.objects.filter(admission__selection__in=over)
    for answer in answers:
        files.forget(subject=answer.id)
    answers.update(text="")
    Appeal.objects.filter(publication__selection__in=over).update(text="")
    return len(over)
