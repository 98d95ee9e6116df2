"""A notice's text as JSON and back: every version is kept whole, in the order of its fields."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from fabene.programme.calls.values import CallText, CoDesignText, Kind

TEXTS: Mapping[Kind, type[CallText] | type[CoDesignText]] = {Kind.CALL: CallText, Kind.CO_DESIGN: CoDesignText}

Text = TypeVar("Text", CallText, CoDesignText)


def pack(text: CallText | CoDesignText) -> dict[str, Any]:
    """Return a text as values that JSON knows. Moments are ISO 8601 with their zone, sets are sorted lists."""
    return {name: _packed(value) for name, value in asdict(text).items()}


def pack_fields(changes: Mapping[str, object]) -> dict[str, Any]:
    """Return some fields of a text as values that JSON knows."""
    return {name: _packed(value) for name, value in changes.items()}


def unpack(kind: Kind, packed: Mapping[str, Any]) -> Any:
    """Return the text that ``pack`` packed; a field it did not know yet has its default."""
    return _dataclass(TEXTS[kind], packed)


def text_fields(kind: Kind) -> tuple[str, ...]:
    """Return the names of the fields of a text, in their order."""
    return tuple(field.name for field in fields(TEXTS[kind]))


def _packed(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _packed(asdict(value))
    if isinstance(value, Mapping):
        return {name: _packed(each) for name, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(_packed(each) for each in value)
    return [_packed(each) for each in value] if isinstance(value, tuple | list) else value


def _dataclass(made: Any, packed: Mapping[str, Any]) -> Any:
    hints = get_type_hints(made)
    return made(**{name: _unpacked(hints[name], value) for name, value in packed.items() if name in hints})


def _unpacked(hint: Any, value: Any) -> Any:
    if isinstance(hint, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
        return None if value is None else _unpacked(hint, value)
    if get_origin(hint) in {tuple, frozenset}:
        return get_origin(hint)(_unpacked(get_args(hint)[0], each) for each in value)
    if is_dataclass(hint):
        return _dataclass(hint, value)
    return _simple(hint, value)


def _simple(hint: Any, value: Any) -> Any:
    if hint in {datetime, date}:
        return hint.fromisoformat(value)
    return hint(value) if hint is UUID or (isinstance(hint, type) and issubclass(hint, StrEnum)) else value
