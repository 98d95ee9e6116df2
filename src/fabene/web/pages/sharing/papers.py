"""What a market day prints: labels, the pick-up list, the round. Codes of the day only: no name, no household."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting.values import MarketDay
from fabene.lib.pdf import render
from fabene.lib.qr import qr_svg
from fabene.places.selectors import market
from fabene.sharing import selectors
from fabene.sharing.values import BagView
from fabene.web import formats
from fabene.web.accounts.address import printed
from fabene.web.pages.days.versions import edition_of
from fabene.web.pages.sharing.common import day_for
from fabene.web.pages.sharing.tables import items_said
from fabene.web.words import attributes

TEMPLATES = Path(__file__).parents[2] / "typst"


@never_cache
@require_safe
def labels_sheet(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return the labels on A4, ten a sheet."""
    return _labels(request, day=day, template="labels_sheet.typ")


@never_cache
@require_safe
def labels_single(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return one label a page, for a label printer."""
    return _labels(request, day=day, template="labels_single.typ")


@never_cache
@require_safe
def pick_up_list(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return the list of bags by code, to tick by hand."""
    found = day_for(request, day, permission="sharing.view")
    bags = [bag for bag in selectors.bags_of(day) if not bag.home_delivery]
    return _list(found, bags=bags, title=_("Borse da ritirare"), name="ritiro")


@never_cache
@require_safe
def round_sheet(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return the day's deliveries by code, in the order set by hand, on one sheet."""
    found = day_for(request, day, permission="sharing.view")
    return _list(found, bags=selectors.round_of(day), title=_("Giro delle consegne"), name="giro")


def _labels(request: HttpRequest, *, day: UUID, template: str) -> HttpResponse:
    found = day_for(request, day, permission="sharing.view")
    data = _frame(found, title=_("Etichette delle borse")) | {
        "market": market(found.market).name,
        "date": formats.day(found.date),
        "contains_word": _("Contiene:"),
        "home_word": _("a domicilio"),
        "qr_word": _("Codice QR della borsa"),
        "empty": _("Nessuna borsa: prima si conferma il piano."),
        "bags": [_label(request, bag, day=found) for bag in selectors.bags_of(day)],
    }
    return _pdf(template, data, filename=f"etichette-{found.date.isoformat()}.pdf")


def _label(request: HttpRequest, bag: BagView, *, day: MarketDay) -> dict[str, object]:
    return {
        "code": bag.code,
        "weight": formats.quantity(bag.grams, bag.pieces),
        "items": items_said(bag.items),
        "contains": attributes(bag.attributes),
        "home": bag.home_delivery,
        "qr": qr_svg(printed(request, reverse("sharing:bag", args=[day.id, bag.id]))),
    }


def _list(day: MarketDay, *, bags: Sequence[BagView], title: str, name: str) -> HttpResponse:
    date = formats.day(day.date)
    data = _frame(day, title=title) | {
        "heading": title,
        "lead": f"{market(day.market).name} · {date} · {_counted(bags)}",
        "footer": f"{title} · {date}",
        "note": edition_of(day.id).said,
        "page_word": _("pagina"),
        "head": [_("N."), _("Borsa"), _("Che cosa c’è"), _("Peso"), _("Fatto")],
        "rows": [
            {
                "number": str(place),
                "code": bag.code,
                "items": items_said(bag.items),
                "weight": formats.quantity(bag.grams, bag.pieces),
            }
            for place, bag in enumerate(bags, start=1)
        ],
        "empty": _("Nessuna borsa."),
    }
    return _pdf("list.typ", data, filename=f"{name}-{day.date.isoformat()}.pdf")


def _counted(bags: Sequence[BagView]) -> str:
    said = ngettext("%(bags)s borsa, %(weight)s", "%(bags)s borse, %(weight)s", len(bags))
    much = formats.quantity(sum(bag.grams for bag in bags), sum(bag.pieces for bag in bags))
    return said % {"bags": formats.count(len(bags)), "weight": much}


def _frame(day: MarketDay, *, title: str) -> dict[str, object]:
    return {"title": f"{title}, {formats.day(day.date)}", "author": "fa bene", "language": get_language() or "it"}


def _pdf(template: str, data: Mapping[str, object], *, filename: str) -> HttpResponse:
    fonts = finders.find("built/fonts")
    content = render(TEMPLATES / template, data, made_at=timezone.now(), fonts=Path(fonts) if fonts else None)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
