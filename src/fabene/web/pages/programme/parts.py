"""One form for every part of the frame: its fields are those of what the part says, by their kind and their name."""

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core.bilingual import Bilingual
from fabene.people import selectors as people
from fabene.programme.frame import selectors, values
from fabene.programme.frame.kinds import ActKind, Part, PartnerKind
from fabene.programme.frame.values import Draft, ProgrammeView, Ranking
from fabene.web.pages.programme.words import ACT, PARTNER, said
from fabene.web.pages.writing import MOST_COUNTED, WriteForm

DRAFTS: Mapping[Part, type] = {
    Part.PROGRAMME: values.Programme,
    Part.ACT: values.Act,
    Part.PHASE: values.Phase,
    Part.PARTNER: values.Partner,
    Part.AGREEMENT: values.Agreement,
    Part.EXTENSION: values.Extension,
    Part.BENEFIT: values.Benefit,
    Part.FIGURE: values.Figure,
    Part.EVENT: values.Event,
    Part.POLICY: values.Policy,
    Part.LINK: values.Link,
    Part.NETWORK: values.Joining,
    Part.PROJECT: values.Project,
    Part.RESULT: values.Result,
}
LABELS: Mapping[str, Any] = {
    "slug": gettext_lazy("Nome nell’indirizzo (lettere minuscole e trattini)"),
    "name": gettext_lazy("Nome"),
    "sentence": gettext_lazy("In una frase"),
    "story": gettext_lazy("Il racconto"),
    "source": gettext_lazy("Fonte: indirizzo della pagina, o come si trova il documento"),
    "parent": gettext_lazy("Fa parte di"),
    "follows": gettext_lazy("Prosegue"),
    "starts": gettext_lazy("Dal"),
    "ends": gettext_lazy("Fino al"),
    "since": gettext_lazy("Dal"),
    "until": gettext_lazy("Fino al"),
    "cup": gettext_lazy("CUP"),
    "ranking_position": gettext_lazy("Posto in graduatoria"),
    "ranking_out_of": gettext_lazy("Quanti in graduatoria"),
    "ranking_funded_first": gettext_lazy("Quanti finanziati subito"),
    "website": gettext_lazy("Sito"),
    "front": gettext_lazy("È il programma a cui porta la pagina iniziale"),
    "kind": gettext_lazy("Che cos’è"),
    "title": gettext_lazy("Titolo"),
    "who": gettext_lazy("Di chi è"),
    "number": gettext_lazy("Numero"),
    "on": gettext_lazy("Giorno"),
    "amount_cents": gettext_lazy("Importo, in euro"),
    "funds_cents": gettext_lazy("Importo, in euro"),
    "text": gettext_lazy("Testo"),
    "organisation": gettext_lazy("Ente"),
    "does": gettext_lazy("Che cosa fa"),
    "funds": gettext_lazy("Con quali fondi"),
    "position": gettext_lazy("Posto nell’elenco"),
    "parties": gettext_lazy("Tra chi"),
    "signed_on": gettext_lazy("Firmato il"),
    "about": gettext_lazy("Che cosa dice"),
    "agreement": gettext_lazy("Convenzione o accordo"),
    "act": gettext_lazy("Atto che lo decide"),
    "known_by": gettext_lazy("Come si saprà"),
    "benefit": gettext_lazy("Beneficio atteso"),
    "amount": gettext_lazy("Quanto"),
    "unit": gettext_lazy("Di che cosa"),
    "estimated": gettext_lazy("È una stima"),
    "year": gettext_lazy("Anno"),
    "month": gettext_lazy("Mese, da 1 a 12"),
    "day": gettext_lazy("Giorno del mese"),
    "objective": gettext_lazy("Obiettivo"),
    "years": gettext_lazy("Anni"),
    "policy": gettext_lazy("Politica"),
    "action": gettext_lazy("Azione"),
    "project": gettext_lazy("Progetto"),
    "network": gettext_lazy("Rete"),
    "networks": gettext_lazy("Reti"),
    "lead": gettext_lazy("Capofila"),
    "partners": gettext_lazy("Con chi"),
    "content": gettext_lazy("Che cosa fa"),
    "also_called": gettext_lazy("Altri nomi, come sono stati stampati"),
    "shown": gettext_lazy("Si vede"),
}
LONG = frozenset({"story", "text", "about", "known_by", "content"})
IN_ENGLISH = gettext_lazy("%(label)s, in inglese")
CHOICES: Mapping[type, Mapping[Any, Promise]] = {ActKind: ACT, PartnerKind: PARTNER}


def fields_of(part: Part) -> tuple["Field[Any]", ...]:
    """Return what somebody writes of a part; the programme it belongs to is in the address."""
    return tuple(field for field in fields(DRAFTS[part]) if field.name != "programme")


class PartForm(WriteForm):
    """What is said of one part of a programme; ``why`` where something that stands is corrected."""

    def __init__(
        self, *args: Any, part: Part, programme: ProgrammeView | None, why: bool = False, **known: Any
    ) -> None:
        """Make the fields of ``part``, and offer what it may name of ``programme``."""
        super().__init__(*args, **known)
        self.part, self.programme = part, programme
        for field in fields_of(part):
            self.fields.update(_inputs(field, programme))
        if why:
            self.fields["why"] = forms.CharField(
                label=_("Perché cambia"), max_length=400, help_text=_("Resta nella storia, con quello che c’era prima.")
            )

    @property
    def draft(self) -> Draft:
        """Return what was typed as what the part says."""
        told = {field.name: _told(field, self.cleaned_data) for field in fields_of(self.part)}
        if self.programme is not None and "programme" in {field.name for field in fields(DRAFTS[self.part])}:
            told["programme"] = self.programme.id
        draft: Draft = DRAFTS[self.part](**told)
        return draft


def shown_first(part: Part, view: Any) -> dict[str, object]:
    """Return what stands in a part, as the form shows it first."""
    found: dict[str, object] = {}
    for field in fields_of(part):
        found.update(_initial(field.name, getattr(view, field.name)))
    return found


def _initial(name: str, value: object) -> dict[str, object]:
    if isinstance(value, Bilingual):
        return {name: value.it, f"{name}_en": value.en}
    if isinstance(value, Ranking):
        return {f"{name}_{each.name}": getattr(value, each.name) for each in fields(Ranking)}
    if name.endswith("_cents") and isinstance(value, int):
        return {name: Decimal(value) / 100}
    return {name: [str(one) for one in value] if isinstance(value, tuple) else value}


def _inputs(field: "Field[Any]", programme: ProgrammeView | None) -> dict[str, forms.Field]:
    """Return the inputs in which one field is typed: two for a text in two languages, three for a ranking."""
    required = field.default is MISSING
    hint: Any = field.type
    if hint is Bilingual:
        english = IN_ENGLISH % {"label": LABELS[field.name]}
        return {
            field.name: _text(field.name, required=required),
            f"{field.name}_en": _text(field.name, required=False, label=english),
        }
    if field.name == "ranking":
        names = [f"ranking_{each.name}" for each in fields(Ranking)]
        return {
            name: forms.IntegerField(label=LABELS[name], required=False, min_value=1, max_value=MOST_COUNTED)
            for name in names
        }
    if _is_choice(hint):
        return {field.name: _choice(field.name, hint, required=required, programme=programme)}
    return {field.name: _plain(field.name, hint, required=required)}


def _is_choice(hint: Any) -> bool:
    of = set(get_args(hint)) or {hint}
    return UUID in of or (isinstance(hint, type) and issubclass(hint, StrEnum))


def _text(name: str, *, required: bool, label: str = "") -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 6 if name == "story" else 3}) if name in LONG else forms.TextInput()
    return forms.CharField(
        label=label or LABELS[name],
        required=required,
        widget=widget,
        max_length=6000,
    )


def _plain(name: str, hint: Any, *, required: bool) -> forms.Field:
    of = set(get_args(hint)) if isinstance(hint, types.UnionType) else {hint}
    label = LABELS[name]
    if name.endswith("_cents"):
        return forms.DecimalField(label=label, required=False, min_value=0, decimal_places=2, max_digits=15)
    if date in of:
        return forms.DateField(
            label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        )
    if int in of:
        return forms.IntegerField(label=label, required=required, max_value=MOST_COUNTED)
    if bool in of:
        return forms.BooleanField(label=label, required=False)
    return forms.CharField(label=label, required=required, max_length=1000)


def _choice(name: str, hint: Any, *, required: bool, programme: ProgrammeView | None) -> forms.Field:
    label = LABELS[name]
    if hint in CHOICES:
        words = [(key.value, word) for key, word in CHOICES[hint].items()]
        return forms.ChoiceField(label=label, choices=words)
    choices = [(str(id), name) for id, name in _options(name, programme)]
    if isinstance(hint, types.GenericAlias):
        return forms.MultipleChoiceField(
            label=label, choices=choices, required=required, widget=forms.CheckboxSelectMultiple
        )
    return forms.ChoiceField(label=label, choices=choices if required else [("", "—"), *choices], required=required)


def _options(name: str, programme: ProgrammeView | None) -> Iterable[tuple[UUID, str]]:
    """Return what a field may name: bodies, networks, programmes, or parts of this programme."""
    if name in {"organisation", "lead", "partners"}:
        return [(one.id, one.name) for one in people.organisations()]
    if name in {"network", "networks"}:
        return [(one.id, one.name) for one in people.networks()]
    if name in {"parent", "follows"}:
        return [(one.id, said(one.name)) for one in selectors.programmes()]
    return _of_the_programme(name, programme.id) if programme else []


def _of_the_programme(name: str, id: UUID) -> Iterable[tuple[UUID, str]]:
    if name == "act":
        chain = [id, *(one.id for one in selectors.above(selectors.programme_by_id(id), selectors.programmes()))]
        return [(act.id, said(act.title)) for each in chain for act in selectors.acts(each)]
    if name == "agreement":
        return [(one.id, said(one.title)) for one in selectors.agreements(id)]
    if name == "benefit":
        return [(one.id, said(one.title)) for one in selectors.benefits(id)]
    if name == "policy":
        return [(one.id, said(one.name)) for one in selectors.policies(id)]
    return [(one.id, said(one.name)) for one in selectors.projects(id)]


def _told(field: "Field[Any]", typed: Mapping[str, Any]) -> object:
    name, hint = field.name, field.type
    if hint is Bilingual:
        return Bilingual(it=typed[name], en=typed[f"{name}_en"])
    if name == "ranking":
        position, out_of = typed["ranking_position"], typed["ranking_out_of"]
        if position is None or out_of is None:
            return None
        return Ranking(position=position, out_of=out_of, funded_first=typed["ranking_funded_first"])
    if name.endswith("_cents"):
        return None if typed[name] is None else int(typed[name] * 100)
    return _identity(hint, typed[name])


def _identity(hint: Any, value: Any) -> object:
    """Return what was chosen as an identity, a tuple of them or a kind; what was typed as it is."""
    if isinstance(value, list):
        return tuple(UUID(one) for one in value)
    if hint in CHOICES:
        return hint(value)
    if UUID in (set(get_args(hint)) or {hint}):
        return UUID(value) if value else None
    return 0 if hint is int and value is None else value
