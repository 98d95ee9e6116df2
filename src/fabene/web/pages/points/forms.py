"""The forms of a point of collection: what it is and where, its hours, its hub, what it is for."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import Use
from fabene.places.values import Hours, HoursView, HubView, MarketKind, MarketView, MunicipalityView, Position
from fabene.web import formats
from fabene.web.pages.points.words import KIND, USE
from fabene.web.pages.story import hours_said
from fabene.web.pages.writing import WriteForm

BY_THE_NETWORK = "indicato dalla rete"
"""Who says where a point is or when it is held, when the people of its network typed it here. Kept as data."""
ABOUT_HOURS = {"hours_missing": "opens", "hours_begin_too_early": "valid_from", "hours_already_there": "opens"}


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class PointForm(WriteForm):
    """What a point is called, what it is, where."""

    name = forms.CharField(label=_("Nome"), max_length=100, help_text=_("Come lo chiama chi ci va."))
    kind = forms.ChoiceField(label=_("Che cos’è"), choices=[(str(kind), said) for kind, said in KIND.items()])
    municipality = forms.ChoiceField(label=_("Comune"))
    place = forms.CharField(label=_("Dove"), max_length=200, help_text=_("La piazza, la via, il cancello."))
    latitude = forms.DecimalField(label=_("Latitudine"), required=False, max_digits=12, localize=True)
    longitude = forms.DecimalField(
        label=_("Longitudine"),
        required=False,
        max_digits=12,
        localize=True,
        help_text=_("Se non le sai lasciale vuote: sulla mappa starà al centro del comune, e c’è scritto."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, towns: Sequence[MunicipalityView], known: MarketView | None = None
    ) -> None:
        """Offer the municipalities; begin with what is ``known``."""
        super().__init__(data, initial=_known(known) if known else None)
        self._towns = {town.istat_code: town for town in towns}
        choices = [(town.istat_code, town.name) for town in towns]
        self.fields["municipality"] = forms.ChoiceField(label=_("Comune"), choices=choices)
        self.order_fields(("id", "name", "kind", "municipality", "place", "latitude", "longitude"))

    def clean(self) -> dict[str, Any]:
        """Ask for both coordinates or none."""
        cleaned = super().clean() or self.cleaned_data
        given = [cleaned.get(name) is not None for name in ("latitude", "longitude")]
        if any(given) and not all(given) and not self.errors:
            self.add_error("longitude", _("Servono tutte e due le coordinate, o nessuna."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """Return what is known about the point; raise ``FabeneError`` ``position_not_on_earth``."""
        cleaned = self.cleaned_data
        return {
            "municipality": cleaned["municipality"],
            "name": cleaned["name"],
            "place": cleaned["place"],
            "kind": MarketKind(cleaned["kind"]),
            "position": self._position(cleaned["latitude"], cleaned["longitude"]),
        }

    def _position(self, latitude: Decimal | None, longitude: Decimal | None) -> Position:
        if latitude is None or longitude is None:
            centre = self._towns[self.cleaned_data["municipality"]].position
            return Position(
                latitude=centre.latitude, longitude=centre.longitude, approximate=True, source=centre.source
            )
        return Position(latitude=latitude, longitude=longitude, approximate=False, source=BY_THE_NETWORK)


def _known(known: MarketView) -> dict[str, object]:
    exact = None if known.position.approximate else known.position
    return {
        "name": known.name,
        "kind": str(known.kind),
        "municipality": known.municipality.istat_code,
        "place": known.place,
        "latitude": exact and exact.latitude,
        "longitude": exact and exact.longitude,
    }


class HoursForm(WriteForm):
    """When a point is held on one weekday, from a date on; in place of other hours, or beside them."""

    weekday = forms.TypedChoiceField(label=_("Giorno"), coerce=int, choices=list(enumerate(formats.WEEKDAYS)))
    opens = _clock(_("Apre alle"))
    closes = _clock(_("Chiude alle"))
    collection_at = _clock(_("Raccolta alle"))
    valid_from = _day(_("Da quale giorno"))
    valid_until = _day(_("Fino a quale giorno"), required=False, help_text=_("Vuoto: finché non cambia."))
    replaces = forms.ChoiceField(label=_("Al posto di"), required=False)
    note = forms.CharField(label=_("Nota per tutti"), max_length=300, required=False)
    source = forms.CharField(label=_("Chi lo dice"), max_length=500, initial=BY_THE_NETWORK)

    def __init__(self, data: QueryDict | None = None, *, rows: Iterable[HoursView] = (), chosen: str = "") -> None:
        """Offer the hours that may be replaced; ``chosen`` are those that are meant."""
        today = timezone.localdate()
        known = {str(row.id): row for row in rows if (row.hours.valid_until or today) >= today}
        super().__init__(data, initial={"valid_from": today, "replaces": chosen, **_times(known.get(chosen))})
        choices = [("", _("nessuno: sono orari in più")), *((key, hours_said(row)) for key, row in known.items())]
        self.fields["replaces"] = forms.ChoiceField(
            label=_("Al posto di"),
            required=False,
            choices=choices,
            help_text=_("Quelli vecchi finiscono il giorno prima."),
        )
        self.order_fields(
            ("id", "replaces", "weekday", "opens", "closes", "collection_at", "valid_from", "valid_until")
        )

    def clean(self) -> dict[str, Any]:
        """Say beside its field which end comes before its beginning."""
        cleaned = super().clean() or self.cleaned_data
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if closes and not opens:
            self.add_error("opens", _("Scrivi anche a che ora apre."))
        elif opens and closes and closes <= opens:
            self.add_error("closes", _("Chiude prima di aprire: controlla le due ore."))
        since, until = cleaned.get("valid_from"), cleaned.get("valid_until")
        if since and until and until < since:
            self.add_error("valid_until", _("Finisce prima di cominciare: controlla le due date."))
        return cleaned

    @property
    def hours(self) -> Hours:
        """Return the hours that were typed; raise ``FabeneError`` for what makes no sense."""
        names = ("weekday", "opens", "closes", "collection_at", "valid_from", "valid_until", "note", "source")
        return Hours(**{name: self.cleaned_data[name] for name in names})

    @property
    def replaced(self) -> UUID | None:
        """Return the hours that end, None for none."""
        chosen = self.cleaned_data["replaces"]
        return UUID(chosen) if chosen else None


def _times(row: HoursView | None) -> dict[str, object]:
    if row is None:
        return {}
    tomorrow = max(timezone.localdate(), row.hours.valid_from + timedelta(days=1))
    names = ("weekday", "opens", "closes", "collection_at", "note")
    return {**{name: getattr(row.hours, name) for name in names}, "valid_from": tomorrow}


class EndForm(WriteForm):
    """The last day on which hours hold."""

    last_day = _day(_("L’ultimo giorno"))


class HubForm(WriteForm):
    """Where the crates of a point go."""

    hub = forms.ChoiceField(label=_("Le cassette vanno a"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None = None, *, hubs: Iterable[HubView], now: UUID | None) -> None:
        """Offer the hubs of the network."""
        super().__init__(data, initial={"hub": str(now) if now else ""})
        choices = [(str(hub.id), hub.name) for hub in hubs]
        self.fields["hub"] = forms.ChoiceField(
            label=_("Le cassette vanno a"),
            widget=forms.RadioSelect,
            choices=choices,
            help_text=_("Vale per le giornate che si aprono da adesso."),
        )


class UsesForm(WriteForm):
    """What a point is for, from a day on."""

    uses = forms.MultipleChoiceField(
        label=_("A che cosa serve quello che si raccoglie qui"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(use), said) for use, said in USE.items()],
        help_text=_("La giornata mostra per primi i passi che servono; gli altri restano sotto «altro»."),
    )
    since = _day(_("Da quale giorno"))

    def __init__(self, data: QueryDict | None = None, *, now: frozenset[Use] = frozenset({Use.BAGS})) -> None:
        """Begin with what it is for ``now``."""
        super().__init__(data, initial={"uses": [str(use) for use in now], "since": timezone.localdate()})

    @property
    def chosen(self) -> frozenset[Use]:
        """Return the uses chosen."""
        return frozenset(Use(use) for use in self.cleaned_data["uses"])

    @property
    def day(self) -> date:
        """Return the first day."""
        since: date = self.cleaned_data["since"]
        return since
