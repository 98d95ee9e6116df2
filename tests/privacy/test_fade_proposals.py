"""A draft that nobody sent goes, and how each juror scored; the sealed table and the ranking stay."""

from datetime import date, timedelta

from fabene.privacy.selectors.fading import FIND
from fabene.privacy.services.fading import FADE, Cut
from fabene.privacy.values import Kind
from fabene.programme.applications import selectors as applications
from fabene.programme.calls import selectors as calls
from fabene.programme.selection import selectors
from fabene.programme.selection.models import Declaration, Mark
from fabene.programme.selection.tables import digest
from tests.applications import build_draft
from tests.calls import CLOSES_AT
from tests.programme.selection.stage import build_published
from tests.remembered import Remember
from tests.world import key, stamp

LATER = date(2026, 1, 1)


def build_left() -> None:
    """Build the published selection, and a draft to its call that nobody sent."""
    call = calls.call(build_published().call)
    build_draft(call, "bozza")


def fade(kind: Kind, *, before: date) -> tuple[int, int]:
    """Return how many would go, and how many went."""
    found = FIND[kind](before, LATER)
    return found.count, FADE[kind](Cut(before=before, until=LATER, stamp=stamp(3, day=LATER)))


def test_a_draft_goes_after_its_call_closed_and_nobody_wrote_and_what_was_sent_stays(remember: Remember) -> None:
    remember(build_left)
    assert fade(Kind.DRAFTS, before=CLOSES_AT.date()) == (0, 0), "while the call is open nobody's draft goes"
    assert fade(Kind.DRAFTS, before=CLOSES_AT.date() + timedelta(days=2)) == (1, 1)
    (left,) = calls.calls()
    assert (applications.counts(left.id).drafts, applications.counts(left.id).sent) == (0, 2)


def test_scores_go_once_nobody_can_appeal_and_whoever_has_the_table_can_still_compute_it(remember: Remember) -> None:
    remember(build_left)
    (ranking,) = selectors.versions(key("call", "idee-2020"))
    ends = ranking.appeals_until.date()
    assert fade(Kind.JURIES, before=ends) == (0, 0)
    assert fade(Kind.JURIES, before=ends + timedelta(days=1)) == (1, 1)
    assert not Mark.objects.exists()
    assert not Declaration.objects.exists()
    after = selectors.ranking(key("call", "idee-2020"))
    assert after == ranking
    assert digest(ranking.closing.table) == ranking.closing.sha256
    assert fade(Kind.JURIES, before=ends + timedelta(days=1)) == (0, 0), "what has gone is not found again"
