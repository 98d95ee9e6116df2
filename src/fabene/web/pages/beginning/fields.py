"""What forms of the beginning have in common: a position that may be left out, and one that stands in for it."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core.errors import FabeneError
from fabene.places.values import Position
from fabene.web.pages.writing import sentence_of

PAIR = re.compile(r"(-?[0-9]{1,3}(?:[.,][0-9]{1,12})?)\s*[,; ]\s*(-?[0-9]{1,3}(?:[.,][0-9]{1,12})?)")
TYPED = "scritto a mano da chi ha cominciato"
"""The source of what was typed here: it is kept with it, in Italian, as every source is."""


class WhereField(forms.Field):
    """A position as maps give it, latitude and longitude in one line; empty for none."""

    default_error_messages = {
        "invalid": gettext_lazy("Scrivi due numeri, prima la latitudine: per esempio 44,309 8,477."),
    }

    def __init__(self) -> None:
        """Ask for it without insisting."""
        super().__init__(
            label=gettext_lazy("Coordinate"),
            required=False,
            help_text=gettext_lazy(
                "Se le sai, come le dà una mappa: 44.309, 8.477. Vuoto: si mette il centro, e si dice che è "
                "approssimativo."
            ),
            widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": "60"}),
        )

    def to_python(self, value: str | None) -> Position | None:
        """Return a ``Position``, None for nothing typed."""
        text = (value or "").strip()
        if not text:
            return None
        found = PAIR.fullmatch(text)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        latitude, longitude = (Decimal(part.replace(",", ".")) for part in found.groups())
        try:
            return Position(latitude=latitude, longitude=longitude, approximate=False, source=TYPED)
        except FabeneError as refused:
            raise ValidationError(sentence_of(refused), code="invalid") from refused

    def prepare_value(self, value: object) -> object:
        """Return a known position as it would be typed; nothing for one that is only about there."""
        if not isinstance(value, Position):
            return value
        return "" if value.approximate else f"{value.latitude.normalize():f}, {value.longitude.normalize():f}"


def near(centre: Position, name: str) -> Position:
    """Return the position of what nobody placed: about where ``name`` is."""
    source = _("il centro di %(name)s, in mancanza d’altro") % {"name": name}
    return Position(latitude=centre.latitude, longitude=centre.longitude, approximate=True, source=source)
