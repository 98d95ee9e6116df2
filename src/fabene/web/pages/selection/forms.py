"""What is typed on the pages about judging."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fabene.lib.files.values import MAX_FILE_MIB
from fabene.programme.selection.values import Admissibility, CriterionView, SelectionView, SheetView
from fabene.web import formats
from fabene.web.pages.selection.scope import said
from fabene.web.pages.selection.words import ADMISSIBILITY
from fabene.web.pages.writing import HalvesField, WriteForm

LONG = forms.Textarea(attrs={"rows": 4})
SCORE = "score_"


def score_field(key: str) -> str:
    """Return the name of the field of a criterion."""
    return f"{SCORE}{key}"


class ScoreForm(WriteForm):
    """A score for each criterion, and a comment. What is empty has not been given yet."""

    comment = forms.CharField(
        label=_("Appunti per la discussione"),
        help_text=_("Li legge la giuria quando la prima lettura è chiusa. Parla della proposta, non di persone."),
        required=False,
        widget=LONG,
    )

    def __init__(self, *args: Any, selection: SelectionView, sheet: SheetView | None, **known: Any) -> None:
        """Show what the juror gave until now."""
        super().__init__(*args, **known)
        self.selection = selection
        given: Mapping[str, int] = sheet.scores if sheet else {}
        self.fields["comment"].initial = sheet.comment if sheet else ""
        for criterion in selection.criteria:
            self.fields[score_field(criterion.key)] = _score(criterion, selection=selection, given=given)
        self.order_fields([score_field(key) for key in selection.keys])

    @property
    def criteria(self) -> Iterable[forms.BoundField]:
        """Return the fields of the criteria."""
        return [self[score_field(key)] for key in self.selection.keys]

    @property
    def scores(self) -> dict[str, int]:
        """Return what has been given."""
        given = {key: self.cleaned_data.get(score_field(key)) for key in self.selection.keys}
        return {key: points for key, points in given.items() if points is not None}


def _score(criterion: CriterionView, *, selection: SelectionView, given: Mapping[str, int]) -> forms.Field:
    known: dict[str, Any] = {
        "label": _("%(title)s (pesa %(weight)s)") % {"title": said(criterion.title), "weight": criterion.weight},
        "help_text": _least(criterion),
        "required": False,
        "initial": given.get(criterion.key),
    }
    if selection.rules.half_points:
        unit = _("su %(limit)s, anche con il mezzo") % {"limit": selection.max_score}
        shown = {"inputmode": "decimal", "autocomplete": "off", "size": "5", "data-unit": unit}
        return HalvesField(**known, widget=forms.TextInput(attrs=shown))
    return forms.IntegerField(
        **known,
        widget=forms.NumberInput(
            attrs={
                "inputmode": "numeric",
                "min": 0,
                "max": selection.max_score,
                "step": 1,
                "data-unit": _("su %(limit)s") % {"limit": selection.max_score},
                "autocomplete": "off",
            }
        ),
        error_messages={"invalid": _("Scrivi un numero intero da 0 a %(limit)s.") % {"limit": selection.max_score}},
    )


def _least(criterion: CriterionView) -> str:
    if not criterion.least_halves:
        return ""
    return _("Con una media sotto %(points)s la proposta non è finanziabile.") % {
        "points": formats.halves(criterion.least_halves)
    }


class ConflictForm(WriteForm):
    """What a juror declares of one application."""

    conflict = forms.TypedChoiceField(
        label=_("Hai un interesse in questa proposta?"),
        choices=[
            ("no", _("No: nessun rapporto di lavoro, di parentela o di denaro con chi la presenta")),
            ("yes", _("Sì: mi astengo")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Se sì, quale"),
        help_text=_("Basta il tipo di rapporto: “siedo nel direttivo”. Va nel verbale."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OpenForm(WriteForm):
    """The rules that are said before anybody scores."""

    places = forms.IntegerField(
        label=_("Quante proposte avranno un contributo"),
        min_value=1,
        max_value=1000,
        widget=forms.NumberInput(attrs={"min": 1}),
    )
    seed = forms.CharField(
        label=_("Seme del sorteggio"),
        help_text=_("Numeri che nessuno può scegliere: per esempio un’estrazione pubblica dopo la chiusura del bando."),
        max_length=200,
    )
    seed_source = forms.CharField(label=_("Dove chiunque lo può leggere"), max_length=300)
    appeal_days = forms.IntegerField(
        label=_("Giorni per ricorrere, dalla pubblicazione"), min_value=1, max_value=365, initial=10
    )
    simulated = forms.BooleanField(
        label=_("È una prova: i punteggi sono inventati"),
        help_text=_("Ogni pagina lo dirà, anche quelle pubbliche."),
        required=False,
    )


class AdmissionForm(WriteForm):
    """What the office finds of an application."""

    outcome = forms.TypedChoiceField(
        label=_("Che cosa hai trovato"),
        choices=[(one.value, word) for one, word in ADMISSIBILITY.items()],
        coerce=Admissibility,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Che cosa manca, o perché è esclusa"),
        help_text=_("Chi l’ha mandata lo legge così. Un’esclusione si pubblica con il suo motivo."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    law = forms.CharField(label=_("Norma o articolo del bando"), required=False, max_length=300)
    term = forms.DateTimeField(
        label=_("Entro quando rispondere"),
        help_text=_("Solo per un’integrazione."),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )


class ReasonForm(WriteForm):
    """Why an application comes where it comes."""

    text_it = forms.CharField(label=_("Motivo, come si pubblica"), widget=LONG)
    text_en = forms.CharField(label=_("In inglese"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class CheckForm(WriteForm):
    """The second look before funding."""

    feasible = forms.BooleanField(label=_("Si può fare: tempi, conti, luoghi e persone ci sono"), required=False)
    replicable = forms.BooleanField(label=_("Si può ripetere altrove"), required=False)
    notes = forms.CharField(label=_("Che cosa hai controllato"), widget=forms.Textarea(attrs={"rows": 3}))


class IntegrationForm(WriteForm):
    """What an applicant answers."""

    text = forms.CharField(label=_("Risposta"), widget=LONG)
    file = forms.FileField(
        label=_("Documento"),
        help_text=_("Un PDF o un’immagine, al massimo %(limit)s MiB.") % {"limit": MAX_FILE_MIB},
        required=False,
    )


class AppealForm(WriteForm):
    """What an applicant asks to look at again."""

    text = forms.CharField(
        label=_("Che cosa chiedi di rivedere, e perché"),
        help_text=_("Di’ quale punteggio, motivo o documento. Senza nomi di altre persone."),
        widget=LONG,
    )


class AnswerForm(WriteForm):
    """What the office answers to an appeal."""

    accepted = forms.TypedChoiceField(
        label=_("Risposta"),
        choices=[
            ("yes", _("Accolto: la proposta torna all’ufficio e alla giuria, poi esce una nuova versione")),
            ("no", _("Respinto: la graduatoria resta com’è")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(label=_("Motivi"), widget=LONG)


class PublishForm(WriteForm):
    """Why there is a new version; the first needs no note."""

    note = forms.CharField(
        label=_("Perché esce una nuova versione"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
