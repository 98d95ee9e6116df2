"""A plan: where it wants to arrive, its sessions, what is due, the hours, what was learnt, the diary."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.gatherings import selectors as gatherings
from fabene.people import selectors as people
from fabene.programme.accompaniment import selectors
from fabene.programme.accompaniment.values import LEAST_LEVEL, MOST_LEVEL, MergerView, PlanView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.before_after import BeforeAfter, Pair, before_after
from fabene.web.pages.accompaniment.ideas import ideas_of
from fabene.web.pages.accompaniment.seen import Seen, crumbs, seen
from fabene.web.pages.accompaniment.words import DELIVERABLE, PART
from fabene.web.pages.gatherings.listing import lines_of
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.page import Page


@never_cache
@require_safe
def plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Show a plan to who has a part in it, and to the office."""
    found = seen(request, plan)
    one, today = found.plan, timezone.localdate()
    page = Page(title=said(one.title), lead=_span(one), eyebrow=_("Accompagnamento"), crumbs=crumbs())
    due = selectors.deliverables([one.id])
    shown = {
        "page": page,
        "seen": found,
        "plan": one,
        "aims": said(one.draft.aims),
        "themes": said(one.draft.themes),
        "sessions": lines_of(gatherings.gatherings(about=one.id)),
        "due": [(each, said(each.title), DELIVERABLE[each.state], each.late_on(today)) for each in due],
        "picture": skills_picture(one),
        "ideas": list(ideas_of(request, one)),
        "mergers": [_merger(each, one) for each in selectors.mergers(plan=one.id)],
        **_people(found),
        **_hours(found),
    }
    return render(request, "accompaniment/plan.html", shown)


def _span(one: PlanView) -> str:
    days = [formats.day(day) for day in (one.draft.starts, one.draft.ends) if day]
    return " – ".join([*filter(None, [one.network_name or _("Tutti i territori")]), *days])


def _people(found: Seen) -> dict[str, object]:
    entries = selectors.diary(found.plan.id, shared_only=not found.reads_all)
    names = people.names_of({*(one.user for one in found.plan.parts), *(one.author for one in entries)})
    return {
        "parts": [(one, names.get(one.user, ""), PART[one.part]) for one in found.plan.parts],
        "diary": [(one, names.get(one.author, "")) for one in entries],
    }


def _hours(found: Seen) -> dict[str, object]:
    summed, names = selectors.hours_sum(found.plan.id), {one.id: one.name for one in found.plan.organisations}
    given = [(names.get(id, "—"), formats.hours(minutes)) for id, minutes in summed.organisation_minutes.items()]
    return {
        "hours": [(one, formats.hours(one.minutes)) for one in selectors.hours(found.plan.id)],
        "hours_all": formats.hours(summed.minutes) if summed.minutes else "",
        "hours_mentor": formats.hours(summed.mentor_minutes) if summed.mentor_minutes else "",
        "hours_given": given,
    }


def _merger(merger: MergerView, one: PlanView) -> dict[str, object]:
    others = [selectors.plan(id) for id in (*merger.plans, merger.into) if id != one.id]
    return {
        "merger": merger,
        "inward": merger.into == one.id,
        "others": [(other.id, said(other.title)) for other in others],
    }


def skills_picture(one: PlanView) -> BeforeAfter | None:
    """Return the picture of what organisations say of their skills, None while nobody has."""
    levels = [each for each in selectors.skill_levels(one.id) if each.before is not None or each.after is not None]
    if not levels:
        return None
    both = sum(each.difference is not None for each in levels)
    return before_after(
        _("Le competenze, prima e dopo"),
        _("Si dicono da sole, da 1 a 5; si sa la differenza di %(both)s risposte su %(all)s.")
        % {"both": both, "all": len(levels)},
        pairs=[
            Pair(label=said(each.skill.name), who=each.organisation.name, before=each.before, after=each.after)
            for each in levels
        ],
        least=LEAST_LEVEL,
        most=MOST_LEVEL,
    )


@never_cache
@require_safe
def skills_csv(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Give what organisations say of their skills as a file."""
    one = seen(request, plan).plan
    drawn = skills_picture(one) or before_after(
        _("Le competenze, prima e dopo"), "", pairs=(), least=LEAST_LEVEL, most=MOST_LEVEL
    )
    return csv_response(drawn.table, "competenze.csv")
