"""What people type about places of stock: a kitchen, what goes and comes, what is served, thrown away, counted."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import TransferLineView, TransferView
from fabene.core.quantities import Measure, to_grams, to_pieces
from fabene.places.values import StoreView
from fabene.sharing.values import Served, ShelfLot
from fabene.web import formats, words
from fabene.web.pages.stores.fields import LotsForm
from fabene.web.pages.stores.words import SERVED, STORE, part_amount
from fabene.web.pages.writing import KilosField, WriteForm

LINE = "line-"
MOST_SERVED = 2000


class KitchenForm(WriteForm):
    """A kitchen of a network, and whether it keeps a record of what it cooks."""

    name = forms.CharField(label=_("Come si chiama la cucina"), max_length=100)
    address = forms.CharField(label=_("Indirizzo"), max_length=200, required=False)
    keeps = forms.ChoiceField(
        label=_("Registra quello che cucina?"),
        widget=forms.RadioSelect,
        initial="yes",
        choices=(
            ("yes", _("Sì: ha una dispensa, e di ogni preparazione si sa che cosa entra e che cosa esce")),
            ("no", _("No: quello che riceve è passato ad altri, e finisce lì")),
        ),
        help_text=_("Si decide adesso e non si cambia: i conti di prima resterebbero a metà."),
    )


class SendForm(LotsForm):
    """What goes, and where to."""

    taker = forms.ChoiceField(label=_("Dove va"))
    note = forms.CharField(
        label=_("Nota per chi riceve"),
        max_length=200,
        required=False,
        help_text=_("Chi porta, con che mezzo, a che ora. Sta scritta sul documento."),
    )

    def __init__(
        self, *args: Any, here: StoreView, stores: Sequence[StoreView], networks: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        """Offer the places of this network, then those of the others."""
        super().__init__(*args, **kwargs)
        own = [_place(one) for one in stores if one.network_id == here.network_id and one.id != here.id]
        groups: list[tuple[str, list[tuple[str, str]]]] = [(said("In questa rete"), own)] if own else []
        for network, name in networks.items():
            if network != here.network_id:
                there = [_place(one) for one in stores if one.network_id == network]
                groups += [(name, there)] if there else []
        self.fields["taker"] = forms.ChoiceField(label=_("Dove va"), choices=[("", "—"), *groups])
        self.order_fields(["id", "asked", "sure", "taker", "note"])


def _place(store: StoreView) -> tuple[str, str]:
    return str(store.id), f"{store.name} ({STORE[store.kind]})"


class ReceiveForm(WriteForm):
    """What came of each line, weighed or counted on arrival."""

    def __init__(self, data: QueryDict | None, *, transfer: TransferView) -> None:
        """Ask about every line; what was sent is written beside it."""
        super().__init__(data)
        self.lines = transfer.lines
        for line in self.lines:
            self.fields[f"{LINE}{line.id}"] = _received(line)

    @property
    def line_fields(self) -> list[tuple[TransferLineView, forms.BoundField]]:
        """Return the lines, each with its field."""
        return [(line, self[f"{LINE}{line.id}"]) for line in self.lines]

    @property
    def amounts(self) -> dict[UUID, int]:
        """Return line → what came, in its measure; raise what ``to_grams`` raises."""
        found: dict[UUID, int] = {}
        for line in self.lines:
            typed = Decimal(self.cleaned_data[f"{LINE}{line.id}"])
            found[line.id] = to_pieces(typed) if line.sent.measure == Measure.PIECES else to_grams(typed, "kg")
        return found


def _received(line: TransferLineView) -> forms.Field:
    name = words.category(line.sent.category)
    sent = said("partiti %(much)s") % {"much": part_amount(line.sent)}
    if line.sent.measure == Measure.PIECES:
        widget = forms.NumberInput(attrs={"data-unit": said("pezzi"), "inputmode": "numeric", "size": "6"})
        return forms.IntegerField(label=name, min_value=0, help_text=sent, widget=widget)
    return KilosField(label=name, help_text=sent)


class ServeForm(LotsForm):
    """Meals that leave the larder: how they went, and how many people if somebody counted."""

    how = forms.ChoiceField(
        label=_("Come sono andati"),
        widget=forms.RadioSelect,
        initial=Served.EATEN_HERE.value,
        choices=[(how.value, name) for how, name in SERVED.items()],
    )
    people = forms.IntegerField(
        label=_("Quante persone"),
        required=False,
        min_value=0,
        max_value=MOST_SERVED,
        help_text=_("Solo un numero, se qualcuno le ha contate: quante, non chi."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class ClearForm(LotsForm):
    """What is thrown away, and why."""

    reason = forms.ChoiceField(
        label=_("Perché"),
        widget=forms.RadioSelect,
        choices=[(str(reason), name) for reason, name in words.REASON.items()],
    )


class CountForm(WriteForm):
    """What there really is of a lot."""

    def __init__(self, data: QueryDict | None, *, lot: ShelfLot) -> None:
        """Ask for kilos, or for pieces of what is counted."""
        super().__init__(data)
        self.counted = lot.stored.measure == Measure.PIECES
        if self.counted:
            widget = forms.NumberInput(attrs={"data-unit": said("pezzi"), "inputmode": "numeric"})
            self.fields["much"] = forms.IntegerField(label=_("Quanti sono davvero"), min_value=0, widget=widget)
        else:
            self.fields["much"] = KilosField(label=_("Quanto c’è davvero"))

    @property
    def amount(self) -> int:
        """Return what was counted, in the lot's measure; raise what ``to_grams`` raises."""
        typed = Decimal(self.cleaned_data["much"])
        return to_pieces(typed) if self.counted else to_grams(typed, "kg")


def left_of(lots: Sequence[ShelfLot]) -> str:
    """Return how much these lots have free in all."""
    weighed = sum(lot.free for lot in lots if lot.stored.measure == Measure.GRAMS)
    return formats.quantity(weighed, sum(lot.free for lot in lots if lot.stored.measure == Measure.PIECES))
