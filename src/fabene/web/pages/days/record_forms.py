"""The forms of a day's page: how a weight becomes known, and why nothing came."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fabene.places.values import StallView
from fabene.web.pages.days.givers import stall_name
from fabene.web.pages.writing import WriteForm
from fabene.web.words import WAY_EXPLAINED, ZERO_REASON


class WayForm(WriteForm):
    """One of the three ways."""

    way = forms.ChoiceField(
        label=_("Da adesso"),
        widget=forms.RadioSelect,
        choices=[(str(way), said) for way, said in WAY_EXPLAINED.items()],
        help_text=_("Quello che è già segnato resta com’è."),
    )


class ZeroForm(WriteForm):
    """From whom nothing came, why, and a note."""

    stall_id = forms.ChoiceField(label=_("Da chi"), required=False)
    reason = forms.ChoiceField(
        label=_("Perché"),
        widget=forms.RadioSelect,
        choices=[(str(reason), said) for reason, said in ZERO_REASON.items()],
    )
    note = forms.CharField(
        label=_("Due parole"), required=False, max_length=200, help_text=_("Servono solo se scegli «altro».")
    )

    def __init__(self, data: QueryDict | None, *, stalls: Iterable[StallView], chosen: str) -> None:
        """Offer the stalls that give; ``chosen`` is the one already meant."""
        super().__init__(data, initial={"stall_id": chosen})
        self.fields["stall_id"] = forms.ChoiceField(
            label=_("Da chi"),
            required=False,
            choices=[
                ("", _("Tutto il mercato")),
                *((str(stall.id), stall_name(stall.label)) for stall in stalls if stall.gives),
            ],
        )

    @property
    def stall(self) -> UUID | None:
        """Return the stall, None for the whole market."""
        chosen = self.cleaned_data["stall_id"]
        return UUID(chosen) if chosen else None
