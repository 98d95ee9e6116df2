"""Forms: every field has its label, its help and its error tied to it, and errors are listed once above."""

from typing import ClassVar

import pytest
from django import forms


class CrateForm(forms.Form):
    """A form with one field of each sort."""

    template_name: ClassVar[str] = "django/forms/div.html"
    weight = forms.DecimalField(
        label="Peso",
        help_text="Quello che dice la bilancia.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-unit": "kg"}),
    )
    reason = forms.ChoiceField(label="Perché", widget=forms.RadioSelect, choices=[("a", "Rovinato"), ("b", "Rotto")])
    read = forms.BooleanField(label="Ho letto l'etichetta")
    note = forms.CharField(label="Nota", required=False)
    id = forms.UUIDField(widget=forms.HiddenInput)


def test_a_form_ties_help_and_unit_to_its_field() -> None:
    written = str(CrateForm())
    assert '<label for="id_weight">Peso</label>' in written
    assert 'aria-describedby="id_weight_helptext"' in written
    assert 'id="id_weight_helptext"' in written
    assert "<span>kg</span>" in written
    assert 'class="form-control"' in written


def test_a_form_says_which_fields_may_be_left_empty() -> None:
    assert str(CrateForm()).count("(se vuoi)") == 1


def test_choices_stand_in_a_group_with_its_name() -> None:
    written = str(CrateForm())
    assert "<legend>Perché</legend>" in written
    assert '<label class="choice-label" for="id_reason_0">Rovinato</label>' in written


def test_errors_are_listed_above_and_tied_to_their_fields() -> None:
    form = CrateForm({"weight": "tanto", "read": "on", "note": "sotto il tendone"})
    written = str(form)
    assert "Niente è andato perso" in written
    assert '<a href="#id_weight">Peso</a>' in written
    assert 'id="id_weight_error"' in written
    assert 'aria-describedby="id_weight_helptext id_weight_error"' in written
    assert 'value="sotto il tendone"' in written


def test_a_form_without_errors_has_no_list_of_them() -> None:
    assert "data-errors" not in str(CrateForm())


@pytest.mark.parametrize("widget", [forms.Select, forms.Textarea, forms.PasswordInput, forms.DateInput])
def test_every_widget_that_one_types_in_has_the_look_of_the_site(widget: type[forms.Widget]) -> None:
    class OneForm(forms.Form):
        field = forms.CharField(label="Campo", widget=widget)

    assert "form-control" in str(OneForm())
