"""The forms of the hub: weigh, throw away, count."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting.values import Supply, Weight
from fabene.web import formats, words
from fabene.web.pages.days.fields import KILOS, PIECES, ask_pieces
from fabene.web.pages.sureness import SureForm
from fabene.web.pages.writing import KilosField, WriteForm


class WeighForm(WriteForm):
    """What the scale of the hub reads, of all that has come of a category."""

    kilos = KilosField(label=gettext_lazy("Tutto insieme, sulla bilancia"))

    def __init__(self, data: QueryDict | None = None, *, category: str = "", prefix: str | None = None) -> None:
        """Ask of what is counted how many there are."""
        super().__init__(data, prefix=prefix)
        ask_pieces(self, category=category, label=gettext_lazy("Quanti sono in tutto, contati"))


class ReweighForm(WriteForm):
    """What the scale of the hub really read."""

    kilos = KilosField(label=gettext_lazy("Il peso giusto"))

    def __init__(self, data: QueryDict | None, *, was: Weight, category: str) -> None:
        """Begin with what was typed."""
        super().__init__(data, initial={KILOS: formats.typed(was.amount), PIECES: int(was.amount)})
        ask_pieces(self, category=category, label=gettext_lazy("Il numero giusto"))


class CarryForm(WriteForm):
    """One button: carried as it was weighed at the market."""


class DiscardForm(SureForm):
    """How much is thrown away, why, and of which food when the hub has several."""

    kilos = KilosField(label=gettext_lazy("Quanti chili si scartano"))
    reason = forms.ChoiceField(
        label=gettext_lazy("Perché"),
        widget=forms.RadioSelect,
        choices=[(str(reason), said) for reason, said in words.REASON.items()],
    )
    supply_id = forms.ChoiceField(label=gettext_lazy("Quale"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        category: str = "",
        prefix: str | None = None,
        supplies: Iterable[Supply] = (),
    ) -> None:
        """Ask which food only when there are several."""
        super().__init__(data, prefix=prefix)
        ask_pieces(self, category=category, label=gettext_lazy("Quanti pezzi si scartano"))
        several = [(str(supply.id), said_of(supply)) for supply in supplies]
        if len(several) > 1:
            choices = [("", _("un po’ di tutto")), *several]
            self.fields["supply_id"] = forms.ChoiceField(label=_("Quale"), required=False, choices=choices)
        else:
            del self.fields["supply_id"]

    @property
    def supply(self) -> UUID | None:
        """Return the food chosen, None for a part of each."""
        chosen = self.cleaned_data.get("supply_id")
        return UUID(chosen) if chosen else None


class CountForm(SureForm):
    """What there really is of a category at the hub."""

    kilos = KilosField(label=gettext_lazy("Quanti chili ci sono davvero"))

    def __init__(self, data: QueryDict | None = None, *, category: str = "", prefix: str | None = None) -> None:
        """Ask of what is counted how many there are; a shelf can be empty."""
        super().__init__(data, prefix=prefix)
        ask_pieces(self, category=category, label=gettext_lazy("Quanti pezzi ci sono davvero"), least=0)


def said_of(supply: Supply) -> str:
    """Return a supply in words: how much, what it contains, until when."""
    parts = [words.measured(supply.pieces or supply.grams, supply.category), words.attributes(supply.attributes)]
    if supply.food:
        last = {"day": formats.near_year_day(supply.last_day, timezone.localdate())}
        parts.append(_("fino a %(day)s") % last)
    return ", ".join(part for part in parts if part)
