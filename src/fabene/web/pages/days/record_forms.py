"""The forms of a day's page: how a weight becomes known, and why nothing came."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fabene.places.values import DonorView, StallView
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

    giver_id = forms.ChoiceField(label=_("Da chi"), required=False)
    reason = forms.ChoiceField(
        label=_("Perché"),
        widget=forms.RadioSelect,
        choices=[(str(reason), said) for reason, said in ZERO_REASON.items()],
    )
    note = forms.CharField(
        label=_("Due parole"), required=False, max_length=200, help_text=_("Servono solo se scegli «altro».")
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        stalls: Iterable[StallView],
        chosen: str,
        donors: Iterable[DonorView] = (),
    ) -> None:
        """Offer the stalls and the donors that give; ``chosen`` is the one already meant."""
        super().__init__(data, initial={"giver_id": chosen})
        self._donors = {str(donor.id): donor.id for donor in donors if donor.gives}
        stall_choices = [(str(stall.id), stall_name(stall.label)) for stall in stalls if stall.gives]
        donor_choices = [(str(donor.id), donor.name) for donor in donors if donor.gives]
        choices: list[tuple[str, object]] = [("", _("Tutto il mercato")), *stall_choices]
        if donor_choices:
            choices.append((str(_("Altri donatori")), donor_choices))
        self.fields["giver_id"] = forms.ChoiceField(label=_("Da chi"), required=False, choices=choices)

    @property
    def stall(self) -> UUID | None:
        """Return the stall, None for the whole market or a donor."""
        chosen = self.cleaned_data["giver_id"]
        return UUID(chosen) if chosen and chosen not in self._donors else None

    @property
    def donor(self) -> UUID | None:
        """Return the donor, None for the whole market or a stall."""
        return self._donors.get(self.cleaned_data["giver_id"])
