"""Lots with an amount each, as a form asks for them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting import selectors as collecting
from fabene.collecting.values import LotPart
from fabene.core.quantities import MAX_DAYS_BACK, Measure, to_grams, to_pieces
from fabene.lib.stamps import Stamp
from fabene.sharing.values import ShelfLot
from fabene.web import formats
from fabene.web.pages.stores.words import lot_free, lot_name
from fabene.web.pages.sureness import SureForm
from fabene.web.pages.writing import KilosField, stamp_of

LOT = "lot-"


class LotsForm(SureForm):
    """How much of each lot of a place of stock; the lots are fields of the form. ``on`` is when it happened."""

    on = forms.DateField(
        label=gettext_lazy("Quando"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Oggi; o il giorno scritto sul foglio, se lo stai trascrivendo."),
    )

    def __init__(self, *args: Any, lots: Iterable[ShelfLot], **kwargs: Any) -> None:
        """Ask about every lot."""
        super().__init__(*args, **kwargs)
        self.lots = tuple(lots)
        for lot in self.lots:
            self.fields[f"{LOT}{lot.stored.lot}"] = _field(lot)
        for name in self._gone():
            self.fields[name] = KilosField(required=False)

    def _gone(self) -> list[str]:
        """Return the fields that were sent for lots that are not there: the service says what became of them."""
        shown = {str(lot.stored.lot) for lot in self.lots}
        sent = [name.removeprefix(LOT) for name in self.data if name.startswith(LOT)]
        return [f"{LOT}{lot}" for lot in sent if lot not in shown and _is_id(lot)]

    @property
    def lot_fields(self) -> list[tuple[ShelfLot, forms.BoundField]]:
        """Return the lots, each with its field."""
        return [(lot, self[f"{LOT}{lot.stored.lot}"]) for lot in self.lots]

    lead_fields: tuple[str, ...] = ()

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """Return the fields that are no lots."""
        apart = {"asked", "sure", *self.lead_fields}
        return [field for field in self.visible_fields() if not field.name.startswith(LOT) and field.name not in apart]

    def clean_on(self) -> date:
        """Refuse a day that has not come, or is too long ago."""
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if on > today:
            raise forms.ValidationError(gettext_lazy("Questo giorno non è ancora arrivato."))
        if on < today - timedelta(days=MAX_DAYS_BACK):
            raise forms.ValidationError(gettext_lazy("Questo giorno è troppo indietro: controlla l’anno."))
        return on

    def stamp(self, request: HttpRequest) -> Stamp:
        """Return who writes it and when it happened: now, or at noon of the day that was typed."""
        now = stamp_of(request)
        on: date = self.cleaned_data["on"]
        if on == timezone.localdate(now.happened_at):
            return now
        return replace(now, happened_at=timezone.make_aware(datetime.combine(on, time(12))))

    @property
    def parts(self) -> list[LotPart]:
        """Return what was typed, lots of which nothing is taken left out; raise what ``to_grams`` raises."""
        origins = collecting.lot_origins(UUID(name.removeprefix(LOT)) for name in self.fields if name.startswith(LOT))
        counted = {str(lot) for lot, origin in origins.items() if origin.measure == Measure.PIECES}
        typed: Mapping[str, Decimal] = {
            name.removeprefix(LOT): each for name, each in self.cleaned_data.items() if name.startswith(LOT) and each
        }
        return [
            LotPart(lot=UUID(lot), amount=to_pieces(Decimal(much)) if lot in counted else to_grams(much, "kg"))
            for lot, much in typed.items()
        ]


def all_typed(lot: ShelfLot) -> str:
    """Return all that is free of a lot, as somebody would type it."""
    if lot.stored.measure == Measure.PIECES:
        return str(lot.free)
    return formats.typed(Decimal(lot.free) / 1000)


def _field(lot: ShelfLot) -> forms.Field:
    name, there = lot_name(lot), lot_free(lot)
    if lot.stored.measure == Measure.PIECES:
        widget = forms.NumberInput(attrs={"data-unit": _("pezzi"), "inputmode": "numeric", "size": "6"})
        return forms.IntegerField(label=name, required=False, min_value=0, help_text=there, widget=widget)
    return KilosField(label=name, required=False, help_text=there)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
