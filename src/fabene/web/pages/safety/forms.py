"""What people type about food that must be safe: how cold it is, what they looked at before handing it out."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import SafetyItem
from fabene.core.food import EVERY_CATEGORY
from fabene.core.food import category as known_category
from fabene.web import formats, words
from fabene.web.pages.safety.words import SAFETY
from fabene.web.pages.sureness import SureForm
from fabene.web.pages.writing import WriteForm

DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9])?")
COLD = tuple(key for key, category in EVERY_CATEGORY.items() if category.cold_limit_tenths is not None)
GOOD, BAD, NOTHING = "si", "no", "niente"


class DegreesField(forms.Field):
    """Degrees as a thermometer says them, 4,5 or 4.5 or -18, as tenths of a degree. The rooms say what makes sense."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Scrivi i gradi che segna il termometro."),
        "invalid": _("Scrivi i gradi con un decimale al più, per esempio 4,5."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:  # noqa: ARG002 - the signature is Django's
        """Ask for a short number. Not the keys of a phone that have no minus."""
        return {"inputmode": "text", "autocomplete": "off", "data-unit": "°C", "size": "6"}

    def to_python(self, value: str | None) -> int | None:
        """Return tenths of a degree."""
        text = "".join((value or "").split()).upper().removesuffix("C").removesuffix("°").replace("−", "-")
        if not text:
            return None
        if not DEGREES.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(Decimal(text.replace(",", ".")) * 10)


class TemperatureForm(SureForm):
    """How cold one food is; above its limit it asks what is done about it."""

    category = forms.ChoiceField(label=_("Che cosa"))
    degrees = DegreesField(label=_("Quanti gradi segna il termometro"))
    note = forms.CharField(
        label=_("Che cosa ne fate"),
        required=False,
        max_length=200,
        help_text=_("Serve quando è sopra il limite: scartato, cucinato subito, era nel frigo aperto…"),
    )

    def __init__(self, data: QueryDict | None, *, categories: Iterable[str] = COLD, **kwargs: Any) -> None:
        """Offer the foods that have a limit, each with it; one alone is not asked."""
        keys = tuple(categories)
        super().__init__(data, **kwargs)
        field = self.fields["category"]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(field)
        field.choices = [(key, _with_limit(key)) for key in keys]
        if len(keys) == 1:
            field.widget = forms.HiddenInput()
            field.initial = keys[0]


def _with_limit(category: str) -> str:
    limit = known_category(category).cold_limit_tenths or 0
    return gettext("%(food)s (al più %(limit)s)") % {
        "food": words.category(category),
        "limit": formats.degrees(limit),
    }


class ChecksForm(WriteForm):
    """What was looked at before food is handed out: each thing well, not well, or not looked at."""

    note = forms.CharField(
        label=_("Che cosa non va, e che cosa ne avete fatto"),
        required=False,
        max_length=200,
        help_text=_("Serve solo se qualcosa non è a posto."),
    )

    def __init__(self, data: QueryDict | None) -> None:
        """Ask about every thing."""
        super().__init__(data)
        for item, said in SAFETY.items():
            self.fields[item.value] = forms.ChoiceField(
                label=str(said),
                required=False,
                widget=forms.RadioSelect,
                choices=[(GOOD, _("a posto")), (BAD, _("no")), (NOTHING, _("non c’è"))],
            )
        self.order_fields(["id", *(item.value for item in SafetyItem), "note"])

    @property
    def items(self) -> list[forms.BoundField]:
        """Return the fields of what is looked at."""
        return [self[item.value] for item in SafetyItem]

    def said(self, answer: str) -> frozenset[SafetyItem]:
        """Return the things of which this was said."""
        return frozenset(item for item in SafetyItem if self.cleaned_data.get(item.value) == answer)
