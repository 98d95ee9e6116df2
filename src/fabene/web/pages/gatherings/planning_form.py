"""The form in which a session is planned or changed."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core.bilingual import Bilingual
from fabene.gatherings.values import GatheringDraft, GatheringKind, GatheringView, Precision
from fabene.people.values import NetworkView
from fabene.web.pages.gatherings.words import KIND
from fabene.web.pages.writing import MOST_COUNTED, WriteForm

DAY = {"type": "date"}
CLOCK = {"type": "time"}
BESIDE = {
    "gathering_ends_before_it_starts": "until",
    "gathering_too_long": "last_day",
    "gathering_nowhere": "place",
    "capacity_out_of_bounds": "capacity",
    "capacity_below_taken": "capacity",
    "move_reason_missing": "reason",
}


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PlanForm(WriteForm):
    """What, when, where, how from afar, for whom. Without hours only the day is known, and the page says so."""

    title = forms.CharField(label=gettext_lazy("Titolo"), max_length=150)
    title_en = forms.CharField(label=gettext_lazy("Titolo in inglese"), max_length=150, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Che cos’è"), choices=[(kind.value, word) for kind, word in KIND.items()]
    )
    network = forms.ChoiceField(label=gettext_lazy("Di quale rete"), required=False)
    text = forms.CharField(label=gettext_lazy("Di che cosa si parla"), max_length=2000, required=False, widget=_area(4))
    text_en = forms.CharField(label=gettext_lazy("In inglese"), max_length=2000, required=False, widget=_area(3))
    day = forms.DateField(label=gettext_lazy("Giorno"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    last_day = forms.DateField(
        label=gettext_lazy("Ultimo giorno, se sono più di uno"),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
    )
    since = forms.TimeField(
        label=gettext_lazy("Dalle"), required=False, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )
    until = forms.TimeField(
        label=gettext_lazy("Alle"), required=False, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M")
    )
    place = forms.CharField(label=gettext_lazy("Luogo"), max_length=150, required=False)
    address = forms.CharField(label=gettext_lazy("Indirizzo"), max_length=200, required=False)
    link = forms.URLField(
        label=gettext_lazy("Link per collegarsi"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Lo vede solo chi si è iscritto, se non lo apri a tutti."),
    )
    link_public = forms.BooleanField(label=gettext_lazy("Link e telefono sono per tutti"), required=False)
    phone = forms.CharField(
        label=gettext_lazy("Numero per esserci al telefono"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Per chi non ha una buona connessione."),
    )
    phone_note = forms.CharField(label=gettext_lazy("Codice da digitare"), max_length=100, required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Posti"),
        required=False,
        min_value=1,
        max_value=MOST_COUNTED,
        help_text=gettext_lazy("Vuoto: nessun limite. Finiti i posti, chi si iscrive aspetta."),
    )
    sign_up = forms.BooleanField(label=gettext_lazy("Ci si iscrive"), required=False, initial=True)
    public = forms.BooleanField(label=gettext_lazy("Lo vedono tutti"), required=False, initial=True)
    recording = forms.URLField(
        label=gettext_lazy("Registrazione"), max_length=500, required=False, assume_scheme="https"
    )
    summary = forms.CharField(
        label=gettext_lazy("Che cosa si è detto, in parole"),
        max_length=6000,
        required=False,
        widget=_area(5),
        help_text=gettext_lazy("Per chi non c’era e per chi non può guardare un video. Senza nomi di famiglie."),
    )
    summary_en = forms.CharField(label=gettext_lazy("In inglese"), max_length=6000, required=False, widget=_area(3))
    reason = forms.CharField(
        label=gettext_lazy("Perché cambia"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Serve se cambia il luogo o l’ora: lo legge chi si è iscritto."),
    )

    def __init__(
        self, *args: Any, networks: tuple[NetworkView, ...], everywhere: bool, changing: bool, **known: Any
    ) -> None:
        """Offer the networks that somebody may plan for; ask why only of a session that is there."""
        super().__init__(*args, **known)
        all_of_them = [("", _("Tutte le reti"))] if everywhere else []
        cast(Any, self.fields["network"]).choices = [*all_of_them, *((str(one.id), one.name) for one in networks)]
        for name in ("recording", "summary", "summary_en", "reason"):
            if not changing:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Want both hours or neither."""
        told = super().clean() or {}
        if (told.get("since") is None) != (told.get("until") is None):
            self.add_error("until", _("Scrivi tutte e due le ore, o nessuna se non si sanno ancora."))
        return told

    def draft(self, *, about: UUID | None, source: str = "") -> GatheringDraft:
        """Return what was typed as a session."""
        told = self.cleaned_data
        starts, ends, precision = _times(told)
        return GatheringDraft(
            about=about,
            kind=GatheringKind(told["kind"]),
            title=Bilingual(it=told["title"], en=told["title_en"]),
            text=Bilingual(it=told["text"], en=told["text_en"]),
            starts_at=starts,
            ends_at=ends,
            precision=precision,
            summary=Bilingual(it=told.get("summary", ""), en=told.get("summary_en", "")),
            recording=told.get("recording", ""),
            network=UUID(told["network"]) if told["network"] else None,
            source=source,
            **{name: told[name] for name in PLAIN},
        )


PLAIN = ("place", "address", "link", "link_public", "phone", "phone_note", "capacity", "sign_up", "public")


def _times(told: dict[str, Any]) -> tuple[datetime, datetime, Precision]:
    first, last = told["day"], told["last_day"] or told["day"]
    if told["since"] is None:
        return _at(first, time()), _at(last + timedelta(days=1), time()) - timedelta(seconds=1), Precision.DAY
    return _at(first, told["since"]), _at(last, told["until"]), Precision.MINUTE


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())


def initial_of(one: GatheringView) -> dict[str, object]:
    """Return what the form shows of a session that is there."""
    plan, first, last = one.plan, timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    clocks = plan.precision == Precision.MINUTE
    return {
        **{name: getattr(plan, name) for name in (*PLAIN, "recording")},
        "title": plan.title.it,
        "title_en": plan.title.en,
        "kind": plan.kind.value,
        "network": str(plan.network or ""),
        "text": plan.text.it,
        "text_en": plan.text.en,
        "summary": plan.summary.it,
        "summary_en": plan.summary.en,
        "day": first.date(),
        "last_day": last.date() if last.date() != first.date() else None,
        "since": first.time() if clocks else None,
        "until": last.time() if clocks else None,
    }
