"""The pieces of a notice as fields of a form: what is typed becomes the value that its text holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core.bilingual import Bilingual
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.programme.calls import selectors
from fabene.programme.calls.values import ApplicantKind
from fabene.web.pages.calls.seen import NoticeView, said
from fabene.web.pages.calls.words import APPLICANT, FIELD
from fabene.web.pages.writing import EurosField, HalvesField, WriteForm

LOCAL = "%Y-%m-%dT%H:%M"
ENGLISH = "_en"
TITLES = frozenset({"title", "sentence"})
LINES = frozenset({"official", "contact"})
MOMENTS = frozenset({"opens_at", "closes_at", "questions_until"})
EUROS = frozenset({"total_cents", "max_amount_cents"})
PLAIN: Mapping[str, Callable[[str], forms.Field]] = {
    "sources": lambda label: forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Un indirizzo per riga.")
    ),
    "max_score": lambda label: forms.IntegerField(label=label, min_value=1, max_value=100),
    "half_points": lambda label: forms.BooleanField(label=label, required=False),
    "least_halves": lambda label: HalvesField(
        label=label,
        required=False,
        help_text=_("Chi ne ha meno non può avere un contributo. Vuoto: nessun minimo. Si scrive anche 6,5."),
    ),
    "results_by": lambda label: forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    ),
    "who_may": lambda label: _several(label, [(kind.value, word) for kind, word in APPLICANT.items()]),
    "networks": lambda label: _several(label, [(str(one.id), one.name) for one in people.networks()]),
    "municipalities": lambda label: _several(label, [(one.istat_code, one.name) for one in places.municipalities()]),
    "reserved_to_call": lambda label: forms.TypedChoiceField(
        label=label,
        required=False,
        coerce=str,
        empty_value=None,
        choices=[("", _("nessuno: è aperto a tutti")), *_calls()],
    ),
    "official": lambda label: forms.CharField(label=label, required=False, max_length=300),
    "contact": lambda label: forms.EmailField(label=label, required=False, max_length=254),
}


def _several(label: str, choices: list[tuple[str, Any]]) -> forms.Field:
    return forms.MultipleChoiceField(label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


def _calls() -> Iterator[tuple[str, str]]:
    return ((str(call.id), said(call.title)) for call in selectors.calls())


class PiecesForm(WriteForm):
    """Some pieces of a notice. Nothing is required here: what lacks is said when it is to be published."""

    def __init__(self, data: Any, *, notice: NoticeView, pieces: tuple[str, ...]) -> None:
        """Make the fields of these pieces, with what the notice says in them."""
        super().__init__(data)
        self.pieces = pieces
        for name in pieces:
            for key, field in _fields(name):
                self.fields[key] = field
                self.initial[key] = _typed(key, notice)

    def changes(self) -> dict[str, object]:
        """Return the pieces as a notice's text holds them."""
        return {name: self._value(name) for name in self.pieces}

    def _value(self, name: str) -> object:
        typed = self.cleaned_data[name]
        if f"{name}{ENGLISH}" in self.fields:
            return Bilingual(it=typed, en=self.cleaned_data[f"{name}{ENGLISH}"])
        return KEPT.get(name, _same)(typed)


def _same(typed: object) -> object:
    return typed or ("" if isinstance(typed, str) else typed)


KEPT: Mapping[str, Callable[[Any], object]] = {
    "sources": lambda typed: tuple(line.strip() for line in typed.splitlines() if line.strip()),
    "who_may": lambda typed: frozenset(ApplicantKind(each) for each in typed),
    "networks": tuple,
    "municipalities": tuple,
    "half_points": bool,
    "least_halves": lambda typed: typed or 0,
    "total_cents": lambda typed: typed or 0,
    "max_amount_cents": lambda typed: typed or 0,
}


def _fields(name: str) -> Iterator[tuple[str, forms.Field]]:
    label = str(FIELD[name])
    if name in PLAIN:
        yield name, PLAIN[name](label)
    elif name in MOMENTS:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
        yield name, forms.DateTimeField(label=label, required=False, input_formats=[LOCAL], widget=widget)
    elif name in EUROS:
        yield name, cast(forms.Field, EurosField(label=label, required=False))
    else:
        yield name, _text(name, label)
        yield f"{name}{ENGLISH}", _text(name, _("%(label)s, in inglese") % {"label": label})


def _text(name: str, label: str) -> forms.Field:
    rows = 2 if name in TITLES else 5
    limit = 300 if name in TITLES else 6000
    return forms.CharField(label=label, required=False, max_length=limit, widget=forms.Textarea(attrs={"rows": rows}))


def _typed(key: str, notice: NoticeView) -> object:
    """Return what a field shows before anybody types."""
    if key.endswith(ENGLISH):
        return getattr(notice, key.removesuffix(ENGLISH)).en
    value = getattr(notice, key)
    if isinstance(value, Bilingual):
        return value.it
    if isinstance(value, datetime):
        return timezone.localtime(value)
    if key == "sources":
        return "\n".join(value)
    return [str(each) for each in value] if isinstance(value, tuple | frozenset) else value or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One screen of the office's way through a notice: its word in the address, its title, its pieces, its list."""

    key: str
    title: Any
    pieces: tuple[str, ...]
    rows: str = ""
    lead: Any = ""


CALL_SECTIONS = (
    Section(key="inizio", title=gettext_lazy("Come si chiama"), pieces=("title", "sentence", "note", "sources")),
    Section(key="perche", title=gettext_lazy("A che serve"), pieces=("aims",)),
    Section(
        key="chi",
        title=gettext_lazy("Chi può partecipare"),
        pieces=("who_may", "together", "requirements", "reserved_to_call"),
    ),
    Section(key="dove", title=gettext_lazy("Dove"), pieces=("networks", "municipalities", "territory")),
    Section(
        key="soldi",
        title=gettext_lazy("Quante risorse, per quali costi"),
        pieces=("total_cents", "max_amount_cents", "resources", "costs"),
        rows="cost_kinds",
        lead=gettext_lazy("Se in questa fase non ci sono contributi, lascia vuote le somme e dillo in parole."),
    ),
    Section(key="modulo", title=gettext_lazy("Che cosa chiede il modulo"), pieces=("how",), rows="questions"),
    Section(key="documenti", title=gettext_lazy("Che cosa si consegna"), pieces=(), rows="required_documents"),
    Section(
        key="criteri",
        title=gettext_lazy("Come si giudica"),
        pieces=("max_score", "half_points", "least_halves", "jury"),
        rows="criteria",
        lead=gettext_lazy("I pesi fanno 100. A parità di totale decide il criterio che sta più in alto."),
    ),
    Section(
        key="date",
        title=gettext_lazy("Quando"),
        pieces=("opens_at", "closes_at", "questions_until", "results_by"),
        lead=gettext_lazy("Ore di Roma. Si pubblica prima che apra; apre e chiude da solo."),
    ),
    Section(key="dopo", title=gettext_lazy("Che cosa succede dopo"), pieces=("reporting", "inspections", "publicity")),
    Section(key="garanzie", title=gettext_lazy("Garanzie"), pieces=("data_protection", "official", "contact", "court")),
)
CO_DESIGN_SECTIONS = (
    CALL_SECTIONS[0],
    Section(key="finalita", title=gettext_lazy("Finalità, oggetto, durata"), pieces=("aim", "object", "length")),
    Section(key="quadro", title=gettext_lazy("Quadro"), pieces=("project_frame", "economic_frame")),
    Section(key="requisiti", title=gettext_lazy("Chi può e chi no"), pieces=("requirements", "exclusions")),
    CALL_SECTIONS[3],
    Section(key="percorso", title=gettext_lazy("Come si svolge"), pieces=("phases", "how", "evaluation", "conclusion")),
    Section(key="date", title=gettext_lazy("Quando"), pieces=("opens_at", "closes_at", "questions_until")),
    CALL_SECTIONS[-1],
)


def sections_of(notice: NoticeView) -> tuple[Section, ...]:
    """Return the screens of a notice, in their order."""
    return CALL_SECTIONS if hasattr(notice, "criteria") else CO_DESIGN_SECTIONS


def section_with(notice: NoticeView, *, field: str) -> Section:
    """Return the screen on which a field is written."""
    screens = sections_of(notice)
    named = {"tie_order": "criteria"}.get(field, field)
    return next((one for one in screens if named in one.pieces or named == one.rows), screens[0])
