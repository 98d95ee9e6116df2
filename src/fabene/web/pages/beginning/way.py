"""The way from nothing to the first market day: its steps, which are done, and how to get from one to the next."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.charter import selectors as charter
from fabene.collecting import selectors as collecting
from fabene.people import selectors as people
from fabene.people.values import NetworkView, PartnerRole
from fabene.places import selectors as places
from fabene.web import formats
from fabene.web.pages.page import Crumb, Page

PERMISSION = "people.open_network"
"""Beginning a network is for who coordinates, or runs the programme, everywhere."""
PLACES = "places.edit"

TITLES: Mapping[str, Promise] = {
    "person": gettext_lazy("Chi comincia"),
    "municipality": gettext_lazy("Il Comune"),
    "organisation": gettext_lazy("Chi guida"),
    "network": gettext_lazy("La rete"),
    "market": gettext_lazy("Il mercato"),
    "hub": gettext_lazy("L’hub"),
    "destinations": gettext_lazy("Dove va quello che avanza"),
    "rules": gettext_lazy("Le regole"),
    "first_day": gettext_lazy("La prima giornata"),
}
"""The steps in their order."""
WHAT: Mapping[str, Promise] = {
    "person": gettext_lazy("Una persona che coordina. Le altre le invita lei."),
    "municipality": gettext_lazy("Dove siete: il nome e il codice ISTAT, scritti a mano."),
    "organisation": gettext_lazy("L’ente o l’associazione che tiene insieme la rete."),
    "network": gettext_lazy("Il suo nome, e il suo indirizzo in questo sito."),
    "market": gettext_lazy("Dove si raccoglie, quali giorni, a che ora."),
    "hub": gettext_lazy("La casa dove si pesa e si compongono le borse."),
    "destinations": gettext_lazy("Un emporio, una tavola aperta, una cucina: solo quelli che ci sono già."),
    "rules": gettext_lazy("Come si divide: si parte da valori di partenza, e si possono cambiare."),
    "first_day": gettext_lazy("Si apre, e il banchetto può segnare."),
}
OF_THE_PLACE = ("person", "municipality", "organisation", "network")
"""The steps that are of the installation; the others are of one network."""
ONCE = {"network": "change_network"}
MAY_WAIT = frozenset({"organisation", "destinations"})
"""Steps without which a first day can be opened all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: what is there already in words (empty: nothing), and where it is done or changed."""

    key: str
    title: str
    what: str
    done: str
    url: str
    may_wait: bool

    @property
    def number(self) -> int:
        """Return its place on the way."""
        return list(TITLES).index(self.key) + 1


def steps(network: NetworkView | None) -> tuple[Step, ...]:
    """Return the way of a network, or of an installation that has none yet."""
    found = {**_of_the_place(network), **(_of_the_network(network) if network else {})}
    return tuple(
        Step(
            key=key,
            title=str(title),
            what=str(WHAT[key]),
            done=found.get(key, ""),
            url=url_of(key, network),
            may_wait=key in MAY_WAIT,
        )
        for key, title in TITLES.items()
    )


def _of_the_place(network: NetworkView | None) -> dict[str, str]:
    towns = places.municipalities()
    lead = _lead(network) if network else ""
    bodies = [lead] if lead else [body.name for body in people.organisations()] if network is None else []
    return {
        "municipality": ", ".join(f"{town.name} ({town.istat_code})" for town in towns[:3]),
        "organisation": ", ".join(bodies[:3]),
        "network": network.name if network else "",
    }


def _lead(network: NetworkView) -> str:
    found = [one for one in people.partners_of(network.id) if one.role == PartnerRole.LEAD]
    return found[0].organisation.name if found else ""


def _of_the_network(network: NetworkView) -> dict[str, str]:
    markets, hubs = places.markets(network.id), places.hubs_of(network.id)
    going, last = places.destinations_of(network.id), collecting.latest(network.id, timezone.localdate())
    enacted = charter.enactments(network.id)
    return {
        "market": ", ".join(one.name for one in markets),
        "hub": ", ".join(one.name for one in hubs),
        "destinations": ", ".join(one.name for one in going),
        "rules": _("scritte %(day)s") % {"day": formats.day(timezone.localdate(enacted[-1].recorded_at))}
        if enacted
        else "",
        "first_day": formats.day(last.date) if last else "",
    }


def url_of(key: str, network: NetworkView | None) -> str:
    """Return where a step is done; empty when another must come first."""
    if key == "person":
        return reverse("invitations")
    if key in OF_THE_PLACE and not (network and key in ONCE):
        return reverse(f"beginning:{key}")
    if network is None:
        return ""
    return reverse(f"beginning:{ONCE.get(key, key)}", args=[network.slug])


def after(key: str, network: NetworkView | None) -> str:
    """Return where the way goes on after a step: to the next that is not done, else to the whole way."""
    way = steps(network)
    here = list(TITLES).index(key)
    ahead = [step for step in way[here + 1 :] if not step.done and step.url]
    if ahead:
        return ahead[0].url
    return reverse("beginning:one", args=[network.slug]) if network else reverse("beginning:start")


def page_of(key: str, network: NetworkView | None, *, title: str, lead: str) -> dict[str, object]:
    """Return what the page of a step shows around its form: its head, its place, the way back, the way to wait."""
    keys = list(TITLES)
    here = keys.index(key)
    before = [url for each in reversed(keys[1:here]) if (url := url_of(each, network))]
    whole = reverse("beginning:one", args=[network.slug]) if network else reverse("beginning:start")
    later = url_of(keys[here + 1], network) if here + 1 < len(keys) else ""
    return {
        "page": Page(
            title=title,
            lead=lead,
            eyebrow=network.name if network else "",
            crumbs=(Crumb(label=_("Si comincia"), url=whole),),
        ),
        "step": here + 1,
        "steps": len(keys),
        "back_url": before[0] if before else whole,
        "later_url": later if key in MAY_WAIT and later else "",
    }


def signed_in_name(request: HttpRequest) -> str:
    """Return how whoever asks is called."""
    return str(request.user)
