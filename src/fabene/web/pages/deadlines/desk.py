"""My deadlines: what is next, how I want to be told, my calendar; for the office also what falls due for everybody."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.core.deadlines import Deadline
from fabene.programme.deadlines import selectors, services
from fabene.programme.deadlines.values import AHEAD_DAYS, INTERVALS_DAYS, MAILS_A_DAY, Pace
from fabene.programme.deadlines.words import to_do
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.deadlines.addresses import path_of
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.writing import WriteForm, act, actor, attempt, fresh_id, stamp_of

MOST = 3
PACE = {
    Pace.DAILY: gettext_lazy("Al massimo una mail al giorno, con tutto dentro"),
    Pace.AT_ONCE: gettext_lazy("Subito, entro un’ora: fino a tre mail al giorno"),
    Pace.LAST_DAY: gettext_lazy("Solo il giorno prima"),
}
SHORT = {
    Pace.DAILY: gettext_lazy("Una al giorno"),
    Pace.AT_ONCE: gettext_lazy("Subito"),
    Pace.LAST_DAY: gettext_lazy("Solo il giorno prima"),
}
LANGUAGE = {"it": "Italiano", "en": "English"}


class ChoiceForm(WriteForm):
    """How many mails, in which language."""

    pace = forms.ChoiceField(
        label=gettext_lazy("Quando scriverti"), choices=list(PACE.items()), widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=gettext_lazy("Lingua delle mail"), choices=list(LANGUAGE.items()))


@never_cache
@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """Show what is next, the rest, the choice and the calendar."""
    chosen = selectors.choice_of(actor(request))
    form = ChoiceForm(initial={"pace": chosen.pace.value, "language": chosen.language})
    return _desk(request, form)


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Write down how somebody wants to be told."""
    form = ChoiceForm(request.POST)
    if attempt(form, lambda: _choose(request, form)) is None:
        return _desk(request, form)
    return redirect("deadlines:deadlines")


def _choose(request: HttpRequest, form: ChoiceForm) -> UUID:
    typed = form.cleaned_data
    pace = Pace(typed["pace"])
    services.choose(id=typed["id"], pace=pace, language=typed["language"], stamp=stamp_of(request))
    undo_url = reverse("deadlines:undo", args=[typed["id"]])
    tell(request, _("D’ora in poi: %(choice)s.") % {"choice": SHORT[pace].lower()}, undo_url=undo_url)
    return UUID(str(typed["id"]))


@require_POST
def undo(request: HttpRequest, choice: UUID) -> HttpResponse:
    """Take back the last choice."""
    if act(request, lambda: services.undo_choice(id=fresh_id(), choice=choice, stamp=stamp_of(request))):
        tell(request, _("Vale di nuovo quello che avevi scelto prima."))
    return redirect("deadlines:deadlines")


def _desk(request: HttpRequest, form: ChoiceForm) -> HttpResponse:
    user, now = actor(request), timezone.now()
    today, found = timezone.localdate(now), selectors.mine(user, now=now)
    feed = selectors.feed_of(user, now=now)
    office = user in selectors.office()
    shown = {
        "page": Page(title=_("Scadenze"), lead=_("Che cosa devi fare, entro quando, e come te lo ricordiamo.")),
        "waiting": [_thing(one, today) for one in found[:MOST]],
        "later": _lines(found[MOST:], office=False),
        "office": office,
        "everybodys": _lines(selectors.for_the_office(selectors.everybodys(now)), office=True) if office else (),
        "ahead_days": AHEAD_DAYS,
        "form": form,
        "rules": [(SHORT[pace], _days(INTERVALS_DAYS[pace]), MAILS_A_DAY[pace]) for pace in PACE],
        "feed": request.build_absolute_uri(reverse("deadlines:my_calendar", args=[feed])) if feed else "",
    }
    return render(request, "deadlines/desk.html", shown, status=400 if form.errors else 200)


def _thing(one: Deadline, today: date) -> Thing:
    local = timezone.localtime(one.at)
    near = formats.relative_day(local.date(), today)
    said = {"near": near, "day": formats.day(one.at), "hour": formats.clock(one.at)}
    sentence = _("%(day)s alle %(hour)s") if near in said["day"] else _("%(near)s: %(day)s alle %(hour)s")
    return Thing(title=to_do(one), sentence=(sentence % said).capitalize(), url=path_of(one))


def _lines(found: Iterable[Deadline], *, office: bool) -> list[dict[str, object]]:
    return [
        {
            "when": _("%(day)s alle %(hour)s") % {"day": formats.day(one.at), "hour": formats.clock(one.at)},
            "what": to_do(one),
            "url": path_of(one, office=office),
            "people": _people(len(one.to)) if office else "",
        }
        for one in found
    ]


def _people(number: int) -> str:
    if not number:
        return _("nessuno avvisato")
    return ngettext("una persona avvisata", "%(count)s persone avvisate", number) % {"count": number}


def _days(days: Iterable[int]) -> str:
    return ", ".join(ngettext("un giorno", "%(count)s giorni", one) % {"count": one} for one in days)
