"""The fields of which the forms about households are made."""

from collections.abc import Callable, Iterator, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fabene.core.errors import FabeneError
from fabene.core.food import ALLERGENS, CATEGORIES, DIETS
from fabene.core.scales import MAX_PEOPLE
from fabene.households.services.contacting import LIMITS, checked_email
from fabene.households.values import REACHED_BY, Band, Channel, ContactKind, Contacts, People
from fabene.households.words import LANGUAGES
from fabene.lib.phones import normalised_phone
from fabene.web.pages.casework.words import BAND, CHANNEL
from fabene.web.pages.writing import WriteForm, sentence_of
from fabene.web.sentences import SENTENCES
from fabene.web.words import ATTRIBUTE, CATEGORY

ON_FIELDS: Mapping[str, str] = {
    "phone_not_valid": "phone",
    "email_not_valid": "email",
    "channel_without_contact": "channels",
    "market_not_found": "market",
    "market_of_another_network": "market",
    "exclusion_unknown": "excludes",
    "category_unknown": "likes",
    "language_unknown": "language",
}
"""Beside which field the sentence of a refusal stands."""
HOME, MARKET = "home", "market"
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


def day_field(label: object, *, required: bool = True, help_text: object = "") -> forms.DateField:
    """Return a field for a date."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)  # type: ignore[arg-type]  # a promise is a text


class PeopleFields(forms.Form):
    """How many live there, by band: one number each."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Make the five numbers."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django calls it
        for band in Band:
            self.fields[name_of(band)] = forms.IntegerField(
                label=str(BAND[band]),
                min_value=0,
                max_value=MAX_PEOPLE,
                initial=0,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    @property
    def band_fields(self) -> Iterator[forms.BoundField]:
        """Yield the five numbers as they are drawn."""
        return (self[name_of(band)] for band in Band)

    @property
    def people(self) -> People:
        """Return who was counted; bands nobody is in are left out."""
        return People(bands={band: number for band in Band if (number := self.cleaned_data.get(name_of(band)) or 0)})


def name_of(band: Band) -> str:
    """Return the name of a band's field."""
    return f"band_{list(Band).index(band)}"


class FoodFields(forms.Form):
    """What is not wanted or not safe, and what is liked. Why is never asked."""

    excludes = forms.MultipleChoiceField(
        label=_("Cibi non desiderati o non adatti"),
        help_text=_("Solo quali cibi. Il motivo non si chiede e non si scrive."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    likes = forms.MultipleChoiceField(
        label=_("Che cosa preferisce"),
        required=False,
        choices=[(key, CATEGORY[key]) for key in CATEGORIES],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer what may be avoided in the words of the page, what is asked for most often first."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django calls it
        avoided = [(key, str(ATTRIBUTE[key]).capitalize()) for key in (*DIETS, *ALLERGENS)]
        self.fields["excludes"].choices = avoided  # type: ignore[attr-defined]  # a field of choices


class ContactFields(forms.Form):
    """Who they are and how to reach them. Nothing typed here stays in the browser."""

    name = forms.CharField(
        label=_("Come chiamarla"),
        help_text=_("Basta un nome o un soprannome."),
        max_length=LIMITS[ContactKind.NAME],
        widget=forms.TextInput(attrs=PRIVATE),
    )
    phone = forms.CharField(
        label=_("Telefono"),
        required=False,
        max_length=LIMITS[ContactKind.PHONE],
        widget=forms.TextInput(attrs={**PRIVATE, "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("Email"),
        required=False,
        max_length=LIMITS[ContactKind.EMAIL],
        widget=forms.TextInput(attrs={**PRIVATE, "inputmode": "email"}),
    )
    address = forms.CharField(
        label=_("Indirizzo"),
        required=False,
        max_length=LIMITS[ContactKind.ADDRESS],
        help_text=_("Serve se la borsa va a casa."),
        widget=forms.TextInput(attrs=PRIVATE),
    )
    door = forms.CharField(
        label=_("Per trovare la porta"),
        required=False,
        max_length=LIMITS[ContactKind.DOOR],
        help_text=_("Citofono, piano, scala. Lo vede chi porta la borsa, il giorno della consegna."),
        widget=forms.TextInput(attrs=PRIVATE),
    )

    def clean_phone(self) -> str:
        """Refuse what is no number together with all else that is wrong."""
        return _checked(self.cleaned_data["phone"], normalised_phone)

    def clean_email(self) -> str:
        """Refuse what is no address, as above."""
        return _checked(self.cleaned_data["email"], checked_email)

    @property
    def contacts(self) -> Contacts:
        """Return what was said."""
        return Contacts(**{kind.value: self.cleaned_data.get(kind.value, "") for kind in ContactKind})

    def require_a_way(self) -> None:
        """Refuse a household that nobody could reach."""
        said = self.cleaned_data
        wrong = {"phone", "email", "address"} & set(self.errors)
        if not (said.get("phone") or said.get("email") or said.get("address")) and not wrong:
            self.add_error(
                "phone",
                _("Manca un modo per raggiungere la famiglia: scrivi il telefono, un’email o l’indirizzo."),
            )


def _checked(text: str, check: Callable[[str], str]) -> str:
    """Return a text as it was typed; raise the sentence of its refusal when ``check`` refuses it."""
    try:
        if text:
            check(text)
    except FabeneError as refused:
        raise ValidationError(sentence_of(refused)) from refused
    return text


class ChannelFields(forms.Form):
    """How the family agrees to be told things."""

    channels = forms.MultipleChoiceField(
        label=_("La famiglia accetta di ricevere"),
        help_text=_("Solo quello a cui ha detto di sì. Può cambiare idea quando vuole."),
        required=False,
        choices=[(channel.value, CHANNEL[channel]) for channel in Channel],
        widget=forms.CheckboxSelectMultiple,
    )

    def require_contacts(self) -> None:
        """Refuse a way of being told things for which there is neither number nor address."""
        for channel in self.cleaned_data.get("channels", ()):
            kind = REACHED_BY[Channel(channel)].value
            if not self.cleaned_data.get(kind) and kind not in self.errors:
                self.add_error("channels", str(SENTENCES["channel_without_contact"]))
                return


class LanguageFields(forms.Form):
    """In which language they want to be spoken to."""

    language = forms.ChoiceField(
        label=_("Lingua"),
        help_text=_("La tessera, la sua pagina e i messaggi escono in questa lingua."),
        choices=list(LANGUAGES.items()),
    )


class WayFields(forms.Form):
    """Where the bag is: at a market, or at the door."""

    market = forms.ChoiceField(label=_("Mercato"))
    way = forms.ChoiceField(
        label=_("Come riceve la borsa"),
        initial=MARKET,
        choices=[(MARKET, _("La prende al mercato")), (HOME, _("Si porta a casa"))],
        widget=forms.RadioSelect,
    )

    @property
    def home_delivery(self) -> bool:
        """Return whether the bag is brought home."""
        return bool(self.cleaned_data["way"] == HOME)


class ButtonForm(WriteForm):
    """A button that writes once."""
