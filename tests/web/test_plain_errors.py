"""A form speaks in the house's words, in both languages, whichever field of the framework it is made of."""

import pytest
from django import forms
from django.conf import settings
from django.utils.translation import override

from fabene.web.plain_errors import FIELDS, VALIDATORS

TYPED = {
    "number": "99",
    "few": "-1",
    "word": "abcdef",
    "mail": "boh",
    "site": "boh",
    "day": "boh",
    "one": "boh",
    "kilos": "1,234",
}


class Everything(forms.Form):
    """One field for each thing that can be wrong."""

    number = forms.IntegerField(max_value=30)
    few = forms.IntegerField(min_value=0)
    word = forms.CharField(max_length=3)
    mail = forms.EmailField()
    site = forms.URLField(assume_scheme="https")
    day = forms.DateField()
    one = forms.ChoiceField(choices=[("a", "a")])
    kilos = forms.DecimalField(decimal_places=1, localize=True)
    missing = forms.CharField()
    yes = forms.BooleanField()
    paper = forms.FileField()


@pytest.mark.parametrize(
    ("language", "said", "never"),
    [
        ("it", ("Al massimo 30.", "Almeno 0.", "al massimo 3 caratteri, qui", "Non può restare vuoto."), "Assicurati"),
        ("en", ("At most 30.", "At least 0.", "at most 3 characters, here", "It cannot stay empty."), "Ensure"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_house(language: str, said: tuple[str, ...], never: str) -> None:
    with override(language):
        told = "\n".join(str(error) for errors in Everything(TYPED).errors.values() for error in errors)
    assert [sentence for sentence in said if sentence not in told] == []
    assert len(told.splitlines()) == len(Everything.base_fields)
    for framework in (never, "valore", "valid", "obbligatorio", "required", "Enter "):
        assert framework not in told


def test_every_field_and_check_of_the_framework_has_its_sentence() -> None:
    assert settings.INSTALLED_APPS[0] == "fabene.web", "its sentences are in place before any form is made"
    for field, messages in FIELDS.items():
        assert all(field.default_error_messages[code] is sentence for code, sentence in messages.items())
    for check, sentence in VALIDATORS.items():
        assert vars(check)["message"] is sentence
