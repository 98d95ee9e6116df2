"""A market day in plain words: what a weight changed, where a category is, what does not look right."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fabene.collecting.values import Anomaly, Counted, Oddity, Place, Way
from fabene.places.values import DonorView, StallView
from fabene.web import formats, words
from fabene.web.pages.days.givers import label_of
from fabene.web.pages.days.measured import Measured


def crates(number: int) -> str:
    """Return a number of crates: “5 cassette”."""
    return ngettext("%(number)s cassetta", "%(number)s cassette", number) % {"number": formats.count(number)}


def gifts(number: int) -> str:
    """Return a number of gifts: “12 doni”."""
    return ngettext("%(number)s dono segnato", "%(number)s doni segnati", number) % {"number": formats.count(number)}


def expected(category: Measured) -> str:
    """Return what the stand recorded of a category: “8 cassette, stima 180 kg · pesati al mercato 60 kg”."""
    parts = []
    if category.crates:
        said = {"crates": crates(category.crates), "weight": category.said(category.guessed)}
        parts.append(_("%(crates)s, stima %(weight)s") % said)
    if category.entered and category.counted:
        parts.append(_("contati al mercato %(pieces)s") % {"pieces": category.said(category.entered)})
    elif category.entered:
        parts.append(_("pesati al mercato %(weight)s") % {"weight": category.said(category.entered)})
    return " · ".join(parts) or _("niente segnato al banchetto")


def to_weigh(category: Measured) -> bool:
    """Return whether crates of a category stand at the stand with a guess instead of a weight."""
    return category.crates > 0 and category.stand > 0


def guessed(category: Measured) -> bool:
    """Return whether what a category weighs is still, in part, what somebody thinks its crates weigh."""
    return category.crates > 0 and (category.hub is None or category.stand > 0)


def state(category: Measured) -> str:
    """Return where a category is: the next thing to do with it, or that it is done."""
    if to_weigh(category):
        return _("da contare all’hub") if category.counted else _("da pesare all’hub")
    if category.stand > 0:
        return _("da portare all’hub")
    if category.hub_stock > 0:
        return _("all’hub")
    return _("tutto dato") if category.given else _("niente")


def is_done(category: Measured) -> bool:
    """Return whether nothing of a category waits at the stand."""
    return category.stand <= 0


def weighed(category: Measured) -> list[str]:
    """Return what the hub's weights say besides the weight itself: restated, missing, not explained."""
    said = []
    if category.hub is not None and category.crates:
        said.append(_restated(category))
    shrinkage = {"weight": category.said(abs(category.shrinkage))}
    if category.shrinkage > 0 and category.counted:
        said.append(_("Rispetto al mercato ne mancano %(weight)s.") % shrinkage)
    elif category.shrinkage > 0:
        said.append(_("Rispetto al peso del mercato mancano %(weight)s: calo di peso.") % shrinkage)
    elif category.shrinkage < 0 and category.counted:
        said.append(_("All’hub ce ne sono %(weight)s più che al mercato.") % shrinkage)
    elif category.shrinkage < 0:
        said.append(_("La bilancia dell’hub segna %(weight)s più di quella del mercato.") % shrinkage)
    return [*said, *_unexplained(category)]


def _unexplained(category: Measured) -> list[str]:
    said = {"weight": category.said(abs(category.unexplained))}
    if category.unexplained > 0:
        return [_("Alla conta mancavano %(weight)s che nessuno sa spiegare.") % said]
    if category.unexplained < 0:
        return [_("Alla conta c’erano %(weight)s più di quanto risultava.") % said]
    return []


def difference(count: Counted) -> str:
    """Return what a count found against what the ledger said, in the words of the day's picture."""
    grams, pieces = count.grams - count.ledger_grams, count.pieces - count.ledger_pieces
    if grams > 0 or pieces > 0:
        return _("Sono %(weight)s più di quanto risultava: «trovato in più».") % _amount(grams, pieces)
    if grams < 0 or pieces < 0:
        return _("Ne mancano %(weight)s: «non spiegato».") % _amount(-grams, -pieces)
    return _("Torna con quello che risultava.")


def way(category: Measured) -> str:
    """Return how the weight of a category becomes known; of what was all weighed at the market, that it was."""
    if category.way is None:
        return _("si conta a pezzi")
    if category.way == Way.HUB_BY_CRATES and category.entered and not category.crates:
        return _("pesato al mercato")
    return str(words.WAY[category.way])


def _restated(category: Measured) -> str:
    restated = category.restated
    if restated == 0:
        return _("La stima era giusta.")
    weights = {"weight": category.said(abs(restated)), "guess": category.said(category.guessed)}
    if restated > 0:
        return _("%(weight)s più della stima di %(guess)s: la stima è corretta, non manca niente.") % weights
    return _("%(weight)s meno della stima di %(guess)s: la stima è corretta, non manca niente.") % weights


def _amount(grams: int, pieces: int) -> dict[str, str]:
    return {"weight": formats.quantity(grams, pieces)}


def explained_way(way: Way) -> str:
    """Return in one sentence how a weight becomes known."""
    return str(words.WAY_EXPLAINED[way])


def anomaly(odd: Anomaly, stalls: Iterable[StallView], *, donors: Iterable[DonorView] = ()) -> str:
    """Return what does not look right and what to do, in one or two sentences."""
    said = _SAYINGS[odd.oddity](odd, label_of(odd.stall or odd.donor, stalls, donors=donors))
    return f"{words.category(odd.category)}: {said}" if odd.category else said


def _negative(odd: Anomaly, _stall: str) -> str:
    said = _amount(-odd.grams, -odd.pieces)
    if odd.place == Place.STAND:
        return _("dal banchetto è uscito %(weight)s più di quanto risulta entrato. Manca un dono, o un peso.") % said
    return _("dall’hub è uscito %(weight)s più di quanto risulta entrato. Manca un dono, o un peso.") % said


def _left(odd: Anomaly, _stall: str) -> str:
    said = _amount(odd.grams, odd.pieces)
    return _("%(weight)s risultano ancora al banchetto. Pesali all’hub, portali o scartali.") % said


def _late(odd: Anomaly, stall: str) -> str:
    said = {"stall": stall, **_amount(odd.grams, odd.pieces)}
    return _("%(weight)s (%(stall)s) segnati dopo che l’hub aveva pesato. Il peso li comprende già.") % said


def _no_donor(odd: Anomaly, _stall: str) -> str:
    return _("%(weight)s pesati all’hub senza che risulti chi li ha dati.") % _amount(odd.grams, odd.pieces)


def _contradicted(_odd: Anomaly, stall: str) -> str:
    return _("%(stall)s: c’è scritto perché non è arrivato niente, ma qualcosa è arrivato.") % {"stall": stall}


def _too_warm(odd: Anomaly, _stall: str) -> str:
    said = {"degrees": formats.degrees(odd.tenths)}
    return _("%(degrees)s quando è arrivato: più del limite. Decidete se si può dare.") % said


_SAYINGS: Mapping[Oddity, Callable[[Anomaly, str], str]] = {
    Oddity.NEGATIVE_STOCK: _negative,
    Oddity.LEFT_ON_STAND: _left,
    Oddity.LATE_ENTRY: _late,
    Oddity.NO_DONOR: _no_donor,
    Oddity.ZERO_CONTRADICTED: _contradicted,
    Oddity.TOO_WARM: _too_warm,
}
