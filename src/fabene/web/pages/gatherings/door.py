"""At the door: who was expected, how many came; a sheet to print, without the name of anybody who has no account."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import NotFoundError
from fabene.gatherings import selectors, services
from fabene.gatherings.values import AttendanceView, GatheringView, Headcount, SignUpView
from fabene.lib.codes import short_code
from fabene.people import selectors as people
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.notices import tell
from fabene.web.pages.gatherings.seen import crumbs, managed
from fabene.web.pages.gatherings.words import said, when, where
from fabene.web.pages.page import Page
from fabene.web.pages.writing import MOST_COUNTED, WriteForm, act, attempt, fresh_id, sent, stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Somebody who signed up, as they are called at the door: an account's name, else a code."""

    sign_up: SignUpView
    called: str
    code: str
    came: bool


class CountForm(WriteForm):
    """How many were there."""

    in_person = forms.IntegerField(label=gettext_lazy("Nel luogo"), min_value=0, max_value=MOST_COUNTED, initial=0)
    remote = forms.IntegerField(
        label=gettext_lazy("Collegate a distanza"), min_value=0, max_value=MOST_COUNTED, initial=0
    )
    by_phone = forms.IntegerField(label=gettext_lazy("Al telefono"), min_value=0, max_value=MOST_COUNTED, initial=0)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Count who came, by number or one by one."""
    one = managed(request, gathering)
    came = selectors.attendance(one.id)
    form = CountForm(sent(request), initial=_counted(came))
    if attempt(form, lambda: _count(request, form, one=one)):
        return redirect("gatherings:door", gathering)
    page = Page(title=_("Chi c’è"), lead=_head(one), crumbs=crumbs(one, title=said(one.title)))
    shown = {"page": page, "one": one, "form": form, "expected": expected(one, came), "came": came}
    return render(request, "gatherings/door.html", shown, status=400 if form.errors else 200)


def _counted(came: AttendanceView) -> dict[str, int]:
    found = came.counted
    return {"in_person": found.in_person, "remote": found.remote, "by_phone": found.by_phone} if found else {}


def _count(request: HttpRequest, form: CountForm, *, one: GatheringView) -> bool:
    told = form.cleaned_data
    counted = Headcount(in_person=told["in_person"], remote=told["remote"], by_phone=told["by_phone"])
    services.count_attendance(id=told["id"], gathering=one.id, counted=counted, stamp=stamp_of(request))
    tell(request, _("Scritto: %(people)s persone.") % {"people": counted.people})
    return True


def expected(one: GatheringView, came: AttendanceView) -> tuple[Expected, ...]:
    """Return who signed up, in the order of the line."""
    found = selectors.sign_ups(one.id)
    names = people.names_of(each.owner for each in found if each.owner)
    return tuple(
        Expected(
            sign_up=each,
            called=names.get(each.owner, "") if each.owner else "",
            code=short_code(each.id),
            came=each.owner in came.owners,
        )
        for each in found
    )


@require_POST
def tick(request: HttpRequest, gathering: UUID, *, sign_up: UUID) -> HttpResponse:
    """Tick that somebody came, or (ticked already) that they did not."""
    one = managed(request, gathering)
    found = selectors.sign_up(sign_up)
    if found.gathering != one.id or found.owner is None:
        raise NotFoundError("sign_up_not_found")
    owner, stamp = found.owner, stamp_of(request)
    write = services.undo_attend if owner in selectors.attendance(one.id).owners else services.attend
    act(request, lambda: write(id=fresh_id(), gathering=one.id, owner=owner, stamp=stamp))
    return redirect(f"{reverse('gatherings:door', args=[gathering])}#{sign_up}")


@never_cache
@require_safe
def sheet(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Show the sheet to print: codes and numbers, with empty lines for who comes without signing up."""
    one = managed(request, gathering)
    page = Page(title=said(one.title), lead=_head(one), eyebrow=_("Foglio presenze"), crumbs=None)
    shown = {"page": page, "one": one, "expected": expected(one, selectors.attendance(one.id)), "blank": range(8)}
    return render(request, "gatherings/sheet.html", shown)


@never_cache
@require_safe
def attendance_csv(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Give who signed up and who came as a file: codes, never names."""
    one = managed(request, gathering)
    columns = (
        Column(label=_("Codice")),
        Column(label=_("Persone"), kind=Kind.COUNT),
        Column(label=_("Posto")),
        Column(label=_("C’era")),
        Column(label=_("Iscritto il")),
    )
    rows = tuple(
        (
            each.code,
            each.sign_up.people,
            _("in attesa") if each.sign_up.waiting else _("sì"),
            _("sì") if each.came else "",
            timezone.localtime(each.sign_up.signed_up_at).isoformat(timespec="minutes"),
        )
        for each in expected(one, selectors.attendance(one.id))
    )
    return csv_response(Table(caption=said(one.title), columns=columns, rows=rows), "presenze.csv")


def _head(one: GatheringView) -> str:
    return ", ".join(filter(None, (when(one), where(one))))
