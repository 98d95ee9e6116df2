"""Every column of every table says what it holds about people; a new one does not pass without."""

import pytest
from django.apps import apps
from django.db.models import CASCADE, ForeignKey, Model

from fabene.lib.sealed import sealed_columns
from fabene.privacy.catalogue import CATALOGUE, Data
from fabene.privacy.values import Kind, Treatment

MODELS = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
WHO_WORDS = ("email", "display_name", "trader")


def columns(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.local_concrete_fields}


def test_every_table_has_a_sheet_and_every_sheet_a_table() -> None:
    assert set(CATALOGUE) == set(MODELS)


@pytest.mark.parametrize("label", sorted(MODELS))
def test_every_column_is_classified(label: str) -> None:
    assert set(CATALOGUE[label].columns) == columns(MODELS[label])


@pytest.mark.parametrize("label", sorted(label for label, sheet in CATALOGUE.items() if not sheet.personal))
def test_a_table_about_nobody_names_nobody(label: str) -> None:
    named = {name for name in columns(MODELS[label]) if name in {*WHO_WORDS, "actor", "who", "user", "household"}}
    assert named == set()


@pytest.mark.parametrize("label", sorted(label for label, sheet in CATALOGUE.items() if sheet.personal))
def test_a_table_about_people_says_of_whom(label: str) -> None:
    assert CATALOGUE[label].subjects
    assert CATALOGUE[label].holds()


def test_what_says_in_clear_who_somebody_is_is_known() -> None:
    clear = [sheet.columns[name] for sheet in CATALOGUE.values() for name in WHO_WORDS if name in sheet.columns]
    assert set(clear) == {Data.WHO}


def test_no_table_about_households_says_in_clear_who_they_are() -> None:
    about = {label: sheet for label, sheet in CATALOGUE.items() if label.startswith(("households.", "sharing."))}
    assert [label for label, sheet in about.items() if Data.WHO in sheet.holds()] == []


def test_what_is_sealed_is_said_to_be() -> None:
    kept = {CATALOGUE[model._meta.label].columns[name] for model, name in sealed_columns()}
    assert kept <= {Data.SEALED, Data.LOCK}


def test_every_rule_lets_something_go_and_every_treatment_holds_something() -> None:
    assert {sheet.kept for sheet in CATALOGUE.values()} - {None} == set(Kind)
    assert {sheet.treatment for sheet in CATALOGUE.values()} - {None} == set(Treatment)


def test_whatever_hangs_on_a_household_goes_with_it() -> None:
    """A row that names a household is deleted with it, or loses it when it is forgotten: nothing else may name one."""

    home = MODELS["households.Household"]
    staying = [
        f"{label}.{field.name}"
        for label, model in MODELS.items()
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is home
        if field.remote_field.on_delete is not CASCADE and not field.null
    ]
    assert staying == []
