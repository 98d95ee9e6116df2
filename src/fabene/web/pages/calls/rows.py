"""Lists of a call as rows of a form: kinds of cost, questions, documents, criteria. A row without a title goes."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core.bilingual import Bilingual
from fabene.programme.calls.values import CallView, CostKind, Criterion, Question, RequiredDocument
from fabene.web.pages.writing import HalvesField

MORE = 2
KEY = 40


class Row(forms.Form):
    """One row: its key stays while its words change."""

    key = forms.CharField(required=False, max_length=KEY, widget=forms.HiddenInput)
    it = forms.CharField(label=gettext_lazy("Nome"), required=False, max_length=1000)
    en = forms.CharField(label=gettext_lazy("In inglese"), required=False, max_length=1000)

    @property
    def said(self) -> Bilingual:
        """Return its words."""
        return Bilingual(it=self.cleaned_data.get("it", ""), en=self.cleaned_data.get("en", ""))


class CostRow(Row):
    """A kind of cost."""

    def made(self, key: str) -> CostKind:
        """Return what the call holds of it."""
        return CostKind(key=key, title=self.said)


class DocumentRow(Row):
    """A document to hand in."""

    required = forms.BooleanField(label=gettext_lazy("Obbligatorio"), required=False)

    def made(self, key: str) -> RequiredDocument:
        """Return what the call holds of it."""
        return RequiredDocument(key=key, title=self.said, required=self.cleaned_data["required"])


class QuestionRow(Row):
    """A question of the form."""

    it = forms.CharField(label=gettext_lazy("Domanda"), required=False, max_length=1000)
    max_chars = forms.IntegerField(
        label=gettext_lazy("Quanti caratteri al massimo"), required=False, min_value=1, max_value=20_000, initial=2000
    )
    required = forms.BooleanField(label=gettext_lazy("Obbligatoria"), required=False)

    def made(self, key: str) -> Question:
        """Return what the call holds of it."""
        told = self.cleaned_data
        return Question(key=key, text=self.said, max_chars=told["max_chars"] or 2000, required=told["required"])


class CriterionRow(Row):
    """A criterion with its weight."""

    weight = forms.IntegerField(label=gettext_lazy("Peso"), required=False, min_value=1, max_value=100)
    least_halves = HalvesField(
        label=gettext_lazy("Minimo"), required=False, help_text=gettext_lazy("Media sotto cui non si finanzia.")
    )
    text_it = forms.CharField(label=gettext_lazy("Che cosa guarda"), required=False, max_length=1000)
    text_en = forms.CharField(label=gettext_lazy("Che cosa guarda, in inglese"), required=False, max_length=1000)

    def clean(self) -> dict[str, Any]:
        """Ask for the weight of a criterion that has a name."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("it") and not told.get("weight") and "weight" not in self.errors:
            raise ValidationError({"weight": _("Scrivi il peso, da 1 a 100.")})
        return told

    def made(self, key: str) -> Criterion:
        """Return what the call holds of it."""
        told = self.cleaned_data
        text = Bilingual(it=told["text_it"], en=told["text_en"])
        least = told["least_halves"] or 0
        return Criterion(key=key, title=self.said, weight=told["weight"], text=text, least_halves=least)


ROWS: Mapping[str, type[Row]] = {
    "cost_kinds": CostRow,
    "required_documents": DocumentRow,
    "questions": QuestionRow,
    "criteria": CriterionRow,
}


def rows_form(data: Any, *, name: str, call: CallView) -> Any:
    """Return the rows of one of a call's lists, and some empty ones after them."""
    made = forms.formset_factory(ROWS[name], extra=MORE, max_num=40)
    return made(data, prefix=name, initial=[_typed(each) for each in getattr(call, name)])


def _typed(part: Any) -> dict[str, object]:
    words = part.text if isinstance(part, Question) else part.title
    told: dict[str, object] = {"key": part.key, "it": words.it, "en": words.en}
    for name in ("required", "max_chars", "weight"):
        if hasattr(part, name):
            told[name] = getattr(part, name)
    if isinstance(part, Criterion):
        told |= {"text_it": part.text.it, "text_en": part.text.en, "least_halves": part.least_halves or None}
    return told


def rows_value(rows: Any) -> tuple[object, ...]:
    """Return what the rows hold: those with words, each under its key, a new one under the words themselves."""
    kept = [form for form in rows.forms if form.cleaned_data.get("it")]
    taken = {form.cleaned_data["key"] for form in kept if form.cleaned_data["key"]}
    made: list[object] = []
    for form in kept:
        key = form.cleaned_data["key"] or _free(form.cleaned_data["it"], taken)
        taken.add(key)
        make: Callable[[str], object] = form.made
        made.append(make(key))
    return tuple(made)


def _free(words: str, taken: set[str]) -> str:
    """Return a key made of words that no other row has."""
    stem = slugify(words)[: KEY - 4] or "riga"
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, 99))) if key not in taken)
