"""The form of a gift: a number, and as much about the food as somebody looked."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import Food, Gift, Source
from fabene.core.food import EXCLUSIONS, DateKind, with_implied
from fabene.core.food import category as known_category
from fabene.core.quantities import MAX_BAG_GRAMS, MAX_CRATES
from fabene.web import words
from fabene.web.pages.days.fields import PiecesField, ask_pieces, weight_of
from fabene.web.pages.writing import KilosField, WriteForm


class FoodForm(WriteForm):
    """What is known of a food besides its category: what it contains, what its label says."""

    date_kind = forms.ChoiceField(
        label=_("Data sull’etichetta"),
        widget=forms.RadioSelect,
        choices=[(str(kind), said) for kind, said in words.DATE_KIND.items()],
    )
    label_date = forms.DateField(
        label=_("Quale giorno"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    contains = forms.MultipleChoiceField(
        label=_("Contiene"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Segna quello che sai in più. Nel dubbio lascia com’è: nessuno riceverà quello che deve evitare."),
    )
    label_read = forms.BooleanField(
        label=_("Ho letto l’etichetta, o chiesto: contiene solo quello che è segnato"), required=False
    )

    def __init__(self, data: QueryDict | None, *, category: str, known: Food | None = None) -> None:
        """Ask about a category what is worth asking; ``known`` is what was said before."""
        self.food = known_category(category)
        self.declared_grams = known.piece_grams if known else None
        super().__init__(data, initial=_said_before(known or Food(category=category)))
        asked = [key for key in EXCLUSIONS if key in self.food.attributes | self.food.possible]
        self.fields["contains"].choices = [(key, words.ATTRIBUTE[key]) for key in asked]  # type: ignore[attr-defined]  # fields are typed as their base
        if not asked:
            del self.fields["contains"]
        if not self.food.attributes:
            del self.fields["label_read"]
        if not self.food.food:
            del self.fields["date_kind"], self.fields["label_date"]

    @property
    def date_fields(self) -> list[forms.BoundField]:
        """Return the fields about the label's date."""
        return [self[name] for name in ("date_kind", "label_date") if name in self.fields]

    @property
    def content_fields(self) -> list[forms.BoundField]:
        """Return the fields about what the food contains."""
        return [self[name] for name in ("contains", "label_read") if name in self.fields]

    @property
    def asks_date(self) -> bool:
        """Return whether food of this category usually bears a date: then it is asked for at once."""
        return self.food.date_kind != DateKind.NONE

    @property
    def details_open(self) -> bool:
        """Return whether something in the folded part is wrong and must be seen."""
        return any(self.errors.get(field.name) for field in [*self.date_fields, *self.content_fields])

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a date, and refuse to leave out by chance what the category always holds."""
        cleaned = super().clean() or self.cleaned_data
        kind, day = cleaned.get("date_kind"), cleaned.get("label_date")
        if kind in {DateKind.USE_BY, DateKind.BEST_BEFORE} and not day and "label_date" not in self.errors:
            self.add_error("label_date", _("Scrivi il giorno che c’è sull’etichetta."))
        if kind == DateKind.NONE and day:
            self.add_error("date_kind", _("Hai scritto un giorno: è una scadenza o un TMC?"))
        left_out = self.food.attributes - with_implied(cleaned.get("contains", []))
        if left_out and not cleaned.get("label_read"):
            said = {"names": words.attributes(left_out)}
            unread = _("Per togliere %(names)s bisogna avere letto l’etichetta: segnalo qui.")
            self.add_error("label_read", ValidationError(unread, params=said))
        return cleaned

    @property
    def said(self) -> Food:
        """Return the food as it was described."""
        cleaned = self.cleaned_data
        contains, read = frozenset(cleaned.get("contains", [])), bool(cleaned.get("label_read"))
        return Food(
            category=self.food.key,
            attributes=contains if read else contains - self.food.attributes,
            label_read=read,
            date_kind=DateKind(cleaned.get("date_kind", DateKind.NONE)),
            label_date=cleaned.get("label_date"),
            piece_grams=self.declared_grams,
        )


def _said_before(known: Food) -> dict[str, object]:
    own = frozenset() if known.label_read else known_category(known.category).attributes
    return {
        "date_kind": str(known.date_kind),
        "label_date": known.label_date,
        "contains": sorted(known.attributes | own),
        "label_read": known.label_read,
        "piece_grams": known.piece_grams,
    }


class CratesForm(FoodForm):
    """A gift in crates, to be weighed at the hub."""

    crates = forms.IntegerField(
        label=_("Quante cassette?"),
        min_value=1,
        max_value=MAX_CRATES,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": "1"}),
    )
    field_order = ("id", "crates")

    def gift(self, source: Source) -> Gift:
        """Return what somebody gave."""
        return Gift(source=source, food=self.said, crates=self.cleaned_data["crates"])


class KilosForm(FoodForm):
    """A gift that was weighed."""

    kilos = KilosField(label=_("Quanti chili?"))
    field_order = ("id", "kilos")

    def gift(self, source: Source) -> Gift:
        """Return what somebody gave."""
        return Gift(source=source, food=self.said, weight=weight_of(self))


class PiecesForm(FoodForm):
    """A gift that was counted."""

    pieces = PiecesField(label=_("Quanti pezzi?"))
    piece_grams = PiecesField(
        label=_("Quanto pesa un pezzo, in grammi"),
        required=False,
        max_value=MAX_BAG_GRAMS,
        help_text=_("Se si legge sull’etichetta: serve a dividere in modo giusto."),
    )
    field_order = ("id", "pieces", "piece_grams")

    def __init__(self, data: QueryDict | None, *, category: str, known: Food | None = None) -> None:
        """Ask what a piece weighs only of food."""
        super().__init__(data, category=category, known=known)
        if not self.food.food:
            del self.fields["piece_grams"]

    def gift(self, source: Source) -> Gift:
        """Return what somebody gave."""
        food = replace(self.said, piece_grams=self.cleaned_data.get("piece_grams"))
        return Gift(source=source, food=food, weight=weight_of(self))


class GuessForm(WriteForm):
    """What the ticked crates of a category seem to weigh together."""

    kilos = KilosField(label=_("Tutte insieme pesano circa"))

    def __init__(self, data: QueryDict | None = None, *, category: str = "") -> None:
        """Ask of what is counted how many there seem to be."""
        super().__init__(data)
        ask_pieces(self, category=category, label=_("In tutte sono circa"))


GiftForm = CratesForm | KilosForm | PiecesForm


def identity_of(form: WriteForm) -> UUID:
    """Return the identity of what a form writes."""
    identity: UUID = form.cleaned_data["id"]
    return identity
