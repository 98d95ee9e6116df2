"""The tool of a sitting: numbers called, people counted, each a big button; and what stands on the table."""

from dataclasses import dataclass, field
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.people.rules import may
from fabene.sharing import selectors, services
from fabene.sharing.values import ANSWERS, TableView, Tally
from fabene.web import formats
from fabene.web.notices import refuse, tell
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.forms import ButtonForm
from fabene.web.pages.tables.common import SEE, WRITE, back_of, left_said, sitting_for
from fabene.web.pages.tables.forms import FEW, ManyForm, TapForm, TicketsForm
from fabene.web.pages.tables.words import TALLY
from fabene.web.pages.writing import WriteForm, act, attempt, stamp_of

NUMBERS, PEOPLE = "numeri", "persone"


@dataclass(slots=True, kw_only=True)
class Forms:
    """The forms of the page; the one that was sent and cannot be is kept with what was typed in it."""

    tickets: TicketsForm = field(default_factory=lambda: TicketsForm(auto_id="biglietti-%s"))
    many: ManyForm = field(default_factory=lambda: ManyForm(auto_id="tante-%s"))

    @property
    def wrong(self) -> Form | None:
        """Return the form that has errors."""
        return next((form for form in (self.tickets, self.many) if form.errors), None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Show a sitting, and do what one of its buttons asks."""
    found = sitting_for(request, sitting, permission=WRITE if request.method == "POST" else SEE)
    forms = Forms()
    if request.method == "POST":
        place = _done(request, sitting, forms=forms)
        if forms.wrong is None:
            return redirect(f"{reverse('tables:sitting', args=[sitting])}#{place}")
    return render(
        request, "tables/sitting.html", _shown(request, found, forms=forms), status=400 if forms.wrong else 200
    )


def _shown(request: HttpRequest, found: TableView, *, forms: Forms) -> dict[str, object]:
    called, given = found.tallies[Tally.CALLED], found.tallies[Tally.TICKETS]
    closed = found.day_id is not None and selectors.is_closed(found.day_id)
    return {
        "page": Page(title=found.name, lead=_lead(found), crumbs=None),
        "back_url": back_of(found),
        "one": found,
        "called": called,
        "given": given,
        "next": called + 1 if called < given else None,
        "queue": given - called,
        "tallies": [(tally, TALLY[tally], found.tallies[tally]) for tally in ANSWERS],
        "few": FEW,
        "last": _last(found),
        "on_table": left_said(found.items),
        "buttons": {name: ButtonForm(auto_id=f"{name}-%s") for name in ("call", "one", "few", "undo", "tap")},
        "forms": forms,
        "may_write": found.is_open and not closed and may(request.user, WRITE, found.network_id),
        "may_reopen": not closed and may(request.user, WRITE, found.network_id),
        "closed": closed,
    }


def _lead(found: TableView) -> str:
    said = {"day": formats.day(found.on)}
    if found.is_open:
        return _("%(day)s. Chi siede qui non viene scritto da nessuna parte.") % said
    return _("%(day)s. La tavola è sparecchiata.") % said


def _last(found: TableView) -> str:
    if found.last_tap is None:
        return ""
    tally, change = found.last_tap
    return f"{TALLY[tally]} {change:+d}".replace("-", "−")


def _done(request: HttpRequest, sitting: UUID, *, forms: Forms) -> str:
    """Do what was asked and return which part of the page to come back to."""
    asked = request.POST.get("atto", "")
    if asked == "biglietti":
        return _many_tickets(request, sitting, forms=forms)
    if asked == "tante":
        return _many_people(request, sitting, forms=forms)
    place = PEOPLE if asked in {"", "annulla"} else NUMBERS
    form = ButtonForm(request.POST) if asked else TapForm(request.POST)
    if not form.is_valid():
        refuse(request, _("Qualcosa è andato storto. Non è cambiato nulla: riprova."))
    else:
        act(request, lambda: _pressed(request, sitting, form=form))
    return place


def _pressed(request: HttpRequest, sitting: UUID, *, form: WriteForm) -> None:
    """Do what one button asks."""
    asked, id, stamp = request.POST.get("atto", ""), form.cleaned_data["id"], stamp_of(request)
    if asked == "chiama":
        services.call_next(id=id, table=sitting, stamp=stamp)
    elif asked == "annulla":
        services.undo_tap(id=id, table=sitting, stamp=stamp)
    elif isinstance(form, TapForm):
        tally, change = form.meant()
        services.count_people(id=id, table=sitting, tally=tally, change=change, stamp=stamp)
    else:
        _give(request, sitting, id=id, tickets=FEW if asked == "alcuni" else 1)


def _give(request: HttpRequest, sitting: UUID, *, id: UUID, tickets: int) -> bool:
    given = services.give_tickets(id=id, table=sitting, tickets=tickets, stamp=stamp_of(request))
    if given.first == given.last:
        tell(request, _("Biglietto %(number)s.") % {"number": given.first})
    else:
        tell(request, _("Biglietti dal %(first)s al %(last)s.") % {"first": given.first, "last": given.last})
    return True


def _many_tickets(request: HttpRequest, sitting: UUID, *, forms: Forms) -> str:
    forms.tickets = form = TicketsForm(request.POST, auto_id="biglietti-%s")
    attempt(
        form,
        lambda: _give(request, sitting, id=form.cleaned_data["id"], tickets=form.cleaned_data["tickets"]),
        fields={"tickets_refused": "tickets"},
    )
    return NUMBERS


def _many_people(request: HttpRequest, sitting: UUID, *, forms: Forms) -> str:
    forms.many = form = ManyForm(request.POST, auto_id="tante-%s")
    attempt(
        form,
        lambda: _count(request, sitting, form=form),
        fields={"count_below_zero": "change", "count_refused": "change"},
    )
    return PEOPLE


def _count(request: HttpRequest, sitting: UUID, *, form: ManyForm) -> bool:
    typed = form.cleaned_data
    tally = Tally(typed["tally"])
    services.count_people(id=typed["id"], table=sitting, tally=tally, change=typed["change"], stamp=stamp_of(request))
    return True
