"""A desk for each role: what waits now, what can be opened, and what to expect while nothing waits."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.households import selectors as households
from fabene.people import selectors as people
from fabene.people.values import Role, RoleView
from fabene.web import formats
from fabene.web.pages.casework.asking import own_homes, workplaces
from fabene.web.pages.casework.families import DUE, is_due
from fabene.web.pages.casework.rounds import rounds_of_today
from fabene.web.pages.casework.taking_part import open_calls, taking_part
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.privacy.desk import waiting_things
from fabene.web.pages.story import network_url, stands
from fabene.web.pages.writing import actor
from fabene.web.words import ROLE

MARKETS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A role somebody holds, and what their desk says of it."""

    role: RoleView
    name: str
    what: Promise
    doors: tuple[Thing, ...]


WHAT: Mapping[Role, Promise] = {
    Role.PROGRAMME: _(
        "Tieni i ruoli e gli accreditamenti, e rispondi alle richieste sui dati. Le famiglie le vedi solo in numeri."
    ),
    Role.COORDINATOR: _("Tieni insieme la rete: giornate, famiglie per codice, ruoli."),
    Role.STAND: _("Tieni il banchetto: segni che cosa dà il mercato."),
    Role.HUB: _("Pesi, componi le borse e le consegni."),
    Role.RIDER: _("Porti le borse a casa. Le porte si vedono solo il giorno del giro, finché la giornata è aperta."),
    Role.CASEWORKER: _("Segnali le famiglie e le segui. Nome e telefono li vedi solo tu e chi lavora con te."),
    Role.TRADER: _(
        "Quello che non vendi diventa la spesa di qualcuno. Al banchetto lo pesano e lo scrivono: qui vedi quando."
    ),
    Role.ORGANISATION: _("Fai parte della rete. Per segnalare famiglie chiedi a chi la coordina di accreditarvi."),
    Role.MUNICIPALITY: _("Vedi la rete in numeri: quanto cibo si muove, e quante persone aspettano un posto."),
    Role.SCHOOL: _("Vedi il mercato della tua rete e quando si può andare a vederlo con la classe."),
    Role.JURY: _("La giuria legge i progetti che rispondono a un bando: prima ognuno da solo, poi insieme."),
    Role.EVALUATOR: _(
        "Misuri che cosa è successo: totali delle reti e bisogno a cui non si arriva. Mai una famiglia da sola."
    ),
}


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Say what waits now for whoever asks, then what each of their roles opens."""
    held = people.roles_of(actor(request))
    seats = [_seat(role) for role in held]
    here = taking_part(request)
    waiting = [*here.waiting, *(thing for role in _once(held) for thing in WAITING.get(role, nothing)(request))]
    shown = {
        "page": Page(title=said("La tua scrivania"), lead=said("Che cosa aspetta te, adesso."), crumbs=()),
        "seats": seats,
        "taking_part": here.doors,
        "open_calls": () if seats else open_calls(),
        "waiting": waiting if seats or here.doors else None,
        "days": _days(held),
    }
    return render(request, "casework/desk.html", shown)


def _once(held: tuple[RoleView, ...]) -> list[Role]:
    return list(dict.fromkeys(role.role for role in held))


def _seat(role: RoleView) -> Seat:
    name = str(ROLE[role.role]).capitalize()
    return Seat(role=role, name=name, what=WHAT[role.role], doors=tuple(_doors(role)))


def _doors(role: RoleView) -> Iterator[Thing]:
    """Yield what a role opens."""
    for address, title, what in DOORS.get(role.role, ()):
        yield Thing(title=str(title), sentence=str(what), url=reverse(address))
    if role.network_slug:
        sentence = said("Chi ne fa parte, dove, e quanto cibo ha mosso.")
        yield Thing(title=role.network_name, sentence=sentence, url=network_url(role.network_slug))
    else:
        yield Thing(title=said("Le reti"), sentence=said("Chi ne fa parte, e dove."), url=reverse("networks"))


Door = tuple[str, Promise, Promise]
DAYS: Door = ("days:desk", _("Le giornate"), _("Dal banco alla borsa."))
NEED: Door = ("casework:need", _("Chi aspetta"), _("Il bisogno a cui non si arriva, in numeri."))
WORDS: Door = ("words:words", _("Avvisi alle famiglie"), _("Un giorno che salta, un altro posto, un’altra ora."))
NETWORK: Door = ("casework:network", _("Famiglie della rete"), _("Per codice: chi aspetta, chi viene e dove."))
ASKED: Door = ("privacy:requests", _("Richieste sui dati"), _("Chi chiede di vedere, correggere o cancellare."))
PEOPLE: Door = ("people:start", _("Persone"), _("Ruoli, accreditamenti, che cosa si è fatto e chi ha guardato."))
JUDGING: Door = (
    "selection:index",
    _("Valutazioni"),
    _("I bandi chiusi: chi valuta, a che punto è, la graduatoria."),
)
GRANTS: Door = (
    "grants:mine",
    _("I nostri contributi"),
    _("Una spesa per volta: quello che hai scritto resta."),
)
DOORS: Mapping[Role, tuple[Door, ...]] = {
    Role.PROGRAMME: (
        JUDGING,
        ("grants:office", _("Contributi: l'ufficio"), _("Da controllare, da pagare, da ricevere.")),
        ("invitations", _("Inviti"), _("Fai entrare qualcuno, con il suo ruolo.")),
        ("privacy:desk", _("Riservatezza"), _("Richieste, tempi, basi, violazioni e carte.")),
        PEOPLE,
        ("people:purges", _("Mesi da togliere dai registri"), _("Passato il tempo per cui si tengono.")),
        NEED,
    ),
    Role.COORDINATOR: (
        DAYS,
        WORDS,
        NETWORK,
        NEED,
        ("invitations", _("Inviti"), _("Fai entrare qualcuno, con il suo ruolo.")),
        PEOPLE,
        ASKED,
    ),
    Role.STAND: (DAYS,),
    Role.HUB: (DAYS, NETWORK),
    Role.RIDER: (("casework:rounds", _("Il giro di oggi"), _("Le borse da portare, una porta alla volta.")),),
    Role.CASEWORKER: (
        ("casework:refer", _("Segnala una famiglia"), _("Una pagina sola, e la tessera da stampare.")),
        ("casework:families", _("Le mie famiglie"), _("Per codice, con quello che hanno scelto.")),
        ("words:to_tell", _("Da dire alle famiglie"), _("Chi un messaggio non raggiunge.")),
        ASKED,
    ),
    Role.ORGANISATION: (GRANTS,),
    Role.MUNICIPALITY: (NEED, GRANTS),
    Role.JURY: (JUDGING,),
    Role.EVALUATOR: (NEED,),
}


def nothing(request: HttpRequest) -> list[Thing]:  # noqa: ARG001 - what waits for a role is asked for with who asks
    """Return what waits for a role that nothing waits for."""
    return []


def for_caseworker(request: HttpRequest) -> list[Thing]:
    """Return what a caseworker has to ask, to tell and to look at again."""
    today = timezone.localdate()
    mine = workplaces(request, on=today)
    bodies = {body for place in mine for body in place.organisations}
    asked = [match for match in households.matches_for(bodies) if match.agreed is None]
    to_tell = [
        each
        for place in mine
        for each in households.to_tell(organisations=place.organisations, network=place.network.id, today=today)
    ]
    due = [home for home in own_homes(request, on=today) if is_due(home, today=today)]
    return [
        *_some(len(to_tell), said("Da dire alle famiglie"), reverse("words:to_tell"), _told),
        *_some(len(asked), said("Forse già conosciute"), reverse("casework:families"), _known),
        *_some(len(due), said("Da rivedere"), reverse("casework:families", query={"stato": DUE}), _due),
    ]


def _some(number: int, title: str, url: str, sentence: Callable[[int], str]) -> list[Thing]:  # noqa: PLR0917 - how many of what, where, said how
    return [Thing(title=title, sentence=sentence(number), url=url)] if number else []


def _told(number: int) -> str:
    return ngettext("%(number)s messaggio da dire o copiare.", "%(number)s messaggi da dire o copiare.", number) % {
        "number": formats.count(number)
    }


def _known(number: int) -> str:
    return ngettext("%(number)s famiglia a cui chiedere.", "%(number)s famiglie a cui chiedere.", number) % {
        "number": formats.count(number)
    }


def _due(number: int) -> str:
    return ngettext(
        "È il giorno di sentire %(number)s famiglia.", "È il giorno di sentire %(number)s famiglie.", number
    ) % {"number": formats.count(number)}


def for_rider(request: HttpRequest) -> list[Thing]:
    """Return the rounds that are on."""
    return [
        Thing(
            title=said("Il giro di oggi"),
            sentence=ngettext("%(number)s borsa da portare.", "%(number)s borse da portare.", len(each.to_bring))
            % {"number": formats.count(len(each.to_bring))},
            url=reverse("casework:rounds"),
        )
        for each in rounds_of_today(request)
        if each.to_bring
    ]


def for_office(request: HttpRequest) -> list[Thing]:  # noqa: ARG001 - as above
    """Return what the programme office must not let wait: breaches, requests, what nobody confirmed."""
    return waiting_things()


WAITING: Mapping[Role, Callable[[HttpRequest], list[Thing]]] = {
    Role.PROGRAMME: for_office,
    Role.CASEWORKER: for_caseworker,
    Role.RIDER: for_rider,
}


def _days(held: tuple[RoleView, ...]) -> list[Thing]:
    """Return when the markets of somebody's networks are next held."""
    today = timezone.localdate()
    networks = {role.network_id for role in held if role.network_id}
    found = [stand for network in sorted(networks, key=str) for stand in stands(today, network_id=network)]
    return [
        Thing(title=stand.market.name, sentence=stand.when, url=network_url(stand.network.slug))
        for stand in found[:MARKETS_SHOWN]
    ]
