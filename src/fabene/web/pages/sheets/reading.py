"""A form read as paper: for each field its label, what helps, and the room in which somebody writes by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from django import forms

from fabene.web.pages.sheets.twin import Twin

MOST_TICKED = 40
"""More choices than this are not printed to be ticked: what is chosen is written."""
LONG_TEXT = 300
"""A text that may be longer has several lines."""


class Room(StrEnum):
    """What is drawn beside a label."""

    TICKS = "ticks"
    YES = "yes"
    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    DATE = "date"
    ENCLOSED = "enclosed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A field of a form on paper: ``name`` is the field's, ``many`` says that several may be ticked."""

    name: str
    label: str
    help: str
    room: Room
    choices: tuple[str, ...]
    many: bool
    optional: bool
    unit: str


def spaces(form: forms.Form, twin: Twin) -> tuple[Space, ...]:
    """Return the fields that people see, in their order."""
    return tuple(_space(field) for field in form.visible_fields() if field.name not in twin.blind)


def _space(bound: forms.BoundField) -> Space:
    field = bound.field
    choices = _choices(field)
    return Space(
        name=bound.html_name,
        label=str(bound.label),
        help=str(bound.help_text),
        room=_room(field, choices),
        choices=choices if len(choices) <= MOST_TICKED else (),
        many=isinstance(field, forms.MultipleChoiceField),
        optional=not field.required,
        unit=str(bound.field.widget.attrs.get("data-unit", "")),
    )


def _choices(field: forms.Field) -> tuple[str, ...]:
    """Return the words to choose among, those of groups one after the other; an empty choice is not one."""
    if not isinstance(field, forms.ChoiceField):
        return ()
    return tuple(_flat(list(cast(Any, field.choices))))


def _flat(choices: Sequence[tuple[object, Any]]) -> list[str]:
    words: list[str] = []
    for value, said in choices:
        if isinstance(said, list | tuple):
            words += _flat(said)
        elif value not in {"", None} or str(said).strip("-— "):
            words.append(str(said))
    return words


def _room(field: forms.Field, choices: tuple[str, ...]) -> Room:
    if isinstance(field, forms.ChoiceField):
        return Room.TICKS if 0 < len(choices) <= MOST_TICKED else Room.LINE
    known: tuple[tuple[type[forms.Field], Room], ...] = (
        (forms.BooleanField, Room.YES),
        (forms.FileField, Room.ENCLOSED),
        (forms.DateField, Room.DATE),
        (forms.IntegerField, Room.NUMBER),
    )
    found = next((room for kind, room in known if isinstance(field, kind)), None)
    if found is None and field.widget.attrs.get("inputmode") == "decimal":
        found = Room.NUMBER
    return found or (Room.LINES if _is_long(field) else Room.LINE)


def _is_long(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.Textarea) or (getattr(field, "max_length", None) or 0) > LONG_TEXT
