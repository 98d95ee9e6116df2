"""The words of requests on screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fabene.programme.contacts.values import Kind, State, Step

KIND: Mapping[Kind, Promise] = {
    Kind.HELP: _("Ho bisogno di aiuto"),
    Kind.TRADER: _("Vendo al mercato o in un negozio"),
    Kind.SCHOOL: _("Scrivo da una scuola"),
    Kind.VOLUNTEER: _("Voglio dare una mano"),
    Kind.ORGANISATION: _("Scrivo per un ente o un’associazione"),
}
SHORT: Mapping[Kind, Promise] = {
    Kind.HELP: _("Aiuto"),
    Kind.TRADER: _("Commerciante"),
    Kind.SCHOOL: _("Scuola"),
    Kind.VOLUNTEER: _("Volontario"),
    Kind.ORGANISATION: _("Ente"),
}
STATE: Mapping[State, Promise] = {
    State.OPEN: pgettext_lazy("a request", "Aspetta"),
    State.TAKEN: pgettext_lazy("a request", "Qualcuno se ne occupa"),
    State.CLOSED: pgettext_lazy("a request", "Chiusa"),
    State.GONE: pgettext_lazy("a request", "Chiusa e cancellata"),
}
STATE_SAID: Mapping[State, Promise] = {
    State.OPEN: _("È arrivata. Chi può rispondere è stato avvisato."),
    State.TAKEN: _("Qualcuno la sta seguendo."),
    State.CLOSED: _("È chiusa. Tra pochi giorni quello che hai scritto viene cancellato."),
    State.GONE: _("È chiusa. Quello che hai scritto è stato cancellato: resta solo il numero."),
}
STEP: Mapping[Step, Promise] = {
    Step.ASKED: _("arrivata"),
    Step.TAKEN: _("presa in carico"),
    Step.ANSWERED: _("risposto"),
    Step.CLOSED: pgettext_lazy("a request", "chiusa"),
    Step.REOPENED: _("riaperta"),
    Step.HANDED: _("passata a un’altra rete"),
    Step.WITHDRAWN: _("ritirata da chi l’ha scritta"),
    Step.LAPSED: _("ferma da troppo tempo"),
    Step.ERASED: _("cancellato quello che diceva"),
}
