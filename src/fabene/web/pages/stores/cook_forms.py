"""What went into a pot and what came out of it, as a form asks."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import Added, Food, LotPart, Output
from fabene.core.errors import FabeneError
from fabene.core.food import COUNTED, EVERY_CATEGORY, EXCLUSIONS, DateKind, with_implied
from fabene.core.food import category as known_category
from fabene.core.quantities import MAX_BAG_GRAMS, to_grams, to_pieces
from fabene.sharing.values import ShelfLot
from fabene.web import words
from fabene.web.pages.stores.fields import LotsForm
from fabene.web.pages.writing import KilosField, sentence_of

OUTPUTS = 4
FIRST = ("meals", "jars", "ready_meals", "preserves")
"""What a kitchen makes most, offered first."""


class OutputForm(forms.Form):
    """One thing that came out: what, how much, with which date."""

    category = forms.ChoiceField(label=_("Che cosa è venuto fuori"), required=False)
    much = KilosField(
        label=_("Quanto"),
        required=False,
        help_text=_("Quanti pezzi di pasti e vasetti; di tutto il resto i chili."),
    )
    piece_grams = forms.IntegerField(
        label=_("Quanto pesa un pezzo, in grammi"),
        required=False,
        min_value=1,
        max_value=MAX_BAG_GRAMS,
        help_text=_("Per pasti e vasetti: una porzione, un vasetto pieno senza il vetro."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    date_kind = forms.ChoiceField(
        label=_("Quale data porta"),
        initial=str(DateKind.USE_BY),
        choices=[(str(kind), name) for kind, name in words.DATE_KIND.items()],
    )
    label_date = forms.DateField(
        label=_("Quale giorno"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    contains = forms.MultipleChoiceField(
        label=_("Contiene anche"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(key, words.ATTRIBUTE[key]) for key in EXCLUSIONS],
        help_text=_("Quello che è negli ingredienti c’è già: segna solo quello che è in più."),
    )

    def __init__(self, data: QueryDict | None, *, number: int) -> None:
        """Ask about the first, which there must be, or about one more."""
        super().__init__(data, prefix=f"out{number}")
        self.number = number
        keys = [*FIRST, *(key for key, known in EVERY_CATEGORY.items() if known.food and key not in FIRST)]
        choices = [("", "—"), *((key, words.category(key)) for key in keys)]
        self.fields["category"] = forms.ChoiceField(
            label=_("Che cosa è venuto fuori"), required=number == 1, choices=choices
        )
        self.fields["much"].required = number == 1
        self.fields["much"].widget.attrs["data-unit"] = said("kg o pezzi")

    @property
    def empty(self) -> bool:
        """Return whether nothing was said of it."""
        return not self.cleaned_data.get("category") and self.cleaned_data.get("much") is None

    @property
    def begun(self) -> bool:
        """Return whether somebody typed something here, right or wrong."""
        return bool(self.is_bound and (self["category"].value() or self["much"].value()))

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing of something that was begun."""
        cleaned = super().clean() or self.cleaned_data
        category, much = cleaned.get("category"), cleaned.get("much")
        if much is not None and not category:
            self.add_error("category", _("Scegli che cosa è."))
        if category and much is None and "much" not in self.errors:
            self.add_error("much", _("Scrivi quanto ne è venuto fuori."))
        if category in COUNTED and not cleaned.get("piece_grams") and "piece_grams" not in self.errors:
            self.add_error("piece_grams", _("Scrivi quanto pesa un pezzo: serve per la resa e per le borse."))
        if category and cleaned.get("date_kind") != DateKind.NONE and not cleaned.get("label_date"):
            self.add_error("label_date", _("Scrivi il giorno, o scegli «nessuna data»."))
        return cleaned

    @property
    def output(self) -> Output:
        """Return what came out; raise what ``to_grams`` and ``to_pieces`` raise."""
        typed = self.cleaned_data
        counted = typed["category"] in COUNTED
        kind = DateKind(typed["date_kind"])
        return Output(
            food=Food(
                category=typed["category"],
                attributes=frozenset(typed["contains"]),
                date_kind=kind,
                label_date=None if kind == DateKind.NONE else typed["label_date"],
                piece_grams=typed["piece_grams"] if counted else None,
            ),
            amount=to_pieces(Decimal(typed["much"])) if counted else to_grams(typed["much"], "kg"),
        )


class CookForm(LotsForm):
    """A batch: what it is, what went in by lot, what was added, what came out."""

    what = forms.CharField(
        label=_("Che cosa avete cucinato"), max_length=100, help_text=_("Sta sull’etichetta: «Confettura di mele».")
    )
    added_kilos = KilosField(
        label=_("Quanto avete aggiunto"),
        required=False,
        help_text=_("Acqua, zucchero, olio: quello che non viene da qui."),
    )
    added = forms.CharField(
        label=_("Che cosa avete aggiunto"),
        max_length=200,
        required=False,
        help_text=_("Con le parole dell’etichetta: «zucchero, succo di limone»."),
    )
    added_contains = forms.MultipleChoiceField(
        label=_("Quello che avete aggiunto contiene"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(key, words.ATTRIBUTE[key]) for key in EXCLUSIONS],
    )

    def __init__(self, data: QueryDict | None, *, lots: Iterable[ShelfLot]) -> None:
        """Ask about the lots of the larder, and about some outputs."""
        super().__init__(data, lots=lots)
        self.fields["sure"].label = _("Sì, è giusto così: registra la preparazione")
        self.output_forms = [OutputForm(data, number=number) for number in range(1, OUTPUTS + 1)]

    def is_valid(self) -> bool:
        """Return whether all of it can be read: the batch and everything that came out."""
        fine = [form.is_valid() for form in (*self.output_forms,)]
        return super().is_valid() and all(fine)

    @property
    def more_begun(self) -> bool:
        """Return whether something was typed of a second thing that came out."""
        return any(form.begun for form in self.output_forms[1:])

    @property
    def every_form(self) -> list[forms.Form]:
        """Return the form and those of what came out: each says its own errors."""
        return [self, *self.output_forms]

    @property
    def said_added(self) -> Added:
        """Return what was added; raise what ``to_grams`` raises."""
        kilos = self.cleaned_data.get("added_kilos")
        return Added(
            grams=to_grams(kilos, "kg") if kilos else 0,
            what=self.cleaned_data.get("added", ""),
            attributes=frozenset(self.cleaned_data.get("added_contains", [])),
        )

    @property
    def outputs(self) -> list[Output]:
        """Return what came out."""
        return [form.output for form in self.output_forms if not form.empty]

    @property
    def summary(self) -> "Summary":
        """Return what the numbers say together; raise what reading them raises."""
        return Summary(self.parts, lots=self.lots, added=self.said_added, outputs=self.outputs)


class Summary:
    """A batch before it is written: what went in, what came out, what is lost, what all of it contains."""

    def __init__(
        self, parts: Iterable[LotPart], *, lots: Iterable[ShelfLot], added: Added, outputs: Iterable[Output]
    ) -> None:
        """Add up; of what is counted, what a piece is declared to weigh."""
        known = {lot.stored.lot: lot for lot in lots}
        self.used_grams, self.attributes = added.grams, set(added.attributes)
        for part in parts:
            if (lot := known.get(part.lot)) is not None:
                self.used_grams += part.amount * _one(lot)
                self.attributes |= lot.stored.attributes
        self.made_grams = 0
        for output in outputs:
            self.made_grams += output.amount * (output.food.piece_grams or 1)
            self.attributes |= output.food.attributes
        self.attributes = set(with_implied(self.attributes))

    @property
    def lost_grams(self) -> int:
        """Return what evaporated and was peeled away; below zero when more came out than went in."""
        return self.used_grams - self.made_grams

    def refuse_more(self) -> None:
        """Raise ``FabeneError`` ``batch_makes_more`` when more came out than went in."""
        if self.lost_grams < 0:
            raise FabeneError("batch_makes_more", made_grams=self.made_grams, used_grams=self.used_grams)

    @property
    def yield_percent(self) -> int:
        """Return how much of it came out, in whole percent."""
        return round(100 * self.made_grams / self.used_grams) if self.used_grams else 0

    @property
    def about(self) -> str:
        """Return what tells this summary from another: a yes is about exactly this."""
        told = f"{self.used_grams} {self.made_grams} {sorted(self.attributes)}"
        return hashlib.sha256(told.encode()).hexdigest()


def _one(lot: ShelfLot) -> int:
    if lot.stored.category in COUNTED:
        return lot.stored.piece_grams or known_category(lot.stored.category).pack_grams
    return 1


def refusal_of(form: CookForm) -> str:
    """Return why the numbers of a valid form cannot be, empty when they can."""
    try:
        form.summary.refuse_more()
    except FabeneError as refused:
        return sentence_of(refused)
    return ""
