"""What the forms about grants are made of: one thing to write a screen, everything typed kept."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError, NotFoundError
from fabene.lib.files.values import MAX_FILE_BYTES, MAX_FILE_MIB
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.programme.documents import services as documents
from fabene.programme.documents.values import DocumentKind, Licence
from fabene.programme.grants import checks
from fabene.programme.grants.values import GrantView
from fabene.web import formats
from fabene.web.pages.grants.words import line_said
from fabene.web.pages.writing import EurosField, WriteForm, sentence_of

FIELDS: Mapping[str, str] = {
    "supplier_tax_code_not_valid": "supplier_tax_code",
    "paper_number_empty": "number",
    "vat_above_total": "vat",
    "paper_known_otherwise": "vat",
    "paper_charged_beyond": "amount",
    "paper_looks_the_same": "number",
    "papers_not_two": "supplier_tax_code",
    "line_exhausted": "amount",
    "accepted_above_charged": "amount",
    "payment_above_instalment": "amount",
    "cost_outside_grant": "on",
    "published_before_the_act": "on",
    "cup_missing": "cup",
    "cup_malformed": "cup",
    "cup_given": "cup",
    "act_date_missing": "act_on",
    "grant_ends_too_early": "ends",
    "rate_not_found": "rate",
    "file_empty": "file",
    "file_kind_refused": "file",
    "file_too_large": "file",
}
"""Beside which field the sentence of a refusal stands."""


HOUR = 60
CLOCK = re.compile(r"([0-9]{1,5})(?:[:h]([0-5][0-9])|[.,]([0-9]{1,4}))?")
"""Hours, and minutes after a colon or an h, or a part of an hour after a comma."""


class GrantForm(WriteForm):
    """A form that writes something about ``grant`` (and about ``thing`` of it). Subclasses say what, and write it."""

    title: ClassVar[Promise | str] = ""
    lead: ClassVar[Promise | str] = ""
    button: ClassVar[Promise | str] = _("Scrivi")
    done: ClassVar[Promise | str] = _("Scritto nel registro.")
    fields_of: ClassVar[Mapping[str, str]] = FIELDS

    def __init__(self, *args: Any, grant: GrantView, thing: UUID | None = None, **kwargs: Any) -> None:
        """Prepare the form for a grant; raise ``NotFoundError`` when ``thing`` is none of its things."""
        super().__init__(*args, **kwargs)
        self.grant, self.thing = grant, thing
        self.prepare()

    def prepare(self) -> None:
        """Fill choices and initial values; a form about the grant alone has no thing."""
        if self.thing is not None:
            raise NotFoundError

    def facts(self) -> list[tuple[str, str]]:
        """Return what whoever decides has to see: each thing with its name."""
        return []

    def about(self) -> Mapping[UUID, str]:
        """Return of which things the files have to be opened before one writes: each with its name."""
        return {}

    def write(self, stamp: Stamp) -> None:
        """Write what was said."""
        raise NotImplementedError

    def refuse_at(self, refused: FabeneError) -> None:
        """Show a refusal beside its field, or over the form, unless that field says something already."""
        field = str(refused.data.get("field", "")) or self.fields_of.get(refused.code, "")
        if field not in self.fields:
            self.add_error(None, sentence_of(refused))
        elif field not in self.errors:
            self.add_error(field, sentence_of(refused))

    def lines(self) -> list[tuple[str, str]]:
        """Return the budget lines to choose from."""
        return [(str(line.id), line_said(line.title, line.cost_kind)) for line in self.grant.lines]

    def thing_among(self, things: Mapping[UUID, Any]) -> Any:
        """Return the thing this form is about; raise ``NotFoundError`` unless it is among ``things``."""
        if self.thing is None or self.thing not in things:
            raise NotFoundError
        return things[self.thing]

    def keep_file(self, about: UUID, *, title: str, kind: DocumentKind, stamp: Stamp) -> None:
        """Keep the file that was handed in, if one was, as an internal document about something."""
        file = self.cleaned_data.get("file")
        if not isinstance(file, UploadedFile):
            return
        if (file.size or 0) > MAX_FILE_BYTES:
            raise FabeneError("file_too_large", limit_mib=MAX_FILE_MIB)
        documents.publish(
            id=derived(self.cleaned_data["id"], "document"),
            about=about,
            title=Bilingual(it=title[:200]),
            kind=kind,
            public=False,
            licence=Licence.RESERVED,
            content=file.read(),
            stamp=stamp,
            programme=self.grant.programme,
        )


class PercentField(EurosField):
    """A share of a hundred as people type it: 33,33 or 33.33, as whole basis points."""

    default_error_messages = {
        "required": _("Scrivi la percentuale."),
        "invalid": _("Scrivi la percentuale con i numeri, per esempio 33,33."),
        "too_large": _("Una percentuale va da 0 a 100."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        """Ask a phone for its keys with numbers and a comma."""
        return super().widget_attrs(widget) | {"data-unit": "%", "size": "6"}

    def to_python(self, value: str | None) -> int | None:
        """Return what was typed in basis points."""
        points = super().to_python((value or "").strip().removesuffix("%"))
        if points is not None and not 0 <= points <= checks.WHOLE:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return points


class TimeField(forms.Field):
    """A time as people type it: 7:30 or 7,5 hours, as whole minutes."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Scrivi le ore, per esempio 7:30 o 7,5."),
        "invalid": _("Scrivi le ore così: 7:30, oppure 7,5."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:  # noqa: ARG002 - the signature is Django's
        """Keep a phone from correcting it."""
        return {"autocomplete": "off", "data-unit": "h", "size": "7"}

    def to_python(self, value: str | None) -> int | None:
        """Return what was typed in minutes; a part of a minute is none of them."""
        typed = (value or "").strip().lower().removesuffix("h").strip()
        if not typed:
            return None
        found = CLOCK.fullmatch(typed)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hours, minutes, tenths = found.groups()
        part = int(Decimal(f"0.{tenths}") * HOUR) if tenths else int(minutes or 0)
        return int(hours) * HOUR + part


def percent(points: int) -> str:
    """Return basis points as they are read: 3333 is “33,33%”."""
    return f"{formats.bare_euros(points)}%"


def day_field(label: Promise | str, *, required: bool = True, help_text: Promise | str = "") -> forms.DateField:
    """Return a field for a date."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)  # type: ignore[arg-type]  # a promise is a text


def text_field(label: Promise | str, limit: int, *, rows: int = 0, help_text: Promise | str = "") -> forms.CharField:
    """Return a field for a text, of several ``rows`` or one."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=limit, help_text=help_text, widget=widget)  # type: ignore[arg-type]  # a promise is a text


A_PAPER = _("Il documento (PDF o foto)")


def file_field(label: Promise | str = A_PAPER) -> forms.FileField:
    """Return a field for a file: optional, it can be added later."""
    said = _("Lo vedono solo il tuo ente e l'ufficio. Puoi aggiungerlo anche dopo.")
    widget = forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg,image/webp"})
    return forms.FileField(label=label, required=False, help_text=said, widget=widget)  # type: ignore[arg-type]  # a promise is a text


def money(cents: int) -> str:
    """Return a sum as it is read."""
    return formats.euros(cents)
