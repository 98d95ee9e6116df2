"""What is about people in the accounting of a grant goes ten years after its end; sums, numbers and hashes stay."""

from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.documents import services as documents
from fabene.programme.grants.models import InKind, Paper, ToldApart
from fabene.programme.grants.selectors import old_files, old_papers, old_things

WHY = "Dieci anni dalla chiusura del contributo (art. 2220 c.c.)"


@transaction.atomic
def fade(*, before: date, stamp: Stamp) -> int:
    """Let go of whoever stands in the accounting of grants that were closed before a date; return how much went.

    The name and code of the supplier of a paper (one charged to a younger grant stays), who gave a thing, and the bytes
    of the files that were handed in (invoices, timesheets, evidence, reports). The paper keeps number, day and sums, so
    that the account goes on adding up; a file its hash. Safe to repeat: what has gone is not found again.
    """
    papers, things, files = old_papers(before), old_things(before), old_files(before)
    for paper in papers:
        _forget(paper, stamp=stamp)
    for thing in things:
        log(id=derived(thing, "faded"), what="grant.giver_faded", key=thing, stamp=stamp)
    InKind.objects.filter(id__in=things).update(giver="")
    for file in files:
        documents.withdraw(id=derived(file, "faded"), document=file, why=WHY, stamp=stamp, erase=True)
    return len(papers) + len(things) + len(files)


def _forget(paper: UUID, *, stamp: Stamp) -> None:
    """Take supplier and code from a paper. What stands for the code is its own identity: no two papers become one."""
    log(id=derived(paper, "faded"), what="grant.supplier_faded", key=paper, stamp=stamp)
    code = paper.hex[:16]
    ToldApart.objects.filter(paper=paper).delete()
    Paper.objects.filter(id=paper).update(supplier="", known_supplier="", supplier_tax_code=code)
