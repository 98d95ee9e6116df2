"""Sentences about who gives, and about points of collection and their hours."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GIVERS: dict[str, Promise] = {
    "giver_built_upon": _("Non si può togliere: ha già donato, o c'è già un passo dell'accordo. Segna che è finito."),
    "hours_begin_too_early": _("I nuovi orari cominciano quando i vecchi non valevano ancora: scegli un giorno dopo."),
    "point_built_upon": _("Non si può togliere: qui si è già tenuta una giornata, o ci sono banchi o famiglie."),
    "hours_already_there": _("Questi orari ci sono già: cambia il giorno, l'ora o la data da cui valgono."),
}
