"""The words of fairness: ways of sharing, why something is left, why packs were moved by hand."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.core.fairness import Leftover, Way
from fabene.sharing.values import EditWhy

WAY: Mapping[Way, Promise] = {
    Way.LEXIMIN: _("Noi"),
    Way.FIRST_COME: _("Chi prima arriva"),
    Way.TABLE: _("Una tabella fissa"),
    Way.TWO_CHOICES: _("Due estratte a sorte"),
}

WAY_EXPLAINED: Mapping[Way, Promise] = {
    Way.LEXIMIN: _("Prima sale chi ha ricevuto meno finora, per quanto c’è e per quanto può mangiare."),
    Way.FIRST_COME: _("Chi arriva prende la borsa di sempre; quando è finito, è finito. Poi si fa un altro giro."),
    Way.TABLE: _("Una parte per ogni persona in casa, tagliata su quello che c’è. Non guarda il passato."),
    Way.TWO_CHOICES: _("Per ogni confezione si estraggono due famiglie: la prende quella che finora ha avuto meno."),
}

LEFTOVER: Mapping[Leftover, Promise] = {
    Leftover.CRUMBS: _("Meno di una confezione"),
    Leftover.UNSUITABLE: _("Nessuno può mangiarlo"),
    Leftover.CAP: _("Chi può ha già il massimo"),
    Leftover.WHOLE_PACKS: _("Una confezione in più era troppo"),
    Leftover.UNFETCHED: _("Borse non ritirate"),
}

EDIT_WHY: Mapping[EditWhy, Promise] = {
    EditWhy.ASKED: _("lo ha chiesto la famiglia"),
    EditWhy.CANNOT_USE: _("non si può cucinare o tenere in casa"),
    EditWhy.SPOILS: _("non durava fino al ritiro"),
    EditWhy.SLIP: _("c’era uno sbaglio nei dati"),
    EditWhy.OTHER: _("altro"),
}
