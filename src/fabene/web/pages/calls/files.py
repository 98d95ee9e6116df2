"""A notice to take away: on paper, in a calendar, as a table of its criteria, as data for machines."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.core.bilingual import Bilingual
from fabene.lib import pdf
from fabene.lib.calendars import MEDIA_TYPE, Entry, calendar
from fabene.programme.calls import selectors
from fabene.programme.calls.values import PIECES, CallView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.pages.calls.face import AFTER, CALL_PASSAGES, Passage, passages, places_of, ties_said, weights_of
from fabene.web.pages.calls.seen import NoticeView, address, moment_said, official_said, said, visible, visible_call
from fabene.web.pages.calls.words import APPLICANT, FIELD, STEP

TEMPLATE = Path(__file__).parents[2] / "typst" / "call.typ"
FACTS = ("opens_at", "questions_until", "closes_at")


@login_not_required
@require_safe
def paper(request: HttpRequest, call: str) -> HttpResponse:
    """Give a notice as a PDF, as its last version says it."""
    notice = visible(request, call)
    site = request.build_absolute_uri(address(notice))
    with override("en" if request.GET.get("lingua") == "en" else get_language()):
        content = paper_of(notice, site=site)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{notice.slug}-{notice.version}.pdf"'
    return response


def paper_of(notice: NoticeView, *, site: str) -> bytes:
    """Return a notice as a PDF in the language of now, as its last version says it; ``site`` is its whole address."""
    return pdf.render(TEMPLATE, _printed(notice, site=site), made_at=_made_at(notice), fonts=_fonts())


def _made_at(notice: NoticeView) -> datetime:
    found = selectors.versions(notice.id)
    return found[-1].happened_at if found else timezone.now()


def _fonts() -> Path | None:
    found = finders.find("built/fonts")
    return Path(found) if isinstance(found, str) else None


def _printed(notice: NoticeView, *, site: str) -> dict[str, object]:
    number = _("Versione %(number)s") % {"number": notice.version} if notice.version else _("Bozza")
    return {
        "title": said(notice.title),
        "author": "fa bene",
        "language": get_language() or "it",
        "footer": f"{number} · {site}",
        "page_word": _("pagina"),
        "lead": said(notice.sentence),
        "note": said(notice.note),
        "facts": [*_facts(notice)],
        "passages": [_block(each) for each in _passages(notice)],
        "lists": [*_lists(notice)],
        "after": [_block(each) for each in passages(notice, AFTER if isinstance(notice, CallView) else AFTER[-2:])],
        "versions_word": _("Versioni"),
        "versions": [
            " · ".join(filter(None, (str(STEP[one.step]), moment_said(one.happened_at), said(one.why))))
            for one in selectors.versions(notice.id)
        ],
    }


def _passages(notice: NoticeView) -> Iterator[Passage]:
    call = (*CALL_PASSAGES, "how", "resources", "costs", "jury")
    return passages(notice, call if isinstance(notice, CallView) else PIECES)


def _block(passage: Passage) -> dict[str, object]:
    return {"title": passage.title, "lines": passage.lines}


def _facts(notice: NoticeView) -> Iterator[tuple[str, str]]:
    for name in FACTS:
        moment = getattr(notice, name)
        if moment:
            yield str(FIELD[name]), moment_said(moment)
    yield _("Dove"), places_of(notice) or "—"
    if isinstance(notice, CallView):
        yield str(FIELD["who_may"]), ", ".join(str(APPLICANT[kind]) for kind in APPLICANT if kind in notice.who_may)
        for name in ("total_cents", "max_amount_cents"):
            if getattr(notice, name):
                yield str(FIELD[name]), formats.euros(getattr(notice, name))
        if notice.results_by:
            yield str(FIELD["results_by"]), formats.day(notice.results_by)
    yield str(FIELD["official"]), official_said(notice.official)
    yield str(FIELD["contact"]), notice.contact or "—"


def _lists(notice: NoticeView) -> Iterator[dict[str, object]]:
    if not isinstance(notice, CallView):
        return
    criteria = [f"{said(one.title)}: {one.weight}. {said(one.text)}" for one in notice.criteria]
    ties = ties_said(notice)
    yield _list("criteria", [*criteria, *([f"{FIELD['tie_order']}: {ties}"] if ties else [])])
    yield _list("questions", [said(one.text) for one in notice.questions])
    yield _list("required_documents", [said(one.title) for one in notice.required_documents])
    yield _list("cost_kinds", [said(one.title) for one in notice.cost_kinds])


def _list(name: str, lines: list[str]) -> dict[str, object]:
    return {"title": str(FIELD[name]), "lines": lines}


@login_not_required
@require_safe
def deadline(request: HttpRequest, call: str) -> HttpResponse:
    """Give the end of a published notice as a calendar: its identity stays, its sequence grows with each version."""
    notice = visible(request, call)
    entries = [closing_entry(request, notice)] if notice.version and notice.closes_at else []
    content = calendar(said(notice.title), entries, site=request.get_host())
    return HttpResponse(content, content_type=MEDIA_TYPE)


def closing_entry(request: HttpRequest, notice: NoticeView) -> Entry:
    """Return when a published notice closes, as a moment of a calendar."""
    closes = notice.closes_at or timezone.now()
    return Entry(
        uid=f"{notice.id}@{request.get_host()}",
        sequence=notice.version,
        changed_at=_made_at(notice),
        starts=closes,
        ends=closes,
        title=_("Chiude: %(title)s") % {"title": said(notice.title)},
        text=said(notice.sentence),
        url=request.build_absolute_uri(address(notice)),
    )


@login_not_required
@require_safe
def criteria_csv(request: HttpRequest, call: str) -> HttpResponse:
    """Give the criteria of a call and their weights as a table."""
    notice = visible_call(request, call)
    return csv_response(weights_of(notice).table, f"criteri-{notice.slug}.csv")


@login_not_required
@require_safe
def linked_data(request: HttpRequest, call: str) -> HttpResponse:
    """Give a notice as schema.org JSON-LD: a grant that is offered, by whom and until when."""
    notice = visible(request, call)
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Grant" if not getattr(notice, "total_cents", 0) else "MonetaryGrant",
        "@id": request.build_absolute_uri(address(notice)),
        "url": request.build_absolute_uri(address(notice)),
        "name": _both(notice.title),
        "description": _both(notice.sentence),
        "inLanguage": ["it", "en"] if notice.title.en else ["it"],
        "validFrom": _iso(notice.opens_at),
        "validThrough": _iso(notice.closes_at),
        "datePublished": _iso(notice.publishes_at),
        "version": notice.version,
        "areaServed": places_of(notice),
        "sponsor": {"@type": "Organization", "name": settings.SITE_OWNER_NAME or "fa bene"},
        **_amount(notice),
    }
    kept = {name: value for name, value in told.items() if value}
    shape = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(kept, json_dumps_params=shape, content_type="application/ld+json")


def _amount(notice: NoticeView) -> dict[str, object]:
    cents = getattr(notice, "total_cents", 0)
    if not cents:
        return {}
    return {"amount": {"@type": "MonetaryAmount", "currency": "EUR", "value": f"{cents // 100}.{cents % 100:02d}"}}


def _both(text: Bilingual) -> object:
    words = [{"@language": "it", "@value": text.it}, *([{"@language": "en", "@value": text.en}] if text.en else [])]
    return words if len(words) > 1 else text.it


def _iso(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat() if moment else ""
