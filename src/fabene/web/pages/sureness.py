"""A form that may ask back whether something is really meant: the yes is about what was asked, and nothing else."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fabene.core.errors import FabeneError
from fabene.web.pages.writing import WriteForm


class SureForm(WriteForm):
    """A form that shows a box to tick once it has asked. ``asked`` carries what the question was about."""

    asked = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    sure = forms.BooleanField(required=False, label=_("Sì, è giusto così"))

    @property
    def asks(self) -> bool:
        """Return whether a question is open: then the box is shown."""
        return bool(self["asked"].value())

    def agrees(self, about: str) -> bool:
        """Return whether the box was ticked under a question about exactly this."""
        cleaned: dict[str, Any] = self.cleaned_data
        return bool(cleaned.get("sure")) and cleaned.get("asked") == about

    def ask(self, about: str) -> None:
        """Let the form ask about something when it is shown again: with everything typed kept, and nothing ticked."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            data[self.add_prefix("asked")] = about
            data.pop(self.add_prefix("sure"), None)
            self.data = data


def require_yes(form: SureForm, about: str, *, question: FabeneError) -> None:
    """Raise ``question``, whose sentence asks, unless somebody said yes to exactly this."""
    if not form.agrees(about):
        form.ask(about)
        raise question
