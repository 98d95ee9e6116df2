"""The receipt of what was sent: a page, a paper, and the bytes from which anybody makes the hash again."""

from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.lib import pdf
from fabene.programme.applications import selectors
from fabene.programme.applications.values import State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import State as CallState
from fabene.web import formats
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import Open, opened, page_of, towns
from fabene.web.pages.applications.sheets import Sheet, sheet_of, total_of
from fabene.web.pages.applications.writers import writers_of
from fabene.web.pages.writing import fresh_id

TEMPLATE = Path(__file__).parents[2] / "typst" / "receipt.typ"


@never_cache
@require_safe
def receipt(request: HttpRequest, application: UUID) -> HttpResponse:
    """Show what was sent, its number and its hash, and what can still be done."""
    found = _sent(request, application)
    now = timezone.now()
    open_calls = [one for one in calls.calls() if one.id != found.call.id and one.state_at(now) == CallState.OPEN]
    shown = {
        "page": page_of(found, lead=_("Quello che avete inviato, parola per parola.")),
        "open": found,
        "sheet": _sheet(found),
        "is_sent": found.draft.application.state == State.SENT,
        "next_calls": [(one.slug, words.said(one.title)) for one in open_calls],
        "id": fresh_id(),
        "writers": writers_of(request, found),
    }
    return render(request, "applications/receipt.html", shown)


def _sent(request: HttpRequest, application: UUID) -> Open:
    found = opened(request, application)
    if found.draft.application.number is None:
        raise Http404
    return found


def _sheet(found: Open) -> Sheet:
    return sheet_of(found.draft.application, call=found.call, towns=towns())


@never_cache
@require_safe
def receipt_json(request: HttpRequest, application: UUID) -> HttpResponse:
    """Give the bytes that were sent: their SHA-256 is the hash on the receipt."""
    found = _sent(request, application)
    response = HttpResponse(selectors.content(application), content_type="application/json; charset=utf-8")
    number = found.draft.application.number
    response["Content-Disposition"] = f'attachment; filename="proposta-{found.call.slug}-{number}.json"'
    return response


@never_cache
@require_safe
def receipt_pdf(request: HttpRequest, application: UUID) -> HttpResponse:
    """Give the receipt as a paper; asked again it is the same to the byte."""
    found = _sent(request, application)
    view, sheet = found.draft.application, _sheet(found)
    heading = _("Ricevuta n. %(number)s") % {"number": view.number}
    data = {
        "title": f"{heading}, {sheet.title}",
        "author": "fa bene",
        "language": get_language() or "it",
        "heading": heading,
        "lead": sheet.title,
        "footer": f"{heading} · {found.call.slug}",
        "page_word": _("pagina"),
        "facts": [list(fact) for fact in sheet.facts],
        "hash_word": _("Impronta SHA-256 di quello che è stato inviato"),
        "hash": sheet.hash,
        "bodies_word": _("Chi propone"),
        "bodies": sheet.bodies,
        "answers": [list(one) for one in sheet.answers],
        "costs_word": _("Bilancio"),
        "heads": [column.label for column in sheet.costs.columns],
        "costs": [[cell.text for cell in row] for row in sheet.costs.shown],
        "total": [_("In tutto"), formats.euros(total_of(view))],
        "documents_word": _("Documenti"),
        "documents": [[one.title, one.sha256] for one in view.attachments],
    }
    fonts = finders.find("built/fonts")
    made_at = view.sent_at or found.now
    content = pdf.render(TEMPLATE, data, made_at=made_at, fonts=Path(fonts) if fonts else None)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="ricevuta-{found.call.slug}-{view.number}.pdf"'
    return response
