"""Open a selection once its call is over, and say which applications the jury judges."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.voting.jury import MAX_APPLICATIONS
from fabene.lib.files import services as files
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.calls.services import close_jury
from fabene.programme.selection.around import call_of, is_editor, sent
from fabene.programme.selection.models import REASON, Admission, Integration, Selection
from fabene.programme.selection.selectors.base import selection, selection_view
from fabene.programme.selection.services.common import clock_of, day_of, deed, is_new, locked, next_number
from fabene.programme.selection.values import Admissibility, AdmissionDraft, Phase, RulesDraft, SelectionView

LONGEST_APPEAL_DAYS = 365


@transaction.atomic
def open_selection(*, id: UUID, call: UUID, rules: RulesDraft, stamp: Stamp) -> SelectionView:
    """Open the selection of a call that is over: nobody is named to its jury any more.

    Criteria, scale, leasts and the rule of ties are the call's, as they stand now. Raises ``call_not_over``,
    ``places_out_of_bounds``, ``appeal_days_out_of_bounds``, ``text_missing`` (the seed of the lot and where it could be
    read), ``ConflictError`` ``selection_already_open``, ``jury_empty``.
    """
    said = {"call": call, "places": rules.places, "appeal_days": rules.appeal_days, "simulated": rules.simulated}
    lot = {
        "seed": clean(rules.seed, field="seed", limit=200),
        "seed_source": clean(rules.seed_source, field="seed_source", limit=300),
    }
    _check_numbers(rules)
    if not log(id=id, what="selection.opened", key=id, stamp=stamp, content=said | lot):
        return selection(id)
    view = call_of(call)
    if view.closes_at is None or view.closes_at > stamp.happened_at:
        raise FabeneError("call_not_over")
    if Selection.objects.filter(call=call).exists():
        raise ConflictError("selection_already_open")
    close_jury(id=derived(id, "jury"), call=call, stamp=stamp)
    row = Selection.objects.create(
        **deed(id, stamp),
        **said,
        **lot,
        criteria=[
            {
                "key": one.key,
                "title_it": one.title.it,
                "title_en": one.title.en,
                "weight": one.weight,
                "least_halves": one.least_halves,
            }
            for one in view.criteria
        ],
        max_score=view.max_score,
        half_points=view.half_points,
        least_halves=view.least_halves,
        ties=list(view.tie_order),
    )
    return selection_view(row)


def _check_numbers(rules: RulesDraft) -> None:
    if not 1 <= rules.places <= MAX_APPLICATIONS:
        raise FabeneError("places_out_of_bounds", limit=MAX_APPLICATIONS)
    if not 1 <= rules.appeal_days <= LONGEST_APPEAL_DAYS:
        raise FabeneError("appeal_days_out_of_bounds", limit=LONGEST_APPEAL_DAYS)


@transaction.atomic
def admit(*, id: UUID, selection: UUID, found: AdmissionDraft, stamp: Stamp) -> None:
    """Write down what the office found of an application: admitted, something is asked within a term, or excluded.

    It can be found again until the first round is closed, and after an accepted appeal. Raises ``ConflictError``
    ``admission_settled``, ``NotFoundError`` ``application_not_here``, ``text_missing`` (why, and by which law, for an
    exclusion; what, for an integration), ``term_missing``, ``term_in_past``.
    """
    view = locked(selection)
    values = _checked(found, stamp=stamp)
    content = {**values, "application": found.application}
    if not is_new(view, id=id, what="admission", content=content, stamp=stamp):
        return
    if view.phase is not Phase.FIRST and found.application not in view.open_again:
        raise ConflictError("admission_settled")
    if found.application not in sent(view.call):
        raise NotFoundError("application_not_here")
    rows = Admission.objects.filter(selection=selection, application=found.application)
    Admission.objects.create(**deed(id, stamp), **content, selection_id=selection, number=next_number(rows))


def _checked(found: AdmissionDraft, *, stamp: Stamp) -> dict[str, object]:
    asked, out = found.outcome is Admissibility.INTEGRATION, found.outcome is Admissibility.EXCLUDED
    if asked and found.term is None:
        raise FabeneError("term_missing")
    if asked and found.term is not None and found.term <= stamp.happened_at:
        raise FabeneError("term_in_past")
    return {
        "outcome": found.outcome.value,
        "reason": clean(found.reason, field="reason", limit=REASON, optional=not (asked or out)),
        "law": clean(found.law, field="law", limit=300, optional=not out),
        "term": found.term if asked else None,
    }


@transaction.atomic
def integrate(*, id: UUID, selection: UUID, application: UUID, text: str, content: bytes | None, stamp: Stamp) -> None:
    """Answer what the office asked, once and within its term; ``content`` is a file kept under the same identity.

    Raises ``NotFoundError`` ``application_not_here`` for who does not write for it, ``ConflictError``
    ``integration_not_asked``, ``integration_sent``, ``integration_late`` with when the term ended, and what
    ``fabene.lib.files.services.keep`` raises.
    """
    view = locked(selection)
    if not is_editor(application, stamp.actor):
        raise NotFoundError("application_not_here")
    said = clean(text, field="text", limit=REASON)
    if not is_new(view, id=id, what="integration", content={"application": application, "text": said}, stamp=stamp):
        return
    asked = Admission.objects.filter(selection=selection, application=application).order_by("-number").first()
    if asked is None or asked.term is None:
        raise ConflictError("integration_not_asked")
    if Integration.objects.filter(admission=asked).exists():
        raise ConflictError("integration_sent")
    if stamp.happened_at > asked.term:
        raise ConflictError("integration_late", ended_date=day_of(asked.term), ended_clock=clock_of(asked.term))
    Integration.objects.create(**deed(id, stamp), admission=asked, text=said)
    if content is not None:
        files.keep(id=id, subject=id, content=content, stamp=stamp)
