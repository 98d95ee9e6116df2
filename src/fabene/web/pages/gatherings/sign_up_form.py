"""The form of who means to come: a number, and an address if one likes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from fabene.gatherings.values import MOST_PEOPLE
from fabene.web.pages.writing import WriteForm


class SignUpForm(WriteForm):
    """How many come; an address only for who has no account."""

    people = forms.IntegerField(
        label=gettext_lazy("In quante persone venite"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        help_text=gettext_lazy("Basta il numero, senza nomi."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Un’email, per sapere se cambia qualcosa"),
        required=False,
        help_text=gettext_lazy("Si tiene cifrata e si cancella dopo l’incontro."),
    )

    def __init__(self, *args: Any, anonymous: bool, **known: Any) -> None:
        """Leave out the address of who has an account."""
        super().__init__(*args, **known)
        if not anonymous:
            del self.fields["email"]
