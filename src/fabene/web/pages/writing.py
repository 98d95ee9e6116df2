"""Writing from a page: who writes and when, once however often it is sent, and a refusal said on the same form."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError
from fabene.lib.ids import new_id
from fabene.lib.stamps import Stamp, stamp_now
from fabene.web import formats
from fabene.web.notices import refuse
from fabene.web.sentences import SENTENCES
from fabene.web.words import ATTRIBUTE, CATEGORY

PLAIN = re.compile(r"-?(?:[0-9]{1,20}|[0-9]{0,20}[.,][0-9]{1,20})")
MOST_EUROS = 1_000_000_000
"""What no sum of these programmes reaches: more is a slip of the fingers, and more than a database keeps."""
MOST_COUNTED = 1_000_000_000
"""The same for what is counted: people, minutes, places."""
THREE_AFTER = re.compile(r"-?[1-9][0-9]{0,2}([.,])[0-9]{3}")
"""A single sign and three digits: with the sign that sets thousands apart it reads in two ways."""
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,6}(?:,[0-9]{1,20})?|(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,20})?)")
T = TypeVar("T")
USED, TAKEN_BACK = "id_used_for_something_else", "taken_back"


def fresh_id() -> UUID:
    """Return the identity of what a form that is being shown will write."""
    return new_id(timezone.now())


def actor(request: HttpRequest) -> UUID:
    """Return who asks; raise ``NotAllowedError`` when nobody is signed in."""
    if not request.user.is_authenticated:
        raise NotAllowedError
    return request.user.pk


def stamp_of(request: HttpRequest) -> Stamp:
    """Return the stamp of what somebody does on a page: it happens as it is recorded."""
    return stamp_now(actor(request), timezone.now())


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, None when it is only being shown."""
    return request.POST if request.method == "POST" else None


class WriteForm(forms.Form):
    """A form that writes. Its ``id`` was made when it was shown: sent twice it writes once."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=fresh_id)

    def renew(self) -> None:
        """Give the form another identity, with everything typed kept: sent again it writes something new."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data[self.add_prefix("id")] = str(fresh_id())
            self.data = data


class KilosField(forms.Field):
    """Kilos as people type them: 1,5 or 1.5, as a ``Decimal``. The rooms say which weights make sense."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Scrivi il peso, in chili."),
        "invalid": _("Scrivi il peso con i numeri, per esempio 1,5."),
        "ambiguous": _("«%(typed)s» si legge in due modi: scrivi %(small)s oppure %(large)s."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:  # noqa: ARG002 - the signature is Django's
        """Ask a phone for its keys with numbers and a comma."""
        return {"inputmode": "decimal", "autocomplete": "off", "data-unit": "kg", "size": "7"}

    def to_python(self, value: str | None) -> Decimal | None:
        """Return what was typed: a single sign begins the decimals, several part the thousands before them.

        “1.500” is a kilo and a half to some and fifteen hundred to others: what it means is asked, not guessed.
        """
        text = "".join((value or "").lower().split()).removesuffix("kg")
        if not text:
            return None
        self._refuse_ambiguous(text)
        if PLAIN.fullmatch(text):
            return Decimal(text.replace(",", "."))
        if not GROUPED.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        thousands = next(sign for sign in text if sign in ".,")
        return Decimal(text.replace(thousands, "").replace(",", "."))

    def _refuse_ambiguous(self, text: str) -> None:
        found = THREE_AFTER.fullmatch(text)
        if found is None or found.group(1) != get_format("THOUSAND_SEPARATOR"):
            return
        large = Decimal(text.replace(found.group(1), ""))
        said = {"typed": text, "small": formats.typed(large / 1000), "large": formats.typed(large)}
        raise ValidationError(self.error_messages["ambiguous"], code="ambiguous", params=said)


class EurosField(forms.Field):
    """Euros as people type them: 1.200,50 or 1200.5, as whole cents. The rooms say which sums make sense."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Scrivi l'importo, in euro."),
        "invalid": _("Scrivi l'importo con i numeri, per esempio 1.200,50."),
        "too_large": _("Un importo così grande non può essere: controlla gli zeri."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:  # noqa: ARG002 - the signature is Django's
        """Ask a phone for its keys with numbers and a comma."""
        return {"inputmode": "decimal", "autocomplete": "off", "data-unit": "€", "size": "10"}

    def prepare_value(self, value: object) -> object:
        """Return cents as they would be typed."""
        return formats.bare_euros(value) if isinstance(value, int) else value

    def to_python(self, value: str | None) -> int | None:
        """Return what was typed in cents; with one sign and three digits after it, the sign parts the thousands."""
        text = "".join((value or "").split()).removesuffix("€")
        if not text:
            return None
        amount = _decimal(text)
        if amount is None or amount != amount.quantize(Decimal("0.01")):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if abs(amount) > MOST_EUROS:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return int(amount * 100)


class HalvesField(forms.Field):
    """Points as people type them, whole or by halves: 6,5 or 6.5, as a whole number of halves."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Scrivi i punti."),
        "invalid": _("Scrivi i punti interi o con il mezzo, per esempio 6,5."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:  # noqa: ARG002 - the signature is Django's
        """Ask a phone for its keys with numbers and a comma."""
        return {"inputmode": "decimal", "autocomplete": "off", "size": "5"}

    def prepare_value(self, value: object) -> object:
        """Return halves as they would be typed."""
        return formats.halves(value) if isinstance(value, int) else value

    def to_python(self, value: str | None) -> int | None:
        """Return what was typed as halves."""
        text = "".join((value or "").split())
        if not text:
            return None
        points = Decimal(text.replace(",", ".")) if PLAIN.fullmatch(text) else None
        if points is None or points < 0 or points > MOST_COUNTED or points * 2 != int(points * 2):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(points * 2)


def _decimal(text: str) -> Decimal | None:
    if GROUPED.fullmatch(text):
        thousands = next((sign for sign in text if sign in ".,"), "")
        return Decimal((text.replace(thousands, "") if thousands else text).replace(",", "."))
    return Decimal(text.replace(",", ".")) if PLAIN.fullmatch(text) else None


def attempt(form: forms.Form, call: Callable[[], T], *, fields: Mapping[str, str] | None = None) -> T | None:
    """Write what a form asks and return what ``call`` answers; None when it cannot be: then the form says why.

    ``call`` is a service that reads the form's ``cleaned_data``; everything typed is kept. ``fields`` names the field
    beside which the sentence of a code stands; the others stand over the form. A form that comes a second time with
    other content, or whose first time was taken back, gets another identity. Raises ``NotAllowedError`` of ``call``.
    """
    if not form.is_valid():
        return None
    try:
        return call()
    except NotAllowedError:
        raise
    except FabeneError as refused:
        form.add_error((fields or {}).get(refused.code), sentence_of(refused))
        if refused.code in {USED, TAKEN_BACK} and isinstance(form, WriteForm):
            form.renew()
        return None


def act(request: HttpRequest, call: Callable[[], object]) -> bool:
    """Do what one button asks; when it is refused say why on the next page and return False."""
    try:
        call()
    except NotAllowedError:
        raise
    except FabeneError as refused:
        refuse(request, sentence_of(refused))
        return False
    return True


def require_standing(*, stands: bool) -> None:
    """Raise ``ConflictError`` ``taken_back`` unless what was written still stands.

    A form that comes again writes nothing: if somebody took back what it wrote, nobody may read that it was done.
    """
    if not stands:
        raise ConflictError("taken_back")


def sentence_of(refused: FabeneError) -> str:
    """Return what a person reads of a refusal."""
    return sentence_for(refused.code, refused.data)


def sentence_for(code: str, data: Mapping[str, str | int | None]) -> str:
    """Return what a person reads of a refusal of which ``code`` and ``data`` were kept."""
    return str(SENTENCES.get(code, SENTENCES["refused"])) % _Said({**data, **_said(data)})


class _Said(dict[str, str | int | None]):
    """The fields of a sentence: one that an error does not carry is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def _said(data: Mapping[str, str | int | None]) -> dict[str, str]:
    """Return the fields that people do not read as they are: grams, dates, keys of categories."""
    said: dict[str, str] = {}
    for name, value in data.items():
        if name.endswith("_grams") and isinstance(value, int):
            said[name] = formats.weight(value)
            said[f"{name.removesuffix('grams')}kg"] = formats.kilos(value)
        elif name.endswith("_cents") and isinstance(value, int):
            said[f"{name.removesuffix('cents')}euros"] = formats.euros(value)
        elif name.endswith("date") and isinstance(value, str):
            said[name] = formats.day(date.fromisoformat(value))
        elif name == "category" and value in CATEGORY:
            said[name] = str(CATEGORY[str(value)]).lower()
        elif name == "exclusion" and value in ATTRIBUTE:
            said[name] = str(ATTRIBUTE[str(value)])
    return said
