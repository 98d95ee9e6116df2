"""What places of stock print: the document of a transfer, the labels of what a kitchen made."""

from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting.values import BatchView, PartView, TransferLineView, TransferState, TransferView
from fabene.core.errors import FabeneError
from fabene.core.food import category as known_category
from fabene.core.quantities import Measure
from fabene.lib.pdf import render
from fabene.lib.qr import qr_svg
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.web import formats, words
from fabene.web.accounts.address import printed
from fabene.web.lotcodes import lot_code
from fabene.web.pages.stores.common import batch_for, transfer_for
from fabene.web.pages.stores.words import amount_said, is_cold, label_date_said, part_amount

TEMPLATES = Path(__file__).parents[2] / "typst"
MOST_LABELS = 200
WEIGHED_LABELS = 10
"""Of what is weighed nobody knows how many pots it fills: a sheet full."""


@never_cache
@require_safe
def document(request: HttpRequest, transfer: UUID) -> HttpResponse:
    """Return the document that travels with a transfer."""
    found = transfer_for(request, transfer).transfer
    number = f"{found.number}/{found.year}"
    title = _("Documento di trasporto n. %(number)s") % {"number": number}
    data: dict[str, object] = {
        "title": title,
        "author": "fa bene",
        "language": get_language() or "it",
        "heading": title,
        "lead": f"{formats.day(found.on)} · {people.network_by_id(found.network).name}",
        "footer": title,
        "page_word": _("pagina"),
        "warning": _("Richiamato: questo trasporto non arriva più.")
        if found.state == TransferState.CALLED_BACK
        else "",
        "facts": _facts(found),
        "head": [_("Lotto"), _("Che cosa"), _("Quantità"), _("Da dare entro"), _("Contiene"), _("Arrivato")],
        "rows": [_row(line) for line in found.lines],
        "total_word": _("In tutto"),
        "total": formats.quantity(
            sum(line.sent.grams for line in found.lines), sum(line.sent.pieces for line in found.lines)
        ),
        "cold": _("Da tenere al freddo. Temperatura all’arrivo: ________ °C") if is_cold(found) else "",
        "signs": [_("Chi consegna"), _("Chi porta"), _("Chi riceve")],
        "hour_word": _("data e ora"),
        "qr": qr_svg(printed(request, reverse("stores:transfer", args=[found.id]))),
        "qr_word": _("Codice QR: apre il trasporto, dove si scrive quanto è arrivato"),
    }
    return _pdf("transport.typ", data, filename=f"trasporto-{found.year}-{found.number}.pdf")


def _facts(found: TransferView) -> list[tuple[str, str]]:
    facts = [
        (_("Da"), _place(found.giver, network=found.network)),
        (_("A"), _place(found.taker, network=found.to_network)),
        (_("Causale"), _("Trasporto per solidarietà: cessione gratuita di eccedenze, L. 19 agosto 2016, n. 166")),
    ]
    if found.note:
        facts.append((_("Nota"), found.note))
    return facts


def _place(store: UUID, *, network: UUID) -> str:
    view = places.store(store)
    try:
        address = places.hub(store).address
    except FabeneError:
        address = places.kitchen(store).address
    return ", ".join(each for each in (view.name, address, people.network_by_id(network).name) if each)


def _row(line: TransferLineView) -> dict[str, str]:
    food = known_category(line.sent.category).food
    label = label_date_said(line.date_kind, line.label_date)
    return {
        "code": lot_code(line.sent.lot),
        "what": words.category(line.sent.category),
        "much": part_amount(line.sent),
        "until": (label or formats.short_day(line.last_day)) if food else "",
        "contains": words.attributes(line.attributes),
        "received": _received(line),
    }


def _received(line: TransferLineView) -> str:
    amount = line.received_pieces if line.sent.measure == Measure.PIECES else line.received_grams
    return "" if amount is None else amount_said(amount, measure=line.sent.measure)


@never_cache
@require_safe
def labels(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Return the labels of what a batch made, on A4, ten a sheet: one for each piece."""
    found = batch_for(request, batch, permission="stores.view")
    title = _("Etichette: %(what)s") % {"what": found.what}
    kitchen = places.kitchen(found.kitchen)
    data: dict[str, object] = {
        "title": title,
        "author": "fa bene",
        "language": get_language() or "it",
        "kitchen": ", ".join(each for each in (kitchen.name, kitchen.address) if each),
        "network": people.network_by_id(found.network).name,
        "made": _("Fatto il %(day)s") % {"day": formats.day(found.on)},
        "ingredients_word": _("Ingredienti:"),
        "ingredients": ingredients(found),
        "contains_word": _("Contiene:"),
        "gift_word": _("Dono: non si vende"),
        "qr": qr_svg(printed(request, reverse("stores:batch", args=[found.id]))),
        "qr_word": _("Codice QR della preparazione"),
        "labels": [label for part in found.outputs for label in _labels(found, part)],
    }
    return _pdf("batch_labels.typ", data, filename=f"etichette-{found.on.isoformat()}.pdf")


def ingredients(found: BatchView) -> str:
    """Return what went in, most first, then what was added; in the words of a label."""
    inside: dict[str, int] = {}
    for part in found.inputs:
        inside[part.category] = inside.get(part.category, 0) + part.weight_grams
    names = [words.category(key).lower() for key, _grams in sorted(inside.items(), key=lambda item: -item[1])]
    return ", ".join([*names, *([found.added.what] if found.added.what else [])])


def _labels(found: BatchView, part: PartView) -> list[dict[str, str]]:
    number = min(part.pieces, MOST_LABELS) if part.measure == Measure.PIECES else WEIGHED_LABELS
    one = {
        "what": found.what,
        "code": lot_code(part.lot),
        "date": label_date_said(part.date_kind, part.label_date)
        or _("da mangiare entro il %(day)s") % {"day": formats.short_day(part.last_day)},
        "weight": formats.weight(part.piece_grams) if part.piece_grams else "",
        "contains": words.attributes(part.attributes),
    }
    return [one] * number


def _pdf(template: str, data: dict[str, object], *, filename: str) -> HttpResponse:
    fonts = finders.find("built/fonts")
    content = render(TEMPLATES / template, data, made_at=timezone.now(), fonts=Path(fonts) if fonts else None)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
