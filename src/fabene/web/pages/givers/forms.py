"""The forms about who gives: a donor, a stall, a step of the agreement, and the filter of their list."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.core.owners import OwnerKind
from fabene.places.values import DONOR_KINDS, AgreementState, DonorText, MarketView
from fabene.web import formats, words
from fabene.web.pages.givers.listing import Giver
from fabene.web.pages.givers.words import KIND, STATE
from fabene.web.pages.writing import WriteForm

BY_HAND = tuple(state for state in AgreementState if state != AgreementState.FIRST_GIFT)
ABOUT_DONOR = {
    "donor_name_taken": "name",
    "donor_kind_not_known": "kind",
    "weekday_not_known": "weekdays",
    "category_not_known": "sells",
}
ABOUT_STALL = {"label_taken": "label", "category_not_known": "sells"}
ABOUT_STEP = {"agreement_in_future": "on", "agreement_already_there": "state"}


def _text(label: Any, limit: int, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, required=required, help_text=help_text)


class SellsForm(WriteForm):
    """What somebody sells, and whether they give at present."""

    trader = _text(_("Ditta o insegna"), 100, help_text=_("Resta tra chi coordina e chi sta al banchetto."))
    sells = forms.MultipleChoiceField(
        label=_("Che cosa può dare"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(words.CATEGORY.items()),
        help_text=_("Al banchetto viene chiesto per primo."),
    )
    gives = forms.BooleanField(label=_("Adesso dona"), required=False, initial=True)

    @property
    def sold(self) -> tuple[str, ...]:
        """Return the categories chosen."""
        return tuple(self.cleaned_data["sells"])


class DonorForm(SellsForm):
    """A donor without a stall."""

    kind = forms.ChoiceField(label=_("Chi è"), choices=[(str(kind), KIND[kind]) for kind in DONOR_KINDS])
    name = _text(_("Nome"), 100, required=True, help_text=_("Come lo chiamate: «Forno di via Lupo»."))
    place = _text(_("Dove"), 200)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Quando si aspetta un dono"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        choices=list(enumerate(formats.WEEKDAYS)),
        help_text=_("Nessun giorno: quando capita."),
    )
    field_order = ("id", "kind", "name", "place", "trader", "weekdays", "sells", "gives")

    def __init__(self, data: QueryDict | None = None, *, known: Giver | None = None) -> None:
        """Begin with what is ``known``; then the kind is not asked any more."""
        names = ("name", "place", "trader", "weekdays", "sells", "gives")
        super().__init__(data, initial={name: getattr(known, name) for name in names} if known else None)
        if known:
            del self.fields["kind"]

    @property
    def donor_kind(self) -> OwnerKind:
        """Return the kind chosen."""
        return OwnerKind(self.cleaned_data["kind"])

    @property
    def said(self) -> DonorText:
        """Return the texts."""
        return DonorText(**{name: self.cleaned_data[name] for name in ("name", "place", "trader")})


class StallForm(SellsForm):
    """A stall of a market."""

    market = forms.ChoiceField(label=_("Punto di raccolta"))
    label = _text(_("Numero o nome del banco"), 30, required=True)
    field_order = ("id", "market", "label", "trader", "sells", "gives")

    def __init__(
        self, data: QueryDict | None = None, *, markets: Iterable[MarketView] = (), known: Giver | None = None
    ) -> None:
        """Offer the markets of a network; of a stall that is ``known`` the market is not asked any more."""
        initial = {name: getattr(known, name) for name in ("trader", "sells", "gives")} if known else None
        super().__init__(data, initial=initial)
        choices = [(str(market.id), market.name) for market in markets]
        self.fields["market"] = forms.ChoiceField(label=_("Punto di raccolta"), choices=choices)
        self.order_fields(self.field_order)
        if known:
            del self.fields["market"]

    @property
    def point(self) -> UUID:
        """Return the market chosen."""
        return UUID(self.cleaned_data["market"])


class StepForm(WriteForm):
    """How far the word given has come, and when."""

    state = forms.ChoiceField(
        label=_("A che punto siete"),
        widget=forms.RadioSelect,
        choices=[(str(state), STATE[state]) for state in BY_HAND],
    )
    on = forms.DateField(
        label=_("Quando"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), initial=timezone.localdate
    )
    note = forms.CharField(
        label=_("Due parole"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Con chi si è parlato, che cosa si è detto. Resta tra chi coordina."),
    )

    def __init__(self, data: QueryDict | None = None, *, state: str = "") -> None:
        """Begin with the ``state`` that is meant."""
        super().__init__(data, initial={"state": state})

    @property
    def reached(self) -> AgreementState:
        """Return the state chosen."""
        return AgreementState(self.cleaned_data["state"])


class GiversFilter(forms.Form):
    """Which givers to list; what it cannot read it leaves out."""

    stato = forms.ChoiceField(label=_("A che punto"), required=False)
    tipo = forms.ChoiceField(label=_("Chi è"), required=False)
    cerca = forms.CharField(label=_("Cerca"), required=False, max_length=100)

    def __init__(self, data: Mapping[str, str]) -> None:
        """Offer every state and kind."""
        super().__init__(data)
        states = [("", _("tutti")), *((str(state), said) for state, said in STATE.items())]
        kinds = [("", _("tutti")), *((str(kind), said) for kind, said in KIND.items())]
        self.fields["stato"] = forms.ChoiceField(label=_("A che punto"), required=False, choices=states)
        self.fields["tipo"] = forms.ChoiceField(label=_("Chi è"), required=False, choices=kinds)
        self.full_clean()

    def keeps(self, giver: Giver) -> bool:
        """Return whether a giver is to be listed."""
        said = self.cleaned_data
        return (
            said.get("stato", "") in {"", giver.state}
            and said.get("tipo", "") in {"", giver.kind}
            and giver.has(said.get("cerca", "").strip())
        )

    @property
    def narrows(self) -> bool:
        """Return whether something is left out."""
        return any(self.cleaned_data.values())
