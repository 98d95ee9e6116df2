"""What people type about bags: packs moved by hand, what goes on, the order of a round."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure, to_grams
from fabene.places.values import DestinationView
from fabene.sharing.values import NOBODY, BagView, EditWhy, FreeSupply, PlanView, SupplyLine
from fabene.web import formats
from fabene.web.pages.fairness.words import EDIT_WHY
from fabene.web.pages.sureness import SureForm
from fabene.web.pages.writing import KilosField, WriteForm
from fabene.web.words import DESTINATION, category

LEFT = ""
"""In a list of households: what nobody has."""
PILE = "pile-"
PLACE = "place-"
NOT_FOR_PEOPLE = frozenset({OwnerKind.ANIMALS, OwnerKind.COMPOST})


class ButtonForm(WriteForm):
    """A button that writes once."""


class CloseForm(SureForm):
    """The end of a day; as long as bags wait it asks for a yes about so many of them."""

    def __init__(self, data: QueryDict | None = None, *, waiting: int) -> None:
        """Ask from the beginning when bags wait."""
        super().__init__(data, auto_id="chiusura-%s", initial={"asked": str(waiting) if waiting else ""})
        self.waiting = waiting
        sure = ngettext(
            "Sì, chiudi lo stesso: %(number)s borsa resta non consegnata",
            "Sì, chiudi lo stesso: %(number)s borse restano non consegnate",
            waiting,
        )
        self.fields["sure"].label = sure % {"number": formats.count(waiting)}

    def may_end(self) -> bool:
        """Return whether no bag waits, or somebody said yes to those that do; else say what is to be done."""
        if not self.is_valid() or not self.waiting or self.agrees(str(self.waiting)):
            return self.is_valid()
        self.ask(str(self.waiting))
        refused = ngettext(
            "%(number)s borsa aspetta ancora: consegnala, passala a qualcuno, o segna che si chiude lo stesso.",
            "%(number)s borse aspettano ancora: consegnale, passale a qualcuno, o segna che si chiude lo stesso.",
            self.waiting,
        )
        self.add_error(None, refused % {"number": formats.count(self.waiting)})
        return False


class MoveForm(WriteForm):
    """Packs moved by hand, and why."""

    giver = forms.ChoiceField(label=_("Da"), required=False)
    taker = forms.ChoiceField(label=_("A"), required=False)
    supply = forms.ChoiceField(label=_("Che cosa"))
    packs = forms.IntegerField(label=_("Quante confezioni"), min_value=1, initial=1)
    why = forms.ChoiceField(
        label=_("Il motivo, in una parola"),
        required=False,
        initial=EditWhy.OTHER.value,
        choices=[(key.value, said) for key, said in EDIT_WHY.items()],
        help_text=_("Questo lo legge chiunque, nei conti della rete: non dice di quale famiglia."),
    )
    reason = forms.CharField(
        label=_("Perché"), max_length=200, help_text=_("Resta scritto accanto al piano, per chi lo legge dopo.")
    )

    def __init__(self, *args: Any, plan: PlanView, **kwargs: Any) -> None:
        """Offer the households and the foods of ``plan``."""
        super().__init__(*args, **kwargs)
        homes = [
            (LEFT, said("quello che avanza")),
            *((line.code, line.code) for line in plan.shares if line.household_id != NOBODY),
        ]
        offer(self, "giver", choices=homes)
        offer(self, "taker", choices=homes)
        piles = [(str(pile.id), _pack(pile)) for pile in plan.supplies]
        offer(self, "supply", choices=piles)


class PassOnForm(WriteForm):
    """What is left goes on: how much of each pile, to whom, and how many people an open table served."""

    destination = forms.ChoiceField(label=_("A chi va"))
    tickets = forms.IntegerField(
        label=_("Persone servite"),
        required=False,
        min_value=0,
        help_text=_("Solo per una tavola aperta: quante, non chi."),
    )

    def __init__(
        self, *args: Any, piles: Iterable[FreeSupply], destinations: Sequence[DestinationView], **kwargs: Any
    ) -> None:
        """Offer every pile with all it has (nothing of what is past its day), and the destinations."""
        super().__init__(*args, **kwargs)
        self.piles = tuple(piles)
        offer(self, "destination", choices=[(str(to.id), _place(to)) for to in destinations])
        for pile in self.piles:
            self.fields[f"{PILE}{pile.id}"] = _field(pile)
        for name in self._gone():
            self.fields[name] = KilosField(required=False)

    def _gone(self) -> list[str]:
        """Return the fields that were sent for piles that are no longer there: the service says what became of them."""
        shown = {str(pile.id) for pile in self.piles}
        sent = [name.removeprefix(PILE) for name in self.data if name.startswith(PILE)]
        return [f"{PILE}{pile}" for pile in sent if pile not in shown and _is_id(pile)]

    @property
    def fit(self) -> list[tuple[FreeSupply, forms.BoundField]]:
        """Return what people may still eat, each with its field."""
        return [(pile, self[f"{PILE}{pile.id}"]) for pile in self.piles if not pile.expired]

    @property
    def expired(self) -> list[tuple[FreeSupply, forms.BoundField]]:
        """Return what is past its day, each with its field."""
        return [(pile, self[f"{PILE}{pile.id}"]) for pile in self.piles if pile.expired]

    def grams(self) -> dict[UUID, int]:
        """Return the grams typed of each pile, those of nothing left out; raise what ``to_grams`` raises."""
        return {pile: to_grams(amount, "kg") for pile, amount in self._typed(Measure.GRAMS)}

    def pieces(self) -> dict[UUID, int]:
        """Return the pieces typed of each pile that is counted, those of none left out."""
        return {pile: int(amount) for pile, amount in self._typed(Measure.PIECES)}

    def _typed(self, measure: Measure) -> list[tuple[UUID, Decimal]]:
        counted = {str(pile.id) for pile in self.piles if pile.measure == Measure.PIECES}
        typed = {name.removeprefix(PILE): each for name, each in self.cleaned_data.items() if name.startswith(PILE)}
        asked = measure == Measure.PIECES
        return [(UUID(pile), amount) for pile, amount in typed.items() if amount and (pile in counted) == asked]


class BagPassOnForm(WriteForm):
    """A bag nobody fetched goes on."""

    destination = forms.ChoiceField(label=_("A chi va"))

    def __init__(self, *args: Any, destinations: Iterable[DestinationView], **kwargs: Any) -> None:
        """Offer the destinations where people eat: a bag in order is food."""
        super().__init__(*args, **kwargs)
        eaters = [(str(place.id), place.name) for place in destinations if place.kind not in NOT_FOR_PEOPLE]
        offer(self, "destination", choices=eaters)


class RoundForm(WriteForm):
    """The place of every bag in the round, as numbers: equal numbers keep the order they had."""

    def __init__(self, *args: Any, bags: Sequence[BagView], **kwargs: Any) -> None:
        """Ask one number a bag."""
        super().__init__(*args, **kwargs)
        self.bags = bags
        for place, bag in enumerate(bags, start=1):
            label = said("Posto della borsa %(code)s") % {"code": bag.code}
            self.fields[f"{PLACE}{bag.id}"] = forms.IntegerField(label=label, initial=place, min_value=1)

    def in_order(self) -> list[UUID]:
        """Return the bags in the order typed."""
        return [bag.id for bag in sorted(self.bags, key=lambda bag: int(self.cleaned_data[f"{PLACE}{bag.id}"]))]


def offer(form: forms.Form, name: str, *, choices: Sequence[tuple[str, str]]) -> None:
    """Let a field of a form be chosen among ``choices``."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices


def _typed(grams: int) -> str:
    """Return grams as somebody would type them in kilos: without the sign that sets thousands apart."""
    return number_format(Decimal(grams) / 1000, use_l10n=True, force_grouping=False)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _pack(pile: SupplyLine) -> str:
    name = category(pile.category)
    if pile.measure == Measure.PIECES:
        return said("%(food)s, a pezzi") % {"food": name}
    return said("%(food)s, confezioni da %(weight)s") % {"food": name, "weight": formats.weight(pile.pack_grams)}


def _field(pile: FreeSupply) -> forms.Field:
    """Return the field of a pile: kilos, or pieces of what is counted."""
    name, left = category(pile.category), _left(pile)
    if pile.measure == Measure.GRAMS:
        initial = "" if pile.expired else _typed(pile.grams)
        return KilosField(label=name, required=False, initial=initial, help_text=left)
    widget = forms.NumberInput(attrs={"data-unit": said("pezzi"), "inputmode": "numeric"})
    pieces = None if pile.expired else pile.pieces
    return forms.IntegerField(label=name, required=False, initial=pieces, min_value=0, help_text=left, widget=widget)


def much_of(piles: Iterable[FreeSupply]) -> str:
    """Return how much stands there in all: what is weighed, and what is counted in pieces beside it."""
    known = tuple(piles)
    weighed = sum(pile.grams for pile in known if pile.measure == Measure.GRAMS)
    return formats.quantity(weighed, sum(pile.pieces for pile in known))


def _left(pile: FreeSupply) -> str:
    if not pile.food:
        return formats.pieces(pile.pieces)
    weighed = pile.measure == Measure.GRAMS
    much = formats.weight(pile.grams) if weighed else formats.pieces(pile.pieces)
    fields = {"weight": much, "day": formats.near_year_day(pile.last_day, timezone.localdate())}
    if pile.expired:
        return said("%(weight)s, era da dare entro %(day)s") % fields
    return said("%(weight)s, da dare entro %(day)s") % fields


def _place(to: DestinationView) -> str:
    kind = str(DESTINATION[to.kind])
    return to.name if kind in to.name.lower() else f"{to.name} ({kind})"
