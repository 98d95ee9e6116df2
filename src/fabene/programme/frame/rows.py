"""From what somebody writes to the cells of a row, and back: one rule for every part of the frame.

A text in two languages is two columns, a ranking three; a name loses its runs of white space, a long text keeps its
paragraphs; an identity is the column of a foreign key. The tuples of a project are rows of their own.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from django.db import models as db

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError, NotFoundError
from fabene.lib.texts import clean
from fabene.programme.frame import models, values
from fabene.programme.frame.kinds import ActKind, Part, PartnerKind
from fabene.programme.frame.models import Shown
from fabene.programme.frame.values import Draft, Ranking

View = TypeVar("View")
MODELS: Mapping[Part, type[Shown]] = MappingProxyType(
    {
        Part.PROGRAMME: models.Programme,
        Part.ACT: models.Act,
        Part.PHASE: models.Phase,
        Part.PARTNER: models.Partner,
        Part.AGREEMENT: models.Agreement,
        Part.EXTENSION: models.Extension,
        Part.BENEFIT: models.Benefit,
        Part.FIGURE: models.Figure,
        Part.EVENT: models.Event,
        Part.POLICY: models.Policy,
        Part.LINK: models.Link,
        Part.NETWORK: models.Joining,
        Part.PROJECT: models.Project,
        Part.RESULT: models.Result,
    }
)
PARTS: Mapping[type, Part] = MappingProxyType(
    {
        values.Programme: Part.PROGRAMME,
        values.Act: Part.ACT,
        values.Phase: Part.PHASE,
        values.Partner: Part.PARTNER,
        values.Agreement: Part.AGREEMENT,
        values.Extension: Part.EXTENSION,
        values.Benefit: Part.BENEFIT,
        values.Figure: Part.FIGURE,
        values.Event: Part.EVENT,
        values.Policy: Part.POLICY,
        values.Link: Part.LINK,
        values.Joining: Part.NETWORK,
        values.Project: Part.PROJECT,
        values.Result: Part.RESULT,
    }
)


def table(part: Part) -> Any:
    """Return the rows of a part of the frame."""
    model: Any = MODELS[part]
    return model.objects


def cells(draft: Draft) -> dict[str, object]:
    """Return the columns of what ``draft`` says, its texts made clean.

    Raises ``FabeneError`` (``text_missing``, ``text_too_long``, ``text_unreadable``) and ``NotFoundError``
    ``frame_row_not_found`` when it names what is not there.
    """
    model = MODELS[PARTS[type(draft)]]
    found: dict[str, object] = {}
    for field in fields(draft):
        found.update(_columns(model, field.name, value=getattr(draft, field.name)))
    return found


def _columns(model: type[Shown], name: str, *, value: object) -> dict[str, object]:
    if isinstance(value, tuple):
        return {}
    if isinstance(value, Bilingual):
        return {
            f"{name}_it": _said(model, f"{name}_it", text=value.it),
            f"{name}_en": _said(model, f"{name}_en", text=value.en),
        }
    if name == "ranking":
        return _ranking(value)
    column = model._meta.get_field(name)
    if isinstance(column, db.ForeignKey):
        return {f"{name}_id": _there(column, value)}
    return {name: _said(model, name, text=value) if isinstance(value, str) else value}


def _said(model: type[Shown], name: str, *, text: str) -> str:
    column: Any = model._meta.get_field(name)
    if isinstance(column, db.TextField):
        lines = [clean(line, field=name, limit=column.max_length or 0, optional=True) for line in text.splitlines()]
        joined = "\n\n".join(line for line in lines if line)
        if len(joined) > (column.max_length or 0):
            raise FabeneError("text_too_long", field=name, limit=column.max_length)
        return joined
    return clean(text, field=name, limit=column.max_length, optional=column.blank)


def _ranking(value: object) -> dict[str, object]:
    ranking = value if isinstance(value, Ranking) else None
    return {f"ranking_{field.name}": getattr(ranking, field.name) if ranking else None for field in fields(Ranking)}


def _there(column: "db.ForeignKey[Any, Any]", value: object) -> object:
    target: Any = column.related_model
    if value is not None and not target.objects.filter(pk=value).exists():
        raise NotFoundError("frame_row_not_found", what=target._meta.model_name)
    return value


def plain(found: Mapping[str, object]) -> dict[str, object]:
    """Return cells as JSON keeps them: identities and dates as texts."""
    return {name: value if isinstance(value, str | int | None) else str(value) for name, value in found.items()}


def cells_of(row: Shown) -> dict[str, object]:
    """Return everything that stands in a row, as JSON keeps it."""
    return plain({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})


def view(kind: type[View], row: Shown, **more: object) -> View:
    """Return a row as the value ``kind``; ``more`` are the fields that stand in other rows."""
    said = {
        field.name: _value(row, field)
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]  # every kind is a dataclass
        if field.name not in more
    }
    return kind(**said, **more)


def _value(row: Shown, field: "dataclasses.Field[Any]") -> object:
    name, hint = field.name, field.type
    if hint is Bilingual:
        return Bilingual(it=getattr(row, f"{name}_it"), en=getattr(row, f"{name}_en"))
    if name == "ranking":
        position = getattr(row, "ranking_position", None)
        return position and Ranking(**{each.name: getattr(row, f"ranking_{each.name}") for each in fields(Ranking)})
    if hint in {UUID, UUID | None} and name != "id":
        return getattr(row, f"{name}_id")
    return hint(getattr(row, name)) if hint in {ActKind, PartnerKind} else getattr(row, name)
