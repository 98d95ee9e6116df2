"""What people type about lots and recalls."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from fabene.core.errors import FabeneError
from fabene.core.food import EVERY_CATEGORY
from fabene.core.owners import OwnerKind
from fabene.core.quantities import to_grams, to_pieces
from fabene.sharing.selectors import LotSearch
from fabene.sharing.services import Whence
from fabene.sharing.values import Advice, HowTold, Notice, Outcome, RecallView, TracedPart, WhoSaid
from fabene.web import words
from fabene.web.lotcodes import lot_code
from fabene.web.pages.recall.words import ADVICE, HOW, OUTCOME, WHO_SAID, amount, part_said
from fabene.web.pages.writing import KilosField, WriteForm, sentence_of

OPENED = "opened"


class SearchForm(forms.Form):
    """Which lots to show. What cannot be read is left out of the question."""

    codice = forms.CharField(label=_("Codice"), required=False, max_length=20)
    chi = forms.CharField(label=_("Chi l’ha dato"), required=False, max_length=80)
    categoria = forms.ChoiceField(label=_("Che cosa"), required=False)
    dal = forms.DateField(label=_("Dal"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    al = forms.DateField(label=_("Al"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    richiamati = forms.BooleanField(label=_("Solo quelli richiamati"), required=False)

    def __init__(self, data: QueryDict) -> None:
        """Offer every category."""
        super().__init__(data)
        choices = [("", said("tutto")), *((key, words.category(key)) for key in EVERY_CATEGORY)]
        self.fields["categoria"] = forms.ChoiceField(label=_("Che cosa"), required=False, choices=choices)
        self.order_fields(["codice", "chi", "categoria", "dal", "al", "richiamati"])

    @property
    def search(self) -> LotSearch:
        """Return what is looked for."""
        self.is_valid()
        typed = self.cleaned_data
        return LotSearch(
            code=typed.get("codice", "").strip(),
            giver=typed.get("chi", "").strip(),
            category=typed.get("categoria", ""),
            since=typed.get("dal"),
            until=typed.get("al"),
            recalled=typed.get("richiamati", False),
        )


class RecallForm(WriteForm):
    """What is recalled, why, who says so, what people should do. ``codes`` are of lots that nobody picked on a list."""

    codes = forms.CharField(
        label=_("Codici dei lotti"),
        max_length=1000,
        required=False,
        help_text=_("Sono scritti sulle etichette e sui documenti, per esempio L-K7TCM4. Più d’uno, con uno spazio."),
    )
    what = forms.CharField(
        label=_("Che cosa"),
        max_length=100,
        help_text=_("Come lo riconosce chi ce l’ha in mano: «Formaggio fresco del banco 44»."),
    )
    reason = forms.CharField(
        label=_("Perché"),
        max_length=300,
        help_text=_("Resta tra chi lavora qui e sta sull’avviso stampato; alle famiglie si dice solo che cosa fare."),
    )
    said_by = forms.ChoiceField(
        label=_("Chi lo dice"),
        widget=forms.RadioSelect,
        choices=[(key.value, name) for key, name in WHO_SAID.items()],
        initial=WhoSaid.MINISTRY.value,
    )
    reference = forms.CharField(
        label=_("Numero o indirizzo dell’avviso"), max_length=200, required=False, help_text=_("Se c’è.")
    )
    advice = forms.ChoiceField(
        label=_("Che cosa deve fare chi ce l’ha"),
        widget=forms.RadioSelect,
        choices=[(key.value, name) for key, name in ADVICE.items()],
        initial=Advice.BRING_BACK.value,
    )

    @property
    def notice(self) -> Notice:
        """Return what was typed."""
        typed = self.cleaned_data
        return Notice(
            what=typed["what"],
            reason=typed["reason"],
            said_by=WhoSaid(typed["said_by"]),
            advice=Advice(typed["advice"]),
            reference=typed["reference"],
        )


class ToldForm(WriteForm):
    """How somebody was told."""

    how = forms.ChoiceField(label=_("Come"), choices=[(key.value, name) for key, name in HOW.items()])
    note = forms.CharField(label=_("Nota"), max_length=200, required=False)

    @property
    def way(self) -> HowTold:
        """Return how."""
        return HowTold(self.cleaned_data["how"])


class BackForm(WriteForm):
    """What came back or is thrown away: from where, how much, and what became of it."""

    whence = forms.ChoiceField(label=_("Da dove"))
    much = KilosField(
        label=_("Quanto"), help_text=_("In chili; quello che si conta, in pezzi."), widget=forms.TextInput
    )
    becomes = forms.ChoiceField(
        label=_("Che fine fa"),
        widget=forms.RadioSelect,
        choices=[("thrown", _("Si butta")), ("hub", _("Torna all’hub, e resta fermo"))],
        initial="thrown",
    )

    def __init__(self, data: QueryDict | None, *, view: RecallView | None) -> None:
        """Offer every bag, place and store that has some of it."""
        super().__init__(data)
        self.counted: dict[str, bool] = {}
        choices = [("", said("scegli")), *self._sources(view)] if view else [("", said("scegli"))]
        self.fields["whence"] = forms.ChoiceField(label=_("Da dove"), choices=choices)
        self.order_fields(["id", "whence", "much", "becomes"])

    def _sources(self, view: RecallView) -> list[tuple[str, list[tuple[str, str]]]]:
        bags = [
            (f"bag {bag.id} {part.lot}", _named(said("Borsa %(code)s") % {"code": bag.code}, part), part.pieces)
            for bag in view.trace.bags
            if bag.gone and bag.household is not None
            for part in bag.parts
        ]
        passed = [
            (f"passing {passing.id} {part.lot}", _named(passing.name, part), part.pieces)
            for passing in view.trace.passings
            if not passing.table and passing.kind != OwnerKind.KITCHEN_STORE
            for part in passing.parts
        ]
        groups = [
            (said("Dalle borse"), bags),
            (said("Da dove era andato"), passed),
            (said("Dalla dispensa"), _stores(view)),
        ]
        self.counted = {key: pieces is not None for _name, rows in groups for key, _label, pieces in rows}
        return [(name, [(key, label) for key, label, _pieces in rows]) for name, rows in groups if rows]

    @property
    def source(self) -> tuple[Whence, UUID]:
        """Return where it comes from, and of which lot it is."""
        kind, place, lot = self.cleaned_data["whence"].split()
        return Whence(**{kind: UUID(place)}), UUID(lot)

    def clean(self) -> dict[str, Any]:
        """Read the amount in the measure of what was chosen."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("whence") and isinstance(typed.get("much"), Decimal):
            try:
                counted = self.counted[typed["whence"]]
                typed["amount"] = to_pieces(typed["much"]) if counted else to_grams(typed["much"], "kg")
            except FabeneError as refused:
                self.add_error("much", sentence_of(refused))
        return typed


def _named(name: str, part: TracedPart) -> str:
    return f"{name} · {part_said(part)} · {lot_code(part.lot)}"


def _stores(view: RecallView) -> list[tuple[str, str, int | None]]:
    found: list[tuple[str, str, int | None]] = []
    for place in view.trace.now:
        if place.kind not in {OwnerKind.HUB, OwnerKind.KITCHEN_STORE} or place.owner is None:
            continue
        for id, number in place.lots.items():
            lot = view.trace.lot(id)
            if lot is not None and lot.held:
                much = amount(number, measure=lot.measure)
                label = f"{place.name} · {words.category(lot.category)}, {much} · {lot_code(id)}"
                found.append((f"store {place.owner} {id}", label, number if lot.measure == "pieces" else None))
    return found


class CloseForm(WriteForm):
    """How a recall ended."""

    outcome = forms.ChoiceField(
        label=_("Com’è finita"),
        widget=forms.RadioSelect,
        choices=[(key.value, name) for key, name in OUTCOME.items()],
        initial=Outcome.DONE.value,
    )
    note = forms.CharField(
        label=_("Due parole"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Servono se qualcuno non è stato avvisato, o se il cibo torna buono: restano nella storia."),
    )


def chosen_lots(asked: Iterable[str]) -> Sequence[UUID]:
    """Return the lots named in an address or a form; what is no identity is left out."""
    found = []
    for text in asked:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
