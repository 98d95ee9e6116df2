"""A form that writes: kilos as people type them, one identity, and a refusal said where it belongs."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import override

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError
from fabene.lib.ids import new_id
from fabene.web.pages.writing import KilosField, WriteForm, attempt, sentence_of
from tests.world import at


class AppleForm(WriteForm):
    """Some apples, of some kinds."""

    kilos = KilosField(label="Mele")
    kinds = forms.MultipleChoiceField(choices=[("red", "rosse"), ("green", "verdi")], required=False)


def typed(kilos: str = "1,5", *, identity: object = None) -> AppleForm:
    """Return the form as it comes back from somebody."""
    data = QueryDict(mutable=True)
    data.update({"id": str(identity or new_id(at(13))), "kilos": kilos})
    data.setlist("kinds", ["red", "green"])
    return AppleForm(data)


@pytest.mark.parametrize(
    ("text", "kilos"),
    [
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        (" 12 kg ", "12"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("12.345,60", "12345.60"),
        ("1,500", "1.5"),
        ("0.500", "0.5"),
        ("0,001", "0.001"),
        ("-2", "-2"),
        (",5", "0.5"),
    ],
)
def test_kilos_are_read_as_people_write_them(text: str, kilos: str) -> None:
    assert KilosField().clean(text) == Decimal(kilos)


@pytest.mark.parametrize(
    "text",
    ["uno", "1e3", "NaN", "infinity", "1,", "--1", "٣", "1" * 40, "1 kg 2", "1,2,3", "1,,5", "12,34.5", "1.234.5"],
)
def test_other_words_are_no_weight(text: str) -> None:
    with pytest.raises(ValidationError):
        KilosField().clean(text)


@pytest.mark.parametrize(("language", "text"), [("it", "1.500"), ("it", "-12.345 kg"), ("en", "1,500")])
def test_a_weight_that_reads_in_two_ways_is_asked_for_again(language: str, text: str) -> None:
    with override(language), pytest.raises(ValidationError) as asked:
        KilosField().clean(text)
    if text == "1.500":
        assert asked.value.messages == ["«1.500» si legge in due modi: scrivi 1,5 oppure 1500."]


def test_a_weight_too_large_is_said_in_one_unit() -> None:
    said = sentence_of(FabeneError("amount_too_large", amount="99999999", limit_grams=5_000_000))

    assert said == "Il peso è troppo grande: al massimo 5.000 kg per volta."


def test_two_forms_have_two_identities_and_one_keeps_its_own() -> None:
    one, other = AppleForm(), AppleForm()

    assert one["id"].value() == one["id"].value()
    assert one["id"].value() != other["id"].value()


def test_what_is_done_is_answered() -> None:
    form = typed()

    assert attempt(form, lambda: form.cleaned_data["kilos"]) == Decimal("1.5")


def test_what_is_refused_is_said_beside_its_field_with_what_was_typed() -> None:
    form = typed("501")

    def refuse() -> int:
        raise FabeneError("crate_too_heavy", weight_grams=501_000, limit_grams=500_000)

    assert attempt(form, refuse, fields={"crate_too_heavy": "kilos"}) is None
    assert form.errors["kilos"] == ["In una volta si segnano al massimo 500 kg: se sono di più, in due volte."]
    assert form["kilos"].value() == "501"


def test_nothing_is_tried_while_the_form_itself_is_wrong() -> None:
    assert attempt(typed("tanto"), lambda: pytest.fail("the form is not valid")) is None


def test_an_identity_used_for_something_else_is_renewed_and_everything_typed_is_kept() -> None:
    identity = new_id(at(13))
    form = typed(identity=identity)

    def used() -> int:
        raise ConflictError("id_used_for_something_else")

    assert attempt(form, used) is None
    assert form["id"].value() not in {str(identity), None}
    assert form["kinds"].value() == ["red", "green"]


def test_who_may_not_is_not_told_on_the_form() -> None:
    def forbidden() -> int:
        raise NotAllowedError

    with pytest.raises(NotAllowedError):
        attempt(typed(), forbidden)


def test_dates_and_categories_are_said_as_people_say_them() -> None:
    closed = FabeneError("day_closed", date="2021-05-08")

    assert sentence_of(closed).startswith("La giornata di sabato 8 maggio 2021 è chiusa")


def test_a_code_nobody_has_words_for_is_still_a_sentence() -> None:
    assert sentence_of(FabeneError("struck_by_lightning")) == "Non si può fare. Non è cambiato nulla."
    assert "—" in sentence_of(FabeneError("day_closed"))
