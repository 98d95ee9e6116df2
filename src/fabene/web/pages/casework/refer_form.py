"""What a caseworker says of a family: how many, what they do not eat, how to reach them, where. One page."""

from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.households.values import Band, Channel, Language, Referral
from fabene.people.selectors import organisations
from fabene.places import selectors as places
from fabene.web.pages.casework import fields
from fabene.web.pages.casework.asking import Workplace, markets_of
from fabene.web.pages.writing import WriteForm
from fabene.web.sentences import SENTENCES

LOOK_AGAIN = timedelta(days=182)


class ReferForm(
    WriteForm,
    fields.PeopleFields,
    fields.FoodFields,
    fields.LanguageFields,
    fields.ContactFields,
    fields.ChannelFields,
    fields.WayFields,
):
    """A family, as its caseworker refers it."""

    organisation = forms.ChoiceField(label=_("Per quale ente la segui"))
    waiting = forms.BooleanField(
        label=_("Mettila in lista d’attesa"),
        help_text=_("Quando al mercato adesso non c’è posto. Chi coordina la rete vede da quanto aspetta."),
        required=False,
    )
    since = fields.day_field(_("Da quando"))
    review_on = fields.day_field(
        _("Quando vi rivedete"), help_text=_("Quel giorno non finisce niente: si fa il punto.")
    )
    until = fields.day_field(_("Fino a quando"), required=False)

    def __init__(self, data: QueryDict | None, *, mine: tuple[Workplace, ...]) -> None:
        """Offer the markets of the networks where whoever asks follows families, and their organisations there."""
        today = timezone.localdate()
        super().__init__(data, initial={"since": today, "review_on": today + LOOK_AGAIN})
        self._places = {place.network.id: place for place in mine}
        self._network_of = {str(market.id): market.network_id for market in places.markets()}
        offer(self, "market", choices=markets_of(tuple(place.network for place in mine)))
        bodies = {body.id: body.name for body in organisations()}
        held = sorted({body for place in mine for body in place.organisations}, key=lambda body: bodies[body])
        offer(self, "organisation", choices=[(str(body), bodies[body]) for body in held])
        if len(held) == 1:
            self.fields["organisation"].initial = str(held[0])
            self.fields["organisation"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, object]:
        """Refuse what nobody could act on: nobody counted, no way to reach them, no door for a bag brought home."""
        said = super().clean() or self.cleaned_data
        miscounted = any(fields.name_of(band) in self.errors for band in Band)
        if not miscounted and self.people.adults + self.people.children == 0:
            self.add_error("band_3", _("Non c’è ancora nessuno: conta chi vive in casa, almeno una persona."))
        self.require_a_way()
        self.require_contacts()
        if said.get("way") == fields.HOME and not said.get("address"):
            self.add_error("address", _("La borsa va a casa, ma l’indirizzo manca: scrivilo, o scegli il mercato."))
        self._check_organisation()
        until, review = said.get("until"), said.get("review_on")
        if until and review and until < review:
            self.add_error("until", str(SENTENCES["dates_reversed"]))
        return said

    def _check_organisation(self) -> None:
        """Refuse an organisation that is not accredited in the market's network."""
        market, body = self.cleaned_data.get("market"), self.cleaned_data.get("organisation")
        if market and body and UUID(body) not in self._places[self._network_of[market]].organisations:
            self.add_error("organisation", _("In quella rete questo ente non segue famiglie: scegline un altro."))

    @property
    def referral(self) -> Referral:
        """Return what was said."""
        said = self.cleaned_data
        until: date | None = said["until"]
        return Referral(
            network=self._network_of[said["market"]],
            organisation=UUID(said["organisation"]),
            market=UUID(said["market"]),
            home_delivery=self.home_delivery,
            people=self.people,
            contacts=self.contacts,
            excludes=frozenset(said["excludes"]),
            likes=frozenset(said["likes"]),
            language=Language(said["language"]),
            channels=frozenset(Channel(each) for each in said["channels"]),
            since=said["since"],
            review_on=said["review_on"],
            until=until,
            waiting=said["waiting"],
        )


def offer(form: forms.Form, name: str, *, choices: list[tuple[str, str]]) -> None:
    """Give a field of choices what may be chosen."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a field of choices
