"""What a notice's text must be: within its limits whenever it is saved, whole and consistent when it is published."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError
from fabene.lib.texts import clean
from fabene.programme.calls.packing import text_fields
from fabene.programme.calls.values import (
    PIECES,
    CallText,
    CoDesignText,
    CostKind,
    Criterion,
    Kind,
    Missing,
    Question,
    RequiredDocument,
)

SHORT, LONG, KEY, MANY = 300, 6000, 40, 40
SHORT_TEXTS = frozenset({"title", "sentence", "official", "contact"})
MAX_SCORE, MAX_CHARS, MAX_CENTS, WHOLE = 100, 20_000, 100_000_000_000, 100
HALVES = 2
MOST = {"max_score": MAX_SCORE, "least_halves": HALVES * MAX_SCORE}

CALL_TEXTS = (
    *("title", "sentence", "aims", "together", "requirements", "costs", "how", "jury", "resources"),
    *("reporting", "inspections", "publicity", "data_protection", "official", "contact", "court"),
)
CALL_LISTS = ("who_may", "cost_kinds", "questions", "criteria")
CO_DESIGN_TEXTS = ("title", "sentence", *PIECES, "data_protection", "official", "contact", "court")

FROZEN_ONCE_OPEN = frozenset(
    {
        *("who_may", "together", "reserved_to_call", "networks", "municipalities", "territory", "requirements"),
        *(
            "criteria",
            "max_score",
            "half_points",
            "least_halves",
            "tie_order",
            "cost_kinds",
            "questions",
            "total_cents",
            "max_amount_cents",
        ),
        *("opens_at", "aim", "object", "exclusions", "evaluation", "economic_frame"),
    }
)
"""What whoever took part relied on: fixed and published beforehand (art. 12 L. 241/1990), the same for everybody."""


def checked_changes(kind: Kind, changes: Mapping[str, object]) -> dict[str, object]:
    """Return the fields to change with their texts cleaned.

    Raises ``field_unknown``, ``text_too_long``, ``text_unreadable``, ``time_without_zone``, ``list_too_long``,
    ``key_twice``, ``weight_out_of_bounds``, ``limit_out_of_bounds``.
    """
    unknown = set(changes) - set(text_fields(kind))
    if unknown:
        raise FabeneError("field_unknown", field=min(unknown))
    return {name: _checked(name, value) for name, value in changes.items()}


def _checked(name: str, value: object) -> object:
    if isinstance(value, Bilingual):
        return _bilingual(name, value)
    if isinstance(value, str):
        return clean(value, field=name, limit=SHORT, optional=True)
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise FabeneError("time_without_zone", field=name)
    if isinstance(value, tuple):
        return _several(name, value)
    if isinstance(value, int):
        _within(value, most=MOST.get(name, MAX_CENTS), field=name)
    return value


def _bilingual(name: str, value: Bilingual) -> Bilingual:
    limit = SHORT if name in SHORT_TEXTS else LONG
    return Bilingual(it=_lines(value.it, name, limit=limit), en=_lines(value.en, name, limit=limit))


def _lines(text: str, field: str, *, limit: int) -> str:
    """Return a text with its lines kept and each of them cleaned."""
    cleaned = "\n".join(clean(line, field=field, limit=limit, optional=True) for line in text.splitlines()).strip()
    if len(cleaned) > limit:
        raise FabeneError("text_too_long", field=field, limit=limit)
    return cleaned


def _several(name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(values) > MANY:
        raise FabeneError("list_too_long", field=name, limit=MANY)
    keys = [value.key for value in values if hasattr(value, "key")]
    if len(set(keys)) != len(keys):
        raise FabeneError("key_twice", field=name)
    return tuple(_part(name, value) for value in values)


def _part(name: str, value: Any) -> Any:
    match value:
        case CostKind(key=key, title=title):
            return CostKind(key=_key(key), title=_titled(name, title))
        case RequiredDocument(key=key, title=title, required=required):
            return RequiredDocument(key=_key(key), title=_titled(name, title), required=required)
        case Question(key=key, text=text, max_chars=max_chars, required=required):
            _within(max_chars, least=1, most=MAX_CHARS, field=name)
            return Question(key=_key(key), text=_titled(name, text), max_chars=max_chars, required=required)
        case Criterion():
            return _criterion(name, value)
        case str():
            return clean(value, field=name, limit=SHORT)
        case _:
            return value


def _criterion(name: str, value: Criterion) -> Criterion:
    if not 1 <= value.weight <= WHOLE:
        raise FabeneError("weight_out_of_bounds", minimum=1, maximum=WHOLE)
    _within(value.least_halves, most=MOST["least_halves"], field=name)
    return replace(value, key=_key(value.key), title=_titled(name, value.title), text=_bilingual(name, value.text))


def _key(key: str) -> str:
    return clean(key, field="key", limit=KEY)


def _titled(name: str, title: Bilingual) -> Bilingual:
    return Bilingual(
        it=clean(title.it, field=name, limit=1000), en=clean(title.en, field=name, limit=1000, optional=True)
    )


def _within(value: int, *, most: int, field: str, least: int = 0) -> None:
    if not least <= value <= most:
        raise FabeneError("limit_out_of_bounds", field=field, minimum=least, maximum=most)


EMAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
PHONE_NUMBER = re.compile(r"(?<![\d.,])(?:\+39[ .-]?)?[03]\d(?:[ .-]?\d){7,9}(?![\d.,]*\d)")
TAX_CODE = re.compile(r"\b[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]\b", re.IGNORECASE)


def tells_who(text: str) -> bool:
    """Return whether a text holds an e-mail address, a telephone number or a person's tax code."""
    return any(sign.search(text) for sign in (EMAIL_ADDRESS, PHONE_NUMBER, TAX_CODE))


def missing(text: CallText | CoDesignText, *, published_at: datetime) -> tuple[Missing, ...]:
    """Return everything without which a text cannot be published at a moment, in the order of its fields."""
    kind = Kind.CALL if isinstance(text, CallText) else Kind.CO_DESIGN
    found = [*_empty(text), *_moments(text, published_at), *(_of_a_call(text) if isinstance(text, CallText) else ())]
    order = text_fields(kind)
    return tuple(sorted(found, key=lambda one: order.index(one.field)))


def _empty(text: CallText | CoDesignText) -> Iterator[Missing]:
    texts = CALL_TEXTS if isinstance(text, CallText) else CO_DESIGN_TEXTS
    lists = CALL_LISTS if isinstance(text, CallText) else ()
    yield from (Missing(field=name, fault="missing") for name in texts if not _said(getattr(text, name)))
    yield from (Missing(field=name, fault="missing") for name in lists if not getattr(text, name))
    if not (text.networks or text.municipalities or text.territory.it):
        yield Missing(field="territory", fault="missing")


def _said(value: Bilingual | str) -> str:
    return value.it if isinstance(value, Bilingual) else value


def _moments(text: CallText | CoDesignText, published_at: datetime) -> Iterator[Missing]:
    if text.opens_at is None:
        yield Missing(field="opens_at", fault="missing")
    elif text.opens_at < published_at:
        yield Missing(field="opens_at", fault="opens_before_published")
    if text.closes_at is None:
        yield Missing(field="closes_at", fault="missing")
    elif text.opens_at and text.closes_at <= text.opens_at:
        yield Missing(field="closes_at", fault="closes_before_opening")
    if text.questions_until and text.closes_at and text.questions_until > text.closes_at:
        yield Missing(field="questions_until", fault="questions_after_closing")


def _of_a_call(text: CallText) -> Iterator[Missing]:
    if text.criteria and sum(criterion.weight for criterion in text.criteria) != WHOLE:
        yield Missing(field="criteria", fault="weights_not_100")
    if text.max_score < 1:
        yield Missing(field="max_score", fault="missing")
    if max((text.least_halves, *(one.least_halves for one in text.criteria))) > HALVES * text.max_score:
        yield Missing(field="least_halves", fault="more_than_the_scale")
    if not set(text.tie_order) <= {criterion.key for criterion in text.criteria}:
        yield Missing(field="tie_order", fault="criterion_unknown")
    if text.max_amount_cents > text.total_cents:
        yield Missing(field="max_amount_cents", fault="more_than_there_is")
    if text.results_by and text.closes_at and text.results_by < text.closes_at.date():
        yield Missing(field="results_by", fault="results_before_closing")


def frozen_fields(
    before: Mapping[str, object], after: Mapping[str, object], *, frozen: Iterable[str] = FROZEN_ONCE_OPEN
) -> tuple[str, ...]:
    """Return the packed fields that differ and that nobody may change once a notice is open."""
    return tuple(sorted(name for name in frozen if before.get(name) != after.get(name)))
