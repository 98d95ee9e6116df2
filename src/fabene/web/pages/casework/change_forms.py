"""What can be changed of a family, one form a thing: each knows what is so now, and how it is written."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.households import selectors, services
from fabene.households.values import Channel, HouseholdView, State
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.selectors import network_by_id
from fabene.web.pages.casework import fields
from fabene.web.pages.casework.asking import markets_of
from fabene.web.pages.casework.refer_form import LOOK_AGAIN, offer
from fabene.web.pages.writing import WriteForm


class ChangeForm(WriteForm):
    """One thing about a family, as it is now and as it will be."""

    title: ClassVar[Promise]
    lead: ClassVar[Promise | str] = ""
    saved: ClassVar[Promise]
    template: ClassVar[str] = "casework/change.html"

    def __init__(self, data: QueryDict | None, *, home: HouseholdView) -> None:
        """Begin with what is so now."""
        self.home = home
        super().__init__(data, initial=self.known())

    def known(self) -> dict[str, object]:
        """Return what is so now, by field."""
        raise NotImplementedError

    def write(self, stamp: Stamp) -> None:
        """Write what was said."""
        raise NotImplementedError

    @property
    def key(self) -> UUID:
        """Return the identity of what is written."""
        found: UUID = self.cleaned_data["id"]
        return found


class PeopleForm(ChangeForm, fields.PeopleFields):
    """How many they are."""

    title = _("Quante persone")
    lead = _("Chi vive in casa, per età. La prossima borsa ne tiene conto.")
    saved = _("Persone contate: dalla prossima giornata la borsa ne tiene conto.")
    template = "casework/change_people.html"
    since = fields.day_field(_("Da quando"))

    def known(self) -> dict[str, object]:
        """Return the numbers of today."""
        bands = {fields.name_of(band): number for band, number in self.home.bands.items()}
        return {**bands, "since": timezone.localdate()}

    def write(self, stamp: Stamp) -> None:
        """Count them."""
        services.count_people(
            id=self.key, household=self.home.id, people=self.people, since=self.cleaned_data["since"], stamp=stamp
        )


class FoodForm(ChangeForm, fields.FoodFields):
    """What they do not want and what they like."""

    title = _("Che cosa mangia")
    saved = _("Scritto: il prossimo piano lo segue.")

    def known(self) -> dict[str, object]:
        """Return what was said before."""
        return {"excludes": sorted(self.home.excludes), "likes": sorted(self.home.likes)}

    def write(self, stamp: Stamp) -> None:
        """Choose."""
        said = self.cleaned_data
        services.choose(
            id=self.key, household=self.home.id, excludes=said["excludes"], likes=said["likes"], stamp=stamp
        )


class ReviewForm(ChangeForm):
    """When they look again."""

    title = _("Quando vi rivedete")
    lead = _("Quel giorno non finisce niente: vi sentite e fate il punto.")
    saved = _("Data segnata.")
    review_on = fields.day_field(_("Il giorno in cui vi rivedete"))
    until = fields.day_field(_("Fino a quando è segnalata"), required=False)

    def known(self) -> dict[str, object]:
        """Offer half a year from today, or what was said if it is later."""
        later = timezone.localdate() + LOOK_AGAIN
        return {"review_on": max(self.home.review_on or later, later), "until": _still(self.home.until)}

    def write(self, stamp: Stamp) -> None:
        """Renew."""
        said = self.cleaned_data
        services.renew(
            id=self.key, household=self.home.id, review_on=said["review_on"], until=said["until"], stamp=stamp
        )


class MoveForm(ChangeForm, fields.WayFields):
    """Where the bag is."""

    title = _("Dove prende la borsa")
    saved = _("Segnato. Le giornate già preparate restano come sono.")
    since = fields.day_field(_("Da quando"))

    def __init__(self, data: QueryDict | None, *, home: HouseholdView) -> None:
        """Offer the markets of its network."""
        super().__init__(data, home=home)
        offer(self, "market", choices=markets_of((network_by_id(home.network),)))

    def known(self) -> dict[str, object]:
        """Return where it is now."""
        way = fields.HOME if self.home.home_delivery else fields.MARKET
        return {"market": str(self.home.market), "way": way, "since": timezone.localdate()}

    def write(self, stamp: Stamp) -> None:
        """Move."""
        services.move(
            id=self.key,
            household=self.home.id,
            market=UUID(self.cleaned_data["market"]),
            home_delivery=self.home_delivery,
            since=self.cleaned_data["since"],
            stamp=stamp,
        )


class PauseForm(ChangeForm):
    """Away for a while."""

    title = _("Una pausa")
    lead = _("In quei giorni la sua borsa non si prepara. Poi torna come prima, senza chiedere niente.")
    saved = _("In pausa. Se torna prima, basta un tocco.")
    since = fields.day_field(_("Da quando non viene"))
    until = fields.day_field(_("Fino a quando"), required=False, help_text=_("Vuoto, se non si sa."))

    def known(self) -> dict[str, object]:
        """Begin today."""
        return {"since": timezone.localdate()}

    def write(self, stamp: Stamp) -> None:
        """Mark it away."""
        said = self.cleaned_data
        services.mark(
            id=self.key,
            household=self.home.id,
            state=State.AWAY,
            since=said["since"],
            until=said["until"],
            stamp=stamp,
        )


class WordsForm(ChangeForm, fields.LanguageFields, fields.ChannelFields):
    """In which language, and over which channels, it may be told things."""

    title = _("Come si parla con lei")
    saved = _("Scritto: vale dal prossimo messaggio.")

    def known(self) -> dict[str, object]:
        """Return what it agreed to."""
        agreed = selectors.consents_of(households=[self.home.id]).get(self.home.id, frozenset())
        return {"language": self.home.language.value, "channels": sorted(agreed)}

    def write(self, stamp: Stamp) -> None:
        """Write the language and what changed of the channels."""
        said, before = self.cleaned_data, frozenset(self.initial["channels"])
        services.speak(id=derived(self.key, "language"), household=self.home.id, language=said["language"], stamp=stamp)
        for channel in Channel:
            if (channel in before) != (channel.value in said["channels"]):
                services.consent(
                    id=derived(self.key, channel.value),
                    household=self.home.id,
                    channel=channel,
                    given=channel.value in said["channels"],
                    stamp=stamp,
                )


def _still(until: date | None) -> date | None:
    """Return the end that was foreseen when it is still to come."""
    return until if until and until > timezone.localdate() + timedelta(days=1) else None


CHANGES: Mapping[str, type[ChangeForm]] = {
    "persone": PeopleForm,
    "cibo": FoodForm,
    "data": ReviewForm,
    "mercato": MoveForm,
    "pausa": PauseForm,
    "messaggi": WordsForm,
}
"""The word in the address of each."""
