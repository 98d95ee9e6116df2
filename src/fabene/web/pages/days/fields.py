"""An amount as a form asks for it, in kilos or in pieces; and beside which field the sentence of a refusal stands."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import Weight
from fabene.core.food import COUNTED
from fabene.core.quantities import MAX_PIECES, PIECE

KILOS, PIECES = "kilos", "pieces"
ABOUT_KILOS: Mapping[str, str] = dict.fromkeys(
    (
        "amount_negative",
        "amount_not_a_number",
        "amount_too_large",
        "crate_too_heavy",
        "too_many_decimals",
        "weight_not_positive",
    ),
    KILOS,
)
ABOUT_CRATES: Mapping[str, str] = dict.fromkeys(("crates_not_positive", "too_many_crates"), "crates")
ABOUT_PIECES: Mapping[str, str] = {
    **dict.fromkeys(("pieces_not_positive", "pieces_not_whole", "too_many_pieces"), PIECES),
    **dict.fromkeys(("piece_grams_not_expected", "piece_grams_out_of_range"), "piece_grams"),
}
ABOUT: Mapping[str, str] = {
    **ABOUT_KILOS,
    **ABOUT_CRATES,
    **ABOUT_PIECES,
    "label_date_missing": "label_date",
}


def about(form: forms.Form) -> Mapping[str, str]:
    """Return beside which field of a form each sentence stands."""
    return {code: field for code, field in ABOUT.items() if field in form.fields}


class PiecesField(forms.IntegerField):
    """A number of pieces, as a phone types it."""

    widget = forms.NumberInput(attrs={"inputmode": "numeric", "step": "1"})
    default_error_messages = {
        "required": _("Scrivi quanti pezzi sono."),
        "invalid": _("Scrivi i pezzi con un numero intero, per esempio 12."),
        "min_value": _("Scrivi almeno %(limit_value)s."),
        "max_value": _("Sono troppi: al massimo %(limit_value)s per volta."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Ask for at least one, unless told otherwise."""
        super().__init__(**{"min_value": 1, "max_value": MAX_PIECES, **kwargs})


def ask_pieces(form: forms.Form, *, category: str, label: Promise, least: int = 1) -> None:
    """Ask for pieces, in place of kilos, of a category that is counted."""
    if category in COUNTED:
        names = list(form.fields)
        form.fields[PIECES] = PiecesField(label=label, min_value=least)
        form.order_fields([PIECES if name == KILOS else name for name in names])
        del form.fields[KILOS]


def weight_of(form: forms.Form) -> Weight:
    """Return the kilos or the pieces of a form that has some."""
    if PIECES in form.cleaned_data:
        return Weight(amount=Decimal(form.cleaned_data[PIECES]), unit=PIECE)
    return Weight(amount=form.cleaned_data[KILOS])
