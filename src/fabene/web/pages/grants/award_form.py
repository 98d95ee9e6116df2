"""The form of an award: prefilled from a proposal where there is one, in groups that open one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fabene.core.errors import FabeneError
from fabene.people import selectors as people
from fabene.programme.frame import selectors as frame
from fabene.programme.grants import checks
from fabene.programme.grants.values import Act, CostKind, GrantDraft, InstalmentDraft, LineDraft
from fabene.web import formats
from fabene.web.pages.grants.beside import NOBODY
from fabene.web.pages.grants.fields import FIELDS, day_field, text_field
from fabene.web.pages.grants.words import COST_KIND
from fabene.web.pages.writing import EurosField, WriteForm, sentence_of
from fabene.web.sentences import SENTENCES

LINES, SPARE, INSTALMENTS = 4, 2, 3
"""How many lines are asked for where nothing is known, how many beyond what is known, and how many instalments."""
OWN_FIELDS = {**FIELDS, "sum_not_positive": "amount"}
WHO = ("programme", "project", "recipient", "funder", "title", "amount", "cup")
ACT = ("act_number", "act_on", "rule", "office", "official", "way_chosen", "starts", "ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Some fields that belong together: a line of the budget, an instalment."""

    legend: str
    fields: tuple[BoundField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of the form that opens and closes; it is ``open`` while something in it has to be written or put right."""

    title: Promise | str
    hint: str
    open: bool
    fields: tuple[BoundField, ...] = ()
    rows: tuple[Row, ...] = ()


class AwardForm(WriteForm):
    """An award: to an organisation, by an act, with a CUP and a budget."""

    programme = forms.ChoiceField(label=gettext_lazy("Programma"))
    project = forms.ChoiceField(label=gettext_lazy("Progetto"), required=False)
    recipient = forms.ChoiceField(
        label=gettext_lazy("A quale ente"), help_text=gettext_lazy("Solo enti e imprese: mai una persona.")
    )
    funder = forms.ChoiceField(label=gettext_lazy("Chi lo concede"), required=False)
    title = text_field(gettext_lazy("Titolo"), 200)
    amount = EurosField(label=gettext_lazy("Importo"))
    cup = forms.CharField(
        label="CUP",
        max_length=30,
        error_messages={"required": SENTENCES["cup_missing"]},  # type: ignore[dict-item]  # a promise is a text
        help_text=gettext_lazy("Obbligatorio: senza, l'atto è nullo (legge 3/2003, art. 11, comma 2-bis)."),
    )
    act_number = text_field(gettext_lazy("Numero dell'atto"), 60)
    act_on = day_field(gettext_lazy("Data dell'atto"))
    rule = text_field(gettext_lazy("Norma o titolo a base"), 300)
    office = text_field(gettext_lazy("Ufficio"), 200)
    official = text_field(gettext_lazy("Funzionario o dirigente responsabile"), 200)
    way_chosen = text_field(gettext_lazy("Come è stato scelto chi riceve"), 300)
    starts = day_field(gettext_lazy("Inizio delle attività"))
    ends = day_field(gettext_lazy("Fine delle attività"))

    def __init__(self, *args: Any, application: UUID | None = None, known_lines: int = 0, **kwargs: Any) -> None:
        """Offer programmes, projects and organisations; ask for the lines (as many as are known, and a few more)."""
        super().__init__(*args, **kwargs)
        self.application = application
        self.lines_asked = known_lines + SPARE if known_lines else LINES
        self.lines_known = known_lines
        bodies = [(str(body.id), body.name) for body in people.organisations()]
        language = get_language() or "it"
        self._offer("programme", [(str(each.id), each.name.said(language)) for each in frame.programmes()])
        self._offer("project", [NOBODY, *((str(each.id), each.name.said(language)) for each in frame.projects())])
        self._offer("recipient", [NOBODY, *bodies])
        self._offer("funder", [NOBODY, *bodies])
        for number in range(1, self.lines_asked + 1):
            place = {"number": number}
            kinds = [NOBODY, *((kind.value, said) for kind, said in COST_KIND.items())]
            self.fields[f"kind-{number}"] = forms.ChoiceField(
                label=_("Voce %(number)s: tipo di spesa") % place, choices=kinds, required=False
            )
            self.fields[f"line-{number}"] = forms.CharField(
                label=_("Voce %(number)s: nome") % place, max_length=200, required=False
            )
            self.fields[f"cents-{number}"] = EurosField(label=_("Voce %(number)s: importo") % place, required=False)
        for number in range(1, INSTALMENTS + 1):
            place = {"number": number}
            self.fields[f"part-{number}"] = EurosField(label=_("Rata %(number)s: importo") % place, required=False)
            self.fields[f"due-{number}"] = day_field(_("Rata %(number)s: entro") % place, required=False)
            self.fields[f"if-{number}"] = forms.CharField(
                label=_("Rata %(number)s: condizioni") % place, max_length=500, required=False
            )

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Say everything that is wrong with the award beside what it is about, all at once."""
        said = super().clean() or self.cleaned_data
        for fault in checks.award_faults(self.draft(said)):
            self._refuse_at(fault)
        return said

    def _refuse_at(self, fault: FabeneError) -> None:
        field = str(fault.data.get("field", "")) or OWN_FIELDS.get(fault.code, "")
        if field not in self.fields:
            self.add_error(None, forms.ValidationError(sentence_of(fault), code=fault.code))
        elif field not in self.errors:
            self.add_error(field, sentence_of(fault))

    def draft(self, said: dict[str, Any]) -> GrantDraft:
        """Return the award as far as it was typed."""
        return GrantDraft(
            programme=UUID(said.get("programme") or str(UUID(int=0))),
            recipient=UUID(said.get("recipient") or str(UUID(int=0))),
            amount_cents=said.get("amount") or 0,
            cup=said.get("cup") or "",
            act=Act(date=said.get("act_on"), number=said.get("act_number") or ""),
            starts=said.get("starts") or date.min,
            ends=said.get("ends") or date.max,
            lines=tuple(self._lines(said)),
            instalments=tuple(self._instalments(said)),
            application=self.application,
            project=UUID(said["project"]) if said.get("project") else None,
            funder=UUID(said["funder"]) if said.get("funder") else None,
            title=said.get("title") or "",
            rule=said.get("rule") or "",
            office=said.get("office") or "",
            official=said.get("official") or "",
            way_chosen=said.get("way_chosen") or "",
        )

    def _lines(self, said: Mapping[str, Any]) -> Iterator[LineDraft]:
        for number in range(1, self.lines_asked + 1):
            kind, cents = said.get(f"kind-{number}"), said.get(f"cents-{number}")
            if kind or cents:
                yield LineDraft(
                    cost_kind=CostKind(kind or CostKind.ANY),
                    title=said.get(f"line-{number}") or "",
                    amount_cents=cents or 0,
                )

    def _instalments(self, said: dict[str, Any]) -> Iterator[InstalmentDraft]:
        for number in range(1, INSTALMENTS + 1):
            if said.get(f"part-{number}"):
                yield InstalmentDraft(
                    title="",
                    amount_cents=said[f"part-{number}"],
                    due_on=said.get(f"due-{number}"),
                    conditions=said.get(f"if-{number}") or "",
                )

    def groups(self) -> list[Group]:
        """Return the form in parts: who and how much, the act, the lines, the instalments."""
        cents = sum(line.amount_cents for line in self._lines(self._shown()))
        lines = _("In tutto %(sum)s. Senza voci ce n'è una sola, per tutte le spese.") % {"sum": formats.euros(cents)}
        parts = _("Senza rate si paga in una volta.")
        return [
            self._group(_("A chi, che cosa, quanto"), "", fields=WHO, always=True),
            self._group(_("L'atto e il periodo"), _("Atto, norma, ufficio, come è stato scelto, date."), fields=ACT),
            self._rows(_("Le voci"), lines, count=self.lines_asked, names=("kind", "line", "cents")),
            self._rows(_("Le rate"), parts, count=INSTALMENTS, names=("part", "due", "if")),
        ]

    def _shown(self) -> Mapping[str, Any]:
        """Return what stands in the fields: what was typed and is right, or what they begin with."""
        return self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else self.initial

    def _group(self, title: str, hint: str, *, fields: tuple[str, ...], always: bool = False) -> Group:
        shown = tuple(self[name] for name in fields)
        return Group(title=title, hint=hint, open=always or self._wrong(fields), fields=shown)

    def _rows(self, title: str, hint: str, *, count: int, names: tuple[str, ...]) -> Group:
        rows = tuple(
            Row(legend=str(number), fields=tuple(self[f"{name}-{number}"] for name in names))
            for number in range(1, count + 1)
        )
        wrong = self._wrong(tuple(field.name for row in rows for field in row.fields)) or self._uneven(names[0])
        return Group(title=title, hint=hint, open=wrong, rows=rows)

    def _wrong(self, fields: tuple[str, ...]) -> bool:
        return any(name in self.errors for name in fields)

    def _uneven(self, name: str) -> bool:
        """Return whether lines (or instalments) do not add up to the award: there something has to be done."""
        code = {"kind": "budget_adds_up_wrong", "part": "instalments_add_up_wrong"}[name]
        return any(error.code == code for error in self.non_field_errors().as_data())
