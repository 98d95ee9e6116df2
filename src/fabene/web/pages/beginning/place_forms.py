"""The forms about places."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core import provinces
from fabene.core.owners import OwnerKind
from fabene.places.values import (
    DAYS_IN_WEEK,
    DESTINATION_KINDS,
    HubView,
    MarketView,
    MunicipalityView,
    Position,
)
from fabene.web import formats
from fabene.web.pages.beginning.fields import WhereField, near
from fabene.web.pages.writing import WriteForm
from fabene.web.words import DESTINATION

SLUG_LENGTH = 44
CLOCK = {"type": "time"}
NO_TOWN = "000"


class MunicipalityForm(WriteForm):
    """A municipality: its name, its ISTAT code, its province, about where it is."""

    name = forms.CharField(label=gettext_lazy("Nome del Comune"), max_length=100)
    istat_code = forms.RegexField(
        label=gettext_lazy("Codice ISTAT"),
        regex=r"^[0-9]{6}$",
        help_text=gettext_lazy(
            "Sei cifre: le prime tre sono della provincia. È nel sito del Comune e in quello dell’ISTAT."
        ),
        error_messages={"invalid": gettext_lazy("Il codice ISTAT di un Comune ha sei cifre, per esempio 009056.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "8"}),
    )
    province = forms.CharField(label=gettext_lazy("Provincia o città metropolitana"), max_length=100)
    where = WhereField()
    field_order = ("id", "name", "province", "istat_code", "where")

    def clean_istat_code(self) -> str:
        """Refuse the code of a province, which names no municipality."""
        code: str = self.cleaned_data["istat_code"]
        if code.endswith(NO_TOWN):
            raise forms.ValidationError(_("Questo è di una provincia: il codice di un Comune non finisce con 000."))
        return code

    def clean(self) -> dict[str, Any]:
        """Refuse a code of one province with the name of another; ask where it is when nothing else says it."""
        said = super().clean() or self.cleaned_data
        code, name = said.get("istat_code"), said.get("province")
        known = provinces.province_of(code) if code else None
        if known and name and not provinces.is_called(known, name):
            told = {"start": known.code, "known": known.name, "typed": name}
            wrong = _("Un codice che comincia con %(start)s è in provincia di %(known)s, non di %(typed)s.") % told
            self.add_error("istat_code", wrong)
        if code and known is None and not said.get("where") and "where" not in self.errors:
            self.add_error("where", _("Di questa provincia non sappiamo dov’è: scrivi le coordinate."))
        return said

    @property
    def position(self) -> Position:
        """Return where it is: what was typed, else about where the capital of its province is."""
        typed: Position | None = self.cleaned_data["where"]
        if typed is not None:
            return typed
        known = provinces.PROVINCES[self.cleaned_data["istat_code"][: provinces.PROVINCE_DIGITS]]
        centre = Position(latitude=known.latitude, longitude=known.longitude, approximate=True, source=provinces.SOURCE)
        return near(centre, known.name)


class MunicipalityChangeForm(WriteForm):
    """Its name, and where it is."""

    name = forms.CharField(label=gettext_lazy("Nome del Comune"), max_length=100)
    where = WhereField()

    def __init__(self, data: QueryDict | None, *, town: MunicipalityView) -> None:
        """Begin with what is known."""
        super().__init__(data, initial={"name": town.name, "where": town.position})


class InTownForm(WriteForm):
    """Something that stands in a municipality; with a single one nobody is asked which."""

    municipality = forms.ChoiceField(label=gettext_lazy("Comune"))
    where = WhereField()

    def __init__(self, data: QueryDict | None, *, towns: Sequence[MunicipalityView], **known: Any) -> None:
        """Offer the municipalities there are."""
        super().__init__(data, **known)
        self._towns = {town.istat_code: town for town in towns}
        field = cast(Any, self.fields["municipality"])
        field.choices = [(town.istat_code, town.name) for town in towns]
        if len(towns) == 1:
            self.initial["municipality"] = towns[0].istat_code
            field.widget = forms.HiddenInput()

    @property
    def town(self) -> MunicipalityView:
        """Return the municipality chosen."""
        return self._towns[self.cleaned_data["municipality"]]


class MarketChangeForm(InTownForm):
    """A market: its name and where it is held."""

    name = forms.CharField(
        label=gettext_lazy("Come lo chiamate"),
        max_length=100,
        help_text=gettext_lazy("Per esempio: mercato del lunedì."),
    )
    place = forms.CharField(
        label=gettext_lazy("Dove si tiene"), max_length=200, help_text=gettext_lazy("La piazza, la via.")
    )
    field_order: tuple[str, ...] = ("id", "name", "place", "municipality", "where")

    def __init__(
        self, data: QueryDict | None, *, towns: Sequence[MunicipalityView], market: MarketView | None = None
    ) -> None:
        """Begin with what is known of a market."""
        super().__init__(data, towns=towns, initial=_known(market) if market else {})


class MarketForm(MarketChangeForm):
    """A market that begins: also when it is held."""

    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Quali giorni"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    opens = forms.TimeField(label=gettext_lazy("Comincia alle"), widget=forms.TimeInput(format="%H:%M", attrs=CLOCK))
    closes = forms.TimeField(
        label=gettext_lazy("Finisce alle"), required=False, widget=forms.TimeInput(format="%H:%M", attrs=CLOCK)
    )
    collection_at = forms.TimeField(
        label=gettext_lazy("Si raccoglie alle"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=CLOCK),
        help_text=gettext_lazy("Di solito quando i banchi smontano."),
    )
    field_order = ("id", "name", "place", "municipality", "weekdays", "opens", "closes", "collection_at", "where")

    def __init__(self, data: QueryDict | None, *, towns: Sequence[MunicipalityView]) -> None:
        """Offer the days of the week."""
        super().__init__(data, towns=towns)
        days = [(day, formats.weekday(day)) for day in range(DAYS_IN_WEEK)]
        cast(Any, self.fields["weekdays"]).choices = days


class HubForm(InTownForm):
    """A hub: its name and its address."""

    name = forms.CharField(
        label=gettext_lazy("Come la chiamate"),
        max_length=100,
        help_text=gettext_lazy("Per esempio: casa di quartiere."),
    )
    address = forms.CharField(label=gettext_lazy("Indirizzo"), max_length=200, required=False)
    field_order = ("id", "name", "address", "municipality", "where")

    def __init__(
        self, data: QueryDict | None, *, towns: Sequence[MunicipalityView], hub: HubView | None = None
    ) -> None:
        """Begin with what is known of a hub."""
        known = _known(hub) | {"address": hub.address} if hub else {}
        super().__init__(data, towns=towns, initial=known)


class DestinationsForm(WriteForm):
    """Of each kind of place where what is left goes, a name or nothing."""

    def __init__(self, data: QueryDict | None) -> None:
        """Ask for each kind."""
        super().__init__(data)
        for kind in DESTINATION_KINDS:
            label = str(DESTINATION[kind])
            self.fields[kind.value] = forms.CharField(
                label=label[:1].upper() + label[1:], max_length=100, required=False
            )

    @property
    def named(self) -> dict[OwnerKind, str]:
        """Return the names that were typed."""
        said = self.cleaned_data
        return {kind: said[kind.value] for kind in DESTINATION_KINDS if said.get(kind.value)}


def _known(found: MarketView | HubView) -> dict[str, object]:
    known: dict[str, object] = {
        "name": found.name,
        "municipality": found.municipality.istat_code,
        "where": found.position,
    }
    return known | ({"place": found.place} if isinstance(found, MarketView) else {})


def free_slug(name: str, *, taken: Iterable[str]) -> str:
    """Return what stands in an address for a name, with a number when it is taken already."""
    known, stem = set(taken), slugify(name)[:SLUG_LENGTH].strip("-") or "uno"
    tries = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(known) + 2))
    return next(each for each in tries if each not in known)
