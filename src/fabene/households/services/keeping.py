"""What is not kept any longer."""

from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.households.models import Telling
from fabene.lib.stamps import Stamp
from fabene.people.services import log


@transaction.atomic
def drop_tellings(*, id: UUID, before: date, stamp: Stamp) -> int:
    """Forget which families were told what about days before a date; what was said remains. Return how many."""
    log(id=id, what="words.faded", key=id, stamp=stamp, content={"before": before})
    old = Telling.objects.filter(word__date__lt=before)
    count = old.count()
    old.delete()
    return count
