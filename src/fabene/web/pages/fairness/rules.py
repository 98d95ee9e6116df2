"""The rules of a charter in words: what each says, its bounds, what it rests on, and the form that changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.charter.parameters import Choice, Order, Parameter, Whole
from fabene.charter.values import Enacted, Rule, RuleValue, Source, SourceKind
from fabene.core.errors import FabeneError
from fabene.web.pages.writing import WriteForm
from fabene.web.words import MILLIS, RULE, RULE_OPTION, RULE_SOURCE, rule_words

HOUSE = "house"
GADDA = "IT:L:2016-08-19;166:art3"
KNOWN: Mapping[str, Promise] = {
    HOUSE: gettext_lazy("valore di partenza del programma"),
    GADDA: gettext_lazy("legge 19 agosto 2016, n. 166, articolo 3"),
}
"""Sources that are keys, and how people call them."""

EXPLAINED: Mapping[str, Promise] = {
    "scale": gettext_lazy("Quanto conta una famiglia quando si divide: da chi ci vive."),
    "child_weight_millis": gettext_lazy("Fino a 13 anni. Vale se i bambini contano meno degli adulti."),
    "half_life_days": gettext_lazy("Chi ha ricevuto tanto un mese fa non deve aspettare per sempre."),
    "cap_grams_per_head": gettext_lazy("Nei giorni ricchi, per non dare più di quello che si mangia."),
    "least_share_percent": gettext_lazy("Quanto è sicuro di portare a casa chi viene, anche se ha già ricevuto tanto."),
    "destinations": gettext_lazy("Prima le persone, poi gli animali, poi il compost: lo vuole la legge."),
    "weighing_way": gettext_lazy("Per una giornata si può sempre scegliere un altro modo."),
    "newcomers": gettext_lazy("Perché chi arriva oggi non resti indietro, e non passi davanti."),
}
GRAMS = Decimal(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule as it is read on the page."""

    key: str
    name: str
    explained: str
    value: str
    bounds: str
    source: str
    since: date | None


def rule_line(rule: Rule, known: Parameter) -> RuleLine:
    """Return a rule in force in words."""
    return RuleLine(
        key=rule.key,
        name=str(RULE[rule.key]),
        explained=str(EXPLAINED[rule.key]),
        value=value_words(rule.key, rule.value),
        bounds=bounds_words(known),
        source=source_words(rule.source),
        since=rule.in_force_from,
    )


def value_words(key: str, value: RuleValue) -> str:
    """Return the value of a rule as it is said."""
    return rule_words(key, ", ".join(value) if isinstance(value, tuple) else value)


def source_words(source: Source) -> str:
    """Return what a value rests on: a law, a decision, or that nobody has decided yet."""
    named = str(KNOWN.get(source.key, source.key))
    if source.kind is SourceKind.DEFAULT:
        return str(RULE_SOURCE[source.kind.value])
    return f"{RULE_SOURCE[source.kind.value]}: {named}"


def bounds_words(known: Parameter) -> str:
    """Return what a rule may be set to."""
    match known.bounds:
        case Choice(options=options):
            return _("una di queste: %(options)s") % {"options": "; ".join(str(RULE_OPTION[one]) for one in options)}
        case Whole(minimum=minimum, maximum=maximum, off=off):
            said = _("da %(least)s a %(most)s") % {
                "least": value_words(known.key, minimum),
                "most": value_words(known.key, maximum),
            }
            if off:
                outside = {"bounds": said, "off": value_words(known.key, off[0])}
                return _("%(bounds)s, oppure: %(off)s") % outside
            return said
        case Order(ranks=ranks):
            return _("in ordine, senza mettere animali o compost prima delle persone: %(options)s") % {
                "options": "; ".join(str(RULE_OPTION[one]) for one in ranks)
            }
    raise TypeError(known.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A value that was set, in words."""

    name: str
    value: str
    since: date
    source: str
    written_at: date
    by: str


def change_line(one: Enacted, *, names: Mapping[Any, str]) -> Change:
    """Return what was set in words; ``names`` knows who wrote it down, for whoever may know."""
    return Change(
        name=str(RULE[one.key]),
        value=value_words(one.key, one.value),
        since=one.in_force_from,
        source=source_words(one.source),
        written_at=timezone.localdate(one.recorded_at),
        by=names.get(one.actor, ""),
    )


class RuleForm(WriteForm):
    """Another value for one rule, from when, and on what it rests."""

    source_kind = forms.ChoiceField(
        label=gettext_lazy("Che cosa lo dice"),
        choices=[
            (SourceKind.DECISION.value, gettext_lazy("una decisione della rete")),
            (SourceKind.LAW.value, gettext_lazy("una legge, o un atto di un ente")),
        ],
    )
    source = forms.CharField(
        label=gettext_lazy("Quale"),
        max_length=200,
        help_text=gettext_lazy("Per esempio: assemblea del 12 novembre 2026, verbale n. 3. Lo leggono tutti."),
    )
    in_force_from = forms.DateField(
        label=gettext_lazy("Da quando vale"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("Da oggi in avanti. I piani di quel giorno, e dopo, la seguono."),
    )
    field_order = ("id", "value")

    def __init__(self, *args: Any, known: Parameter, now: RuleValue, **kwargs: Any) -> None:
        """Ask for a value of ``known``, beginning with the one in force."""
        super().__init__(*args, **kwargs)
        self.known = known
        if isinstance(known.bounds, Order):
            self._ask_order(known.bounds, now=now)
        else:
            self.fields["value"] = _field(known)
            self.initial.setdefault("value", _typed(known, now))
        self.initial.setdefault("in_force_from", timezone.localdate())
        self.order_fields(["id", *self._asked(), "source_kind", "source", "in_force_from"])

    def _asked(self) -> list[str]:
        return [name for name in self.fields if name == "value" or name.startswith("place_")]

    def _ask_order(self, bounds: Order, *, now: RuleValue) -> None:
        words = [("", gettext_lazy("nessuno")), *((one, RULE_OPTION[one]) for one in bounds.ranks)]
        kept = now if isinstance(now, tuple) else ()
        for place in range(len(bounds.ranks)):
            self.fields[f"place_{place}"] = forms.ChoiceField(
                label=_("%(place)sº posto") % {"place": place + 1}, choices=words, required=False
            )
            self.initial.setdefault(f"place_{place}", kept[place] if place < len(kept) else "")

    def clean(self) -> dict[str, Any]:
        """Refuse a number out of bounds in the unit in which it was typed."""
        said = super().clean() or self.cleaned_data
        if isinstance(self.known.bounds, Whole) and "value" in said:
            try:
                self.known.bounds.accept(self.known.key, self.value())
            except FabeneError:
                self.add_error("value", _("Si può scegliere: %(bounds)s.") % {"bounds": bounds_words(self.known)})
        return said

    def value(self) -> object:
        """Return the value that was typed as the charter keeps it."""
        said = self.cleaned_data
        if isinstance(self.known.bounds, Order):
            return [said[name] for name in self._asked() if said[name]]
        if isinstance(self.known.bounds, Choice) or said["value"] is None:
            return said["value"]
        return int(said["value"] * _scale(self.known))


def _field(known: Parameter) -> forms.Field:
    label = str(RULE[known.key])
    match known.bounds:
        case Choice(options=options):
            return forms.ChoiceField(label=label, choices=[(one, RULE_OPTION[one]) for one in options])
        case Whole(off=off):
            return forms.DecimalField(
                label=f"{label} ({_unit(known)})" if _unit(known) else label,
                required=None not in off,
                max_digits=9,
                decimal_places=3 if _scale(known) > 1 else 0,
                localize=True,
                help_text=bounds_words(known) + (_(". Vuoto: nessun limite.") if None in off else ""),
            )
    raise TypeError(known.key)


def _unit(known: Parameter) -> str:
    return {"grams": "kg", "days": _("giorni"), "percent": "%"}.get(known.unit, "")


def _scale(known: Parameter) -> Decimal:
    """Return by how much what people type is smaller than what is kept: kilos for grams, adults for thousandths."""
    return {"grams": GRAMS, "millis": Decimal(MILLIS)}.get(known.unit, Decimal(1))


def _typed(known: Parameter, value: RuleValue) -> str | Decimal | None:
    if isinstance(value, int):
        return (Decimal(value) / _scale(known)).normalize() + 0
    return value if isinstance(value, str) else None
