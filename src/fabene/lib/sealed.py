"""Columns that the keyring seals: whoever declares one has it rewrapped when keys rotate, without another word."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

if TYPE_CHECKING:
    BytesField = models.BinaryField[bytes | None, bytes | None]
else:
    BytesField = models.BinaryField


class SealedField(BytesField):
    """Bytes that only the keyring opens: a wrapped data key, or a token of ``keyring.seal_here``.

    A text sealed under a data key is not one: rotating the keyring does not touch it, and it is a ``BinaryField``.
    An empty or missing value is a key destroyed or a word wiped. Migrations see a ``BinaryField``.
    """

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Describe the column to migrations, which need not know who opens it."""
        name, _, arguments, options = super().deconstruct()
        return str(name), "django.db.models.BinaryField", list(arguments), dict(options)

    def from_db_value(
        self, value: bytes | memoryview | None, _expression: Expression, _connection: BaseDatabaseWrapper
    ) -> bytes | None:
        """Return bytes, whatever the database gives back."""
        return None if value is None else bytes(value)


def sealed_columns() -> Iterator[tuple[type[models.Model], str]]:
    """Return every table of the installation that has a sealed column, with the column's name."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField):
                yield model, field.name
