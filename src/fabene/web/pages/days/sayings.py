"""A market day in plain words: what a weight changed, where a category is, what does not look right."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fabene.collecting.values import Anomaly, CategoryDay, Counted, Oddity, Place, Way
from fabene.places.values import StallView
from fabene.web import formats, words
from fabene.web.pages.days.givers import label_of


def crates(number: int) -> str:
    """Return a number of crates: “5 cassette”."""
    return ngettext("%(number)s cassetta", "%(number)s cassette", number) % {"number": formats.count(number)}


def gifts(number: int) -> str:
    """Return a number of gifts: “12 doni”."""
    return ngettext("%(number)s dono segnato", "%(number)s doni segnati", number) % {"number": formats.count(number)}


def expected(category: CategoryDay) -> str:
    """Return what the stand recorded of a category: “8 cassette, stimate 180 kg · pesati al banco 60 kg”."""
    parts = []
    if category.crates:
        said = {"crates": crates(category.crates), "weight": formats.weight(category.guessed_grams)}
        parts.append(_("%(crates)s, stima %(weight)s") % said)
    if category.entered_grams:
        parts.append(_("pesati al mercato %(weight)s") % {"weight": formats.weight(category.entered_grams)})
    return " · ".join(parts) or _("niente segnato al banchetto")


def to_weigh(category: CategoryDay) -> bool:
    """Return whether crates of a category stand at the stand with a guess instead of a weight."""
    return category.crates > 0 and category.stand_grams > 0


def guessed(category: CategoryDay) -> bool:
    """Return whether what a category weighs is still, in part, what somebody thinks its crates weigh."""
    return category.crates > 0 and (category.hub_grams is None or category.stand_grams > 0)


def state(category: CategoryDay) -> str:
    """Return where a category is: the next thing to do with it, or that it is done."""
    if to_weigh(category):
        return _("da pesare all’hub")
    if category.stand_grams > 0:
        return _("da portare all’hub")
    if category.hub_stock_grams > 0:
        return _("all’hub")
    return _("tutto dato") if category.given_grams else _("niente")


def is_done(category: CategoryDay) -> bool:
    """Return whether nothing of a category waits at the stand."""
    return category.stand_grams <= 0


def weighed(category: CategoryDay) -> list[str]:
    """Return what the hub's weights say besides the weight itself: restated, missing, not explained."""
    said = []
    if category.hub_grams is not None and category.crates:
        said.append(_restated(category))
    shrinkage = category.shrinkage_grams
    if shrinkage > 0:
        said.append(_("Rispetto al peso del mercato mancano %(weight)s: calo di peso.") % _weight(shrinkage))
    elif shrinkage < 0:
        said.append(_("La bilancia dell’hub segna %(weight)s più di quella del mercato.") % _weight(-shrinkage))
    unexplained = category.equation.unexplained_grams
    if unexplained > 0:
        said.append(_("Alla conta mancavano %(weight)s che nessuno sa spiegare.") % _weight(unexplained))
    elif unexplained < 0:
        said.append(_("Alla conta c’erano %(weight)s più di quanto risultava.") % _weight(-unexplained))
    return said


def difference(count: Counted) -> str:
    """Return what a count found against what the ledger said, in the words of the day's picture."""
    more = count.grams - count.ledger_grams
    if more > 0:
        return _("Sono %(weight)s più di quanto risultava: «trovato in più».") % _weight(more)
    if more < 0:
        return _("Ne mancano %(weight)s: «non spiegato».") % _weight(-more)
    return _("Torna con quello che risultava.")


def way(category: CategoryDay) -> str:
    """Return how the weight of a category becomes known; of what was all weighed at the market, that it was."""
    if category.way == Way.HUB_BY_CRATES and category.entered_grams and not category.crates:
        return _("pesato al mercato")
    return str(words.WAY[category.way])


def _restated(category: CategoryDay) -> str:
    restated = category.restated_grams
    if restated == 0:
        return _("La stima era giusta.")
    weights = {"weight": formats.weight(abs(restated)), "guess": formats.weight(category.guessed_grams)}
    if restated > 0:
        return _("%(weight)s più della stima di %(guess)s: la stima è corretta, non manca niente.") % weights
    return _("%(weight)s meno della stima di %(guess)s: la stima è corretta, non manca niente.") % weights


def _weight(grams: int) -> dict[str, str]:
    return {"weight": formats.weight(grams)}


def _amount(grams: int, pieces: int) -> dict[str, str]:
    return {"weight": formats.quantity(grams, pieces)}


def explained_way(way: Way) -> str:
    """Return in one sentence how a weight becomes known."""
    return str(words.WAY_EXPLAINED[way])


def anomaly(odd: Anomaly, stalls: Iterable[StallView]) -> str:
    """Return what does not look right and what to do, in one or two sentences."""
    said = _SAYINGS[odd.oddity](odd, label_of(odd.stall, stalls))
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
