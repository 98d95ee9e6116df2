"""What the office sees: what reached a call, read-only, to filter, count and take away; of drafts only how many."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import ApplicationView, Recorded, Source, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.web.downloads import csv_response, document_response, xlsx_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.notices import tell
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import towns, towns_of
from fabene.web.pages.applications.linking import links_of
from fabene.web.pages.applications.sheets import body_said, sheet_of, total_of
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

PERMISSION = "calls.manage"
DEEDS = {
    "application.started": gettext_lazy("Cominciata"),
    "application.copied": gettext_lazy("Copiata da un altro bando"),
    "application.sent": gettext_lazy("Inviata"),
    "application.recorded": gettext_lazy("Trascritta dall’ufficio"),
    "application.withdrawn": gettext_lazy("Ritirata"),
    "application.part_linked": gettext_lazy("Collegato un ente a quello del sito"),
}


class FilterForm(forms.Form):
    """Which of them: by municipality and by how far they are."""

    comune = forms.ChoiceField(label=gettext_lazy("Comune"), required=False)
    stato = forms.ChoiceField(
        label=gettext_lazy("Stato"),
        required=False,
        choices=[
            ("", gettext_lazy("Tutte")),
            (State.SENT.value, words.STATE[State.SENT]),
            (State.WITHDRAWN.value, words.STATE[State.WITHDRAWN]),
        ],
    )

    def __init__(self, *args: Any, known: dict[str, str], **more: Any) -> None:
        """Offer the municipalities."""
        super().__init__(*args, **more)
        named = sorted(known.items(), key=lambda pair: pair[1])
        cast(Any, self.fields["comune"]).choices = [("", _("Tutti i comuni")), *named]


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the calls with how many applications each has."""
    require(request.user, PERMISSION, None)
    listed = calls.calls()
    counted = selectors.counts_of([call.id for call in listed])
    page = Page(title=_("Proposte arrivate"), lead=_("Le bozze le legge solo chi le scrive: qui se ne vede il numero."))
    rows = [(call, words.said(call.title), counted[call.id]) for call in listed]
    return render(request, "applications/overview.html", {"page": page, "rows": rows})


@never_cache
@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List what reached a call."""
    call, found, form = _found(request, slug)
    known = towns()
    counts = selectors.counts(call.id)
    sentence = ngettext("%(count)s proposta", "%(count)s proposte", len(found)) % {"count": len(found)}
    drafts = ngettext("%(count)s bozza", "%(count)s bozze", counts.drafts) % {"count": counts.drafts}
    shown = {
        "page": Page(title=words.said(call.title), eyebrow=_("Proposte arrivate"), crumbs=(_overview_crumb(),)),
        "call": call,
        "form": form,
        "count": _("%(found)s; ancora in scrittura: %(drafts)s.") % {"found": sentence, "drafts": drafts},
        "rows": [_row(one, known) for one in found],
        "participants": selectors.participants(call.id),
        "query": request.GET.urlencode(),
    }
    return render(request, "applications/listing.html", shown)


def _overview_crumb() -> Crumb:
    return Crumb(label=_("Proposte arrivate"), url=reverse("applications:overview"))


def _found(request: HttpRequest, slug: str) -> tuple[CallView, list[ApplicationView], FilterForm]:
    require(request.user, PERMISSION, None)
    call = calls.call_by_slug(slug)
    form = FilterForm(request.GET, known=towns())
    said = form.cleaned_data if form.is_valid() else {}
    town, state = said.get("comune", ""), said.get("stato", "")
    found = [
        one
        for one in selectors.reached(call.id)
        if (not town or town in one.municipalities) and (not state or one.state == state)
    ]
    return call, found, form


def _row(one: ApplicationView, known: dict[str, str]) -> dict[str, object]:
    return {
        "id": one.id,
        "number": one.number,
        "title": one.title or _("Titolo non pubblicato"),
        "lead": (one.lead.name if one.lead else "") or _("nome non pubblicato"),
        "towns": towns_of(one.municipalities, known),
        "asked_cents": one.asked_cents,
        "state": words.STATE[one.state],
        "sent": words.moment(one.sent_at) if one.sent_at else _("data non nota"),
    }


@never_cache
@require_safe
def listing_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the list as a file."""
    call, found, _form = _found(request, slug)
    return csv_response(_table(call, found), f"proposte-{call.slug}.csv")


@never_cache
@require_safe
def listing_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the list as a workbook."""
    call, found, _form = _found(request, slug)
    return xlsx_response(_table(call, found), f"proposte-{call.slug}.xlsx")


def _table(call: CallView, found: list[ApplicationView]) -> Table:
    known = towns()
    heads = (
        Column(label=_("Numero"), kind=Kind.COUNT),
        Column(label=_("Titolo")),
        Column(label=_("Stato")),
        Column(label=_("Inviata")),
        Column(label=_("Comuni")),
        Column(label=_("Chi propone")),
        Column(label=_("Chiesti al bando"), kind=Kind.CENTS),
        Column(label=_("Costo totale"), kind=Kind.CENTS),
        Column(label=_("Impronta SHA-256")),
        Column(label=_("Fonte")),
    )
    rows = tuple(
        (
            one.number,
            one.title,
            str(words.STATE[one.state]),
            timezone.localtime(one.sent_at).isoformat(timespec="seconds") if one.sent_at else "",
            towns_of(one.municipalities, known),
            "; ".join(body_said(part) for part in one.organisations),
            total_of(one, Source.CALL),
            total_of(one),
            one.hash,
            one.source,
        )
        for one in found
    )
    return Table(caption=words.said(call.title), columns=heads, rows=rows)


@never_cache
@require_safe
def record(request: HttpRequest, *, slug: str, application: UUID) -> HttpResponse:
    """Show one application, read-only, with what happened to it."""
    require(request.user, PERMISSION, None)
    call = calls.call_by_slug(slug)
    view = selectors.to_office(id=application, call=call.id)
    sheet = sheet_of(view, call=call, towns=towns())
    above = Crumb(label=words.said(call.title), url=reverse("applications:listing", args=[slug]))
    deeds = [
        (DEEDS[one.what], words.moment(one.happened_at)) for one in people.actions_on(application) if one.what in DEEDS
    ]
    shown = {
        "page": Page(title=sheet.title, eyebrow=words.said(call.title), crumbs=(_overview_crumb(), above)),
        "call": call,
        "sheet": sheet,
        "history": deeds,
        "opened": _opened(view),
        "links": links_of(view),
    }
    return render(request, "applications/record.html", shown)


def _opened(view: ApplicationView) -> list[tuple[str, str, str]]:
    """Return who in the jury opened which document, and when: the latest last."""
    seen = sorted(
        ((reading, one.title) for one in view.attachments for reading in people.readings_of(one.id)),
        key=lambda pair: pair[0].happened_at,
    )
    called = people.names_of({reading.who for reading, _title in seen})
    return [(title, called.get(reading.who, "—"), words.moment(reading.happened_at)) for reading, title in seen]


@never_cache
@require_safe
def document(request: HttpRequest, *, slug: str, application: UUID, attachment: UUID) -> HttpResponse:
    """Give the office a document of what reached a call."""
    require(request.user, PERMISSION, None)
    selectors.to_office(id=application, call=calls.call_by_slug(slug).id)
    title, version, content = selectors.attachment(application=application, id=attachment)
    return document_response(version, content, name=title)


class RecordForm(WriteForm):
    """What is known of an application that came otherwise."""

    title = forms.CharField(
        label=gettext_lazy("Titolo"),
        help_text=gettext_lazy("Vuoto se nessuno l’ha detto."),
        max_length=200,
        required=False,
    )
    municipalities = forms.MultipleChoiceField(
        label=gettext_lazy("Comuni"), required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(
        label=gettext_lazy("Da dove si sa"),
        help_text=gettext_lazy("Il protocollo del foglio, o l’indirizzo della pagina."),
        max_length=300,
    )

    def __init__(self, *args: Any, known: dict[str, str], **more: Any) -> None:
        """Offer the municipalities."""
        super().__init__(*args, **more)
        named = sorted(known.items(), key=lambda pair: pair[1])
        cast(Any, self.fields["municipalities"]).choices = named


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def transcribe(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down an application that came on paper, with where it is known from."""
    require(request.user, PERMISSION, None)
    call = calls.call_by_slug(slug)
    form = RecordForm(sent(request), known=towns())
    if request.method == "POST":
        kept = attempt(form, lambda: _transcribe(request, call, form=form))
        if kept:
            tell(request, _("Trascritta con il numero %(number)s.") % {"number": kept.number})
            return redirect("applications:record", slug, kept.id)
    above = Crumb(label=words.said(call.title), url=reverse("applications:listing", args=[slug]))
    lead = _("Per quello che è arrivato su carta, o a un altro modulo. Non avrà un’impronta: nessuno l’ha fatta.")
    page = Page(title=_("Trascrivi una proposta"), lead=lead, crumbs=(_overview_crumb(), above))
    return render(request, "applications/transcribe.html", {"page": page, "form": form, "call": call})


def _transcribe(request: HttpRequest, call: CallView, *, form: RecordForm) -> ApplicationView:
    said = form.cleaned_data
    known = Recorded(
        call=call.id,
        title=said["title"],
        municipalities=tuple(said["municipalities"]),
        source=said["source"],
    )
    return services.record(id=said["id"], recorded=known, stamp=stamp_of(request))
