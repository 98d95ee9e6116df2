"""What a form says when something is missing or cannot be read: the framework's own messages in the house's words.

They are replaced once, where Django keeps its defaults, before any form is made; a field that says it better says so
itself. The house's words are Italian, their English stands in the catalogue like every other sentence.
"""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

CHOOSE = _("Scegli una delle possibilità: questa non c’è.")
FILE = _("Scegli un file.")
FIELDS: dict[type[forms.Field], dict[str, object]] = {
    forms.Field: {"required": _("Non può restare vuoto.")},
    forms.IntegerField: {"invalid": _("Scrivi un numero intero, per esempio 12.")},
    forms.FloatField: {"invalid": _("Scrivi un numero, per esempio 1,5.")},
    forms.DecimalField: {"invalid": _("Scrivi un numero, per esempio 1,5.")},
    forms.DateField: {"required": _("Manca il giorno."), "invalid": _("Scrivi un giorno, per esempio 8/5/2021.")},
    forms.TimeField: {"required": _("Manca l’ora."), "invalid": _("Scrivi un’ora, per esempio 14:30.")},
    forms.DateTimeField: {"invalid": _("Scrivi un giorno e un’ora, per esempio 8/5/2021 14:30.")},
    forms.URLField: {"invalid": _("Scrivi un indirizzo intero, per esempio https://www.example.org.")},
    forms.BooleanField: {"required": _("Serve il tuo sì: segna la casella.")},
    forms.ChoiceField: {"required": _("Scegli una possibilità."), "invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
    forms.UUIDField: {"invalid": CHOOSE},
    forms.FileField: {
        "required": FILE,
        "invalid": FILE,
        "missing": FILE,
        "empty": _("Il file è vuoto: scegline un altro."),
        "max_length": ngettext_lazy(
            "Il nome del file è troppo lungo: al massimo %(max)d carattere.",
            "Il nome del file è troppo lungo: al massimo %(max)d caratteri.",
            "max",
        ),
        "contradiction": _("Scegli un file oppure toglilo: non tutt’e due."),
    },
    forms.ImageField: {"invalid_image": _("Questo file non è un’immagine che si possa leggere.")},
}
"""The sentence of each kind of field for each thing that can be wrong with what was typed in it."""
VALIDATORS: dict[type, object] = {
    validators.MaxValueValidator: _("Al massimo %(limit_value)s."),
    validators.MinValueValidator: _("Almeno %(limit_value)s."),
    validators.StepValueValidator: _("Di %(limit_value)s in %(limit_value)s."),
    validators.MaxLengthValidator: ngettext_lazy(
        "Troppo lungo: al massimo %(limit_value)d carattere, qui sono %(show_value)d.",
        "Troppo lungo: al massimo %(limit_value)d caratteri, qui sono %(show_value)d.",
        "limit_value",
    ),
    validators.MinLengthValidator: ngettext_lazy(
        "Troppo corto: almeno %(limit_value)d carattere.",
        "Troppo corto: almeno %(limit_value)d caratteri.",
        "limit_value",
    ),
    validators.EmailValidator: _("Scrivi un indirizzo email intero, per esempio nome@example.org."),
    validators.URLValidator: _("Scrivi un indirizzo intero, per esempio https://www.example.org."),
    validators.RegexValidator: _("Così non si legge: controlla che cosa hai scritto."),
    validators.ProhibitNullCharactersValidator: _("C’è un segno che non si può leggere: scrivilo di nuovo."),
}
"""The sentence of each kind of check."""
DIGITS: dict[str, object] = {
    "max_digits": ngettext_lazy("Al massimo %(max)s cifra.", "Al massimo %(max)s cifre.", "max"),
    "max_decimal_places": ngettext_lazy(
        "Al massimo %(max)s cifra dopo la virgola.", "Al massimo %(max)s cifre dopo la virgola.", "max"
    ),
    "max_whole_digits": ngettext_lazy(
        "Al massimo %(max)s cifra prima della virgola.", "Al massimo %(max)s cifre prima della virgola.", "max"
    ),
}


def speak_plainly() -> None:
    """Put the house's sentences where Django looks for its own; doing it again changes nothing."""
    for field, messages in FIELDS.items():
        field.default_error_messages = {**vars(field).get("default_error_messages", {}), **messages}  # type: ignore[dict-item]  # promises are texts
    for validator, message in VALIDATORS.items():
        setattr(validator, "message", message)  # noqa: B010 - a class of any kind of validator
    validators.DecimalValidator.messages = {**validators.DecimalValidator.messages, **DIGITS}  # type: ignore[dict-item]  # promises are texts
