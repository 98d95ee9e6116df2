"""“How are bags shared?” for whoever asks at the stand: the rules in force, in a few sentences."""

from django.utils.translation import gettext as _

from fabene.charter.values import Newcomers, Rules
from fabene.core.scales import Scale
from fabene.web import formats
from fabene.web.words import DESTINATION, rule_words

MOST_WORDS = 150


def explanation(rules: Rules) -> tuple[str, ...]:
    """Return the sentences, in the order in which they are read: at most ``MOST_WORDS`` words together."""
    sentences = (
        _("Quello che resta ai banchi, e quello che i clienti lasciano, si pesa e si divide in borse."),
        _("Riceve per prima la famiglia che finora ha avuto meno, per quanto è grande."),
        _scale(rules),
        _past(rules),
        _newcomers(rules),
        _("Chi un giorno non viene non perde e non guadagna."),
        _("Nella borsa non entra quello che la famiglia non mangia."),
        _cap(rules),
        _least(rules),
        _("Le confezioni restano intere; tra pari decide una sorte che chiunque può rifare."),
        _("Il computer propone, una persona decide."),
        _left(rules),
        _("Il cibo non dipende mai dalle ore che una famiglia offre."),
    )
    return tuple(sentence for sentence in sentences if sentence)


def _scale(rules: Rules) -> str:
    if rules.scale == Scale.CHILD:
        return _("Un adulto conta 1, un bambino %(child)s.") % {
            "child": rule_words("child_weight_millis", rules.child_weight_millis)
        }
    if rules.scale == Scale.PER_HEAD:
        return _("Ogni persona conta uguale, grande o piccola.")
    if rules.scale == Scale.OECD:
        return _("Il primo adulto conta 1, gli altri 0,5, i bambini 0,3.")
    return _("Le persone contano come nell’ISEE: 1 la prima, 1,57 in due, 2,04 in tre.")


def _past(rules: Rules) -> str:
    if not rules.half_life_days:
        return _("Conta tutto quello che ha già ricevuto.")
    return _("Quello già ricevuto conta la metà dopo %(days)s giorni.") % {"days": formats.count(rules.half_life_days)}


def _newcomers(rules: Rules) -> str:
    if rules.newcomers is Newcomers.MEDIAN:
        return _("Chi è appena arrivato parte da metà fila.")
    return _("Chi è appena arrivato parte da chi ha avuto meno.")


def _cap(rules: Rules) -> str:
    if rules.cap_grams_per_head is None:
        return ""
    return _("In un giorno nessuno prende più di %(weight)s a persona.") % {
        "weight": formats.weight(rules.cap_grams_per_head)
    }


def _least(rules: Rules) -> str:
    if not rules.least_share_percent:
        return ""
    return _("A chi viene tocca almeno il %(percent)s%% della sua parte.") % {"percent": rules.least_share_percent}


def _left(rules: Rules) -> str:
    return _("Quello che avanza va, in ordine, a: %(places)s.") % {
        "places": ", ".join(str(DESTINATION[kind]) for kind in rules.destinations)
    }
