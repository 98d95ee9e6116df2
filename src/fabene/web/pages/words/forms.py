"""What people type about words to families: why a day is off, where and when the pick-up is instead, reminders."""

from datetime import time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fabene.households.tellings import Occasion
from fabene.households.values import Channel
from fabene.web.pages.words.sayings import CHANNEL
from fabene.web.pages.writing import WriteForm
from fabene.web.words import CANCEL_REASON


class CancelForm(WriteForm):
    """Why a market day is off. It stays inside."""

    reason = forms.ChoiceField(
        label=_("Perché"),
        widget=forms.RadioSelect,
        choices=[(str(reason), said) for reason, said in CANCEL_REASON.items()],
        help_text=_("Resta tra chi lavora qui: alle famiglie si dice solo che quel giorno non c’è."),
    )
    note = forms.CharField(
        label=_("Due parole"), required=False, max_length=200, help_text=_("Servono solo se scegli «altro».")
    )


class ClockField(forms.TimeField):
    """An hour as it is written on a market's sign: 15.30, 15:30, or 15."""

    default_error_messages = {"invalid": _("Scrivi l’ora con i numeri, per esempio 15.30.")}

    def __init__(self, **kwargs: Any) -> None:
        """Take a point, a colon or whole hours."""
        widget = forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal", "autocomplete": "off", "size": "6"})
        super().__init__(input_formats=["%H.%M", "%H:%M", "%H"], widget=widget, **kwargs)


class ChangeForm(WriteForm):
    """When and where the pick-up of one day is instead."""

    hour = ClockField(label=_("Da che ora"), required=False)
    place = forms.CharField(
        label=_("Dove"),
        max_length=200,
        help_text=_("Un luogo e una via, nient’altro: questo testo parte così, in ogni lingua."),
    )

    def __init__(self, data: QueryDict | None, *, now: Occasion) -> None:
        """Begin with how it is now."""
        super().__init__(data, initial={"hour": now.hour, "place": now.place})


class RemindersForm(WriteForm):
    """Whether families are reminded, and from which hour."""

    on = forms.BooleanField(label=_("Manda un promemoria il giorno prima"), required=False)
    hour = ClockField(label=_("Da che ora"), initial=time(17), help_text=_("Tra le 8 e le 21."))


class AgainForm(WriteForm):
    """Try again, over a channel the family agreed to."""

    channel = forms.ChoiceField(
        required=False, choices=[("", ""), *((str(channel), name) for channel, name in CHANNEL.items())]
    )

    @property
    def chosen(self) -> Channel | None:
        """Return the channel, None for the family's first one."""
        return Channel(self.cleaned_data["channel"]) if self.cleaned_data["channel"] else None
