"""A sealed column looks to migrations like any bytes, and is found by whoever rotates keys."""

from django.db import connection, models

from fabene.lib.sealed import SealedField, sealed_columns


def test_migrations_need_not_know_who_opens_it() -> None:
    field = SealedField(null=True)
    assert field.deconstruct()[1:] == ("django.db.models.BinaryField", [], {"null": True})
    assert models.BinaryField().db_type(connection) == field.db_type(connection)


def test_bytes_come_back_as_bytes() -> None:
    field = SealedField()
    nothing = models.Value(None)
    assert field.from_db_value(memoryview(b"sealed"), nothing, connection) == b"sealed"
    assert field.from_db_value(None, nothing, connection) is None


def test_every_column_that_is_named_as_wrapped_or_sealed_here_is_one() -> None:
    for model, name in sealed_columns():
        assert isinstance(model._meta.get_field(name), SealedField)
