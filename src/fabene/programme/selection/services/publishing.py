"""After the jury: reasons, the second look, and the ranking that everybody can read."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError
from fabene.core.voting.jury import HALVES, Panel, Place
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.selection.models import REASON, Closing, FundingCheck, Publication, Reason
from fabene.programme.selection.selectors.base import last_closing
from fabene.programme.selection.selectors.closings import closing_view
from fabene.programme.selection.selectors.published import checks, publication_view
from fabene.programme.selection.selectors.standing import reasons
from fabene.programme.selection.services.common import deed, is_new, locked, next_number, require_judged
from fabene.programme.selection.tables import loaded, standing_of
from fabene.programme.selection.values import CheckDraft, Outcome, Phase, Ranking, Standing

AFTER_BLIND = (Phase.FINAL, Phase.CLOSED, Phase.PUBLISHED)
LAST_SECOND = time(23, 59, 59)
Row = dict[str, Any]


@transaction.atomic
def give_reason(*, id: UUID, selection: UUID, application: UUID, reason: Bilingual, stamp: Stamp) -> None:
    """Write why an application comes where it comes, in words that will be published.

    Raises ``ConflictError`` ``first_round_open``, ``NotFoundError`` ``application_not_judged``, ``text_missing``.
    """
    view = locked(selection)
    texts = {
        "text_it": clean(reason.it, field="reason", limit=REASON),
        "text_en": clean(reason.en, field="reason", limit=REASON, optional=True),
    }
    content = {"application": application, **texts}
    if not is_new(view, id=id, what="reason", content=content, stamp=stamp):
        return
    if view.phase not in AFTER_BLIND:
        raise ConflictError("first_round_open")
    require_judged(view, application)
    rows = Reason.objects.filter(selection=selection, application=application)
    Reason.objects.create(**deed(id, stamp), **content, selection_id=selection, number=next_number(rows))


@transaction.atomic
def check(*, id: UUID, selection: UUID, found: CheckDraft, stamp: Stamp) -> None:
    """Write the second look at an application: can it be done, can it be done elsewhere.

    Raises ``ConflictError`` ``jury_not_closed``, ``NotFoundError`` ``application_not_judged``, ``text_missing``.
    """
    view = locked(selection)
    content = {
        "application": found.application,
        "feasible": found.feasible,
        "replicable": found.replicable,
        "notes": clean(found.notes, field="notes", limit=REASON),
    }
    if not is_new(view, id=id, what="checked", content=content, stamp=stamp):
        return
    if view.phase not in {Phase.CLOSED, Phase.PUBLISHED}:
        raise ConflictError("jury_not_closed")
    require_judged(view, found.application)
    rows = FundingCheck.objects.filter(selection=selection, application=found.application)
    FundingCheck.objects.create(**deed(id, stamp), **content, selection_id=selection, number=next_number(rows))


@transaction.atomic
def publish(*, id: UUID, selection: UUID, note: str, stamp: Stamp) -> Ranking:
    """Publish the ranking of the last sealed table, or a new version of it that says why there is one.

    Money goes down the order to those that passed the second look, until the places are full; who does not reach a
    least comes after, without a place. Raises ``ConflictError``
    ``jury_not_closed``, ``reason_missing``, ``check_missing``, and ``text_missing`` (the note of a later version).
    """
    view = locked(selection)
    earlier = Publication.objects.filter(selection=selection)
    first = not earlier.exclude(id=id).exists()
    said = clean(note, field="note", limit=1000, optional=first)
    if not is_new(view, id=id, what="published", content={"note": said}, stamp=stamp):
        return publication_view(Publication.objects.select_related("closing", "selection").get(id=id))
    if view.phase not in {Phase.CLOSED, Phase.PUBLISHED}:
        raise ConflictError("jury_not_closed")
    sealed = _last(selection)
    row = Publication.objects.create(
        **deed(id, stamp),
        selection_id=selection,
        closing=sealed,
        number=next_number(earlier),
        note=said,
        rows=_rows(sealed, places=view.rules.places),
        appeals_until=_last_moment(stamp.happened_at, days=view.rules.appeal_days),
    )
    return publication_view(row)


def _last(selection: UUID) -> Closing:
    sealed = last_closing(selection)
    if sealed is None:
        raise ConflictError("jury_not_closed")
    return sealed


def _last_moment(published: datetime, *, days: int) -> datetime:
    """Return the end of the last day of a term counted from the day after, on the clocks of the installation."""
    day = timezone.localtime(published).date() + timedelta(days=days)
    return datetime.combine(day, LAST_SECOND, tzinfo=timezone.get_current_timezone())


def _rows(sealed: Closing, *, places: int) -> list[Row]:
    of = loaded(closing_view(sealed).table)
    why = reasons(sealed.selection_id)
    missing = [one for one in of["applications"] if UUID(one["id"]) not in why]
    if missing:
        raise ConflictError("reason_missing", count=len(missing))
    result = standing_of(of)
    outcomes = _outcomes(sealed.selection_id, result, places=places)
    shown = {one["id"]: one for one in of["applications"]}
    ranked = [_ranked(shown[one.application], one, outcomes[one.application]) for one in result.order.places]
    below = [_below(shown[one.application], one, missed=_missed(result.panel, one)) for one in result.order.below]
    unscored = [_head(shown[one], Outcome.UNSCORED) for one in result.order.unscored]
    for row in (*ranked, *below, *unscored):
        row.update(reason_it=why[UUID(row["application"])].text_it, reason_en=why[UUID(row["application"])].text_en)
    excluded = [
        _head(one, Outcome.EXCLUDED) | {"reason_it": one["reason"], "law": one["law"]} for one in of["excluded"]
    ]
    return [*ranked, *below, *unscored, *excluded]


def _head(one: Mapping[str, Any], outcome: Outcome) -> Row:
    return {
        "application": one["id"],
        "number": one["number"],
        "title": one["title"],
        "outcome": outcome.value,
    }


def _points(place: Place) -> str:
    return f"{place.points.numerator}/{place.points.denominator}"


def _below(one: Mapping[str, Any], place: Place, *, missed: list[str]) -> Row:
    return _head(one, Outcome.BELOW) | {"points": _points(place), "missed": missed}


def _missed(panel: Panel, place: Place) -> list[str]:
    """Return the criteria of which a proposal does not reach the least; an empty text is the least in all."""
    each = zip(panel.criteria, place.means, strict=True)
    whole = [""] if HALVES * place.points < panel.least_halves else []
    return [*whole, *(one.key for one, mean in each if HALVES * mean < one.least_halves)]


def _ranked(one: Mapping[str, Any], place: Place, outcome: tuple[Outcome, str]) -> Row:  # noqa: PLR0917 - as above
    return _head(one, outcome[0]) | {
        "position": place.position,
        "points": _points(place),
        "decided_by": place.decided_by,
        "check_notes": outcome[1],
    }


def _outcomes(selection: UUID, result: Standing, *, places: int) -> Mapping[str, tuple[Outcome, str]]:
    return dict(_walk(selection, result, places=places))


def _walk(selection: UUID, result: Standing, *, places: int) -> Iterator[tuple[str, tuple[Outcome, str]]]:
    """Go down the order: whoever passed the second look is funded while there are places."""
    looked, left = checks(selection), places
    for place in result.order.places:
        found = looked.get(UUID(place.application))
        if found is None and left:
            raise ConflictError("check_missing", position=place.position)
        if found and not found.passed:
            yield place.application, (Outcome.CHECK_FAILED, found.notes)
            continue
        yield place.application, (Outcome.FUNDED if left else Outcome.RANKED, "")
        left = max(left - 1, 0)
