"""How numbers, weights, days and hours are said on a page: with their unit, as people say them."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

GRAMS_IN_KILO = 1000
CENTS_IN_EURO = 100
MINUTES_IN_HOUR = 60
WEEKDAYS = (
    gettext_lazy("lunedì"),
    gettext_lazy("martedì"),
    gettext_lazy("mercoledì"),
    gettext_lazy("giovedì"),
    gettext_lazy("venerdì"),
    gettext_lazy("sabato"),
    gettext_lazy("domenica"),
)
MONTHS = (
    gettext_lazy("gennaio"),
    gettext_lazy("febbraio"),
    gettext_lazy("marzo"),
    gettext_lazy("aprile"),
    gettext_lazy("maggio"),
    gettext_lazy("giugno"),
    gettext_lazy("luglio"),
    gettext_lazy("agosto"),
    gettext_lazy("settembre"),
    gettext_lazy("ottobre"),
    gettext_lazy("novembre"),
    gettext_lazy("dicembre"),
)


def count(number: int) -> str:
    """Return a whole number with its thousands set apart."""
    return number_format(number, use_l10n=True, force_grouping=True)


def weight(grams: int) -> str:
    """Return ``grams`` as kilos with no more decimals than they need, or as grams when less than one kilo."""
    if abs(grams) < GRAMS_IN_KILO and grams != 0:
        return _("%(grams)s g") % {"grams": count(grams)}
    return _("%(kilos)s kg") % {"kilos": kilos(grams)}


def pieces(number: int) -> str:
    """Return a number of pieces: “12 pezzi”."""
    return ngettext("%(number)s pezzo", "%(number)s pezzi", number) % {"number": count(number)}


def quantity(grams: int, number: int) -> str:
    """Return what is weighed and what is counted together: “5 kg”, “12 pezzi”, “5 kg · 12 pezzi”."""
    if not number:
        return weight(grams)
    return f"{weight(grams)} · {pieces(number)}" if grams else pieces(number)


def degrees(tenths: int) -> str:
    """Return tenths of a degree as people read them on a thermometer: “4,5 °C”."""
    return _("%(degrees)s °C") % {"degrees": number_format(Decimal(tenths) / 10, use_l10n=True)}


def kilos(grams: int) -> str:
    """Return ``grams`` in kilos as a bare number, exact to the gram, without idle zeros."""
    whole, rest = divmod(abs(grams), GRAMS_IN_KILO)
    decimals = f"{rest:03d}".rstrip("0")
    sign = "-" if grams < 0 else ""
    return number_format(f"{sign}{whole}{'.' if decimals else ''}{decimals}", use_l10n=True, force_grouping=True)


def typed(amount: Decimal) -> str:
    """Return a number as somebody would type it: no idle zeros, no sign that sets thousands apart."""
    return number_format(f"{amount.normalize():f}", use_l10n=True, force_grouping=False)


def round_kilos(grams: int) -> str:
    """Return ``grams`` in whole kilos, for headlines: half a kilo counts as one."""
    return count((grams + GRAMS_IN_KILO // 2) // GRAMS_IN_KILO)


def euros(cents: int) -> str:
    """Return ``cents`` in euros with their sign; without decimals when there are none to say: “30.000 €”."""
    return _("%(euros)s €") % {"euros": bare_euros(cents)}


def bare_euros(cents: int) -> str:
    """Return ``cents`` in euros as a bare number; without decimals when there are none to say."""
    whole, rest = divmod(abs(cents), CENTS_IN_EURO)
    sign = "-" if cents < 0 else ""
    return number_format(f"{sign}{whole}{f'.{rest:02d}' if rest else ''}", use_l10n=True, force_grouping=True)


def halves(number: int) -> str:
    """Return half points as people read them: 13 is “6,5”, 12 is “6”."""
    return count(number // 2) + (number_format("0.5", decimal_pos=1, use_l10n=True)[1:] if number % 2 else "")


def hours(minutes: int) -> str:
    """Return ``minutes`` as people say them: “3 h 30 min”."""
    whole, rest = divmod(minutes, MINUTES_IN_HOUR)
    if not rest:
        return _("%(hours)s h") % {"hours": count(whole)}
    return _("%(hours)s h %(minutes)s min") % {"hours": count(whole), "minutes": rest}


def day(moment: date) -> str:
    """Return a date as people say it: “sabato 14 novembre 2026”."""
    return f"{short_day(moment)} {_local(moment).year}"


def short_day(moment: date) -> str:
    """Return a date without its year: “sabato 14 novembre”."""
    local = _local(moment)
    return f"{weekday(local.weekday())} {local.day} {MONTHS[local.month - 1]}"


def near_year_day(moment: date, today: date) -> str:
    """Return a date without its year when it is this one: “sabato 14 novembre”, “sabato 5 dicembre 2020”."""
    return short_day(moment) if _local(moment).year == today.year else day(moment)


def clock(moment: time | datetime) -> str:
    """Return a time of day as it is written on a market's sign: “15.30”, “8” on the hour, “0.00” at midnight.

    Of an hour that comes twice, on the night when summer time ends, it says which: “2.30 (ora legale)”.
    """
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    written = pgettext("time", "%H.%M") if local.minute or not local.hour else pgettext("whole hour", "%H")
    return local.strftime(written).removeprefix("0") + _which(local)


def _which(local: time | datetime) -> str:
    if not isinstance(local, datetime) or local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return ""
    return f" ({_('ora legale') if local.dst() else _('ora solare')})"


def weekday(number: int) -> str:
    """Return the name of a weekday; Monday is 0."""
    return str(WEEKDAYS[number])


def relative_day(moment: date, today: date) -> str:
    """Return “oggi”, “domani”, the weekday within a week, or the whole date."""
    ahead = (moment - today).days
    if ahead == 0:
        return _("oggi")
    if ahead == 1:
        return _("domani")
    if 1 < ahead < len(WEEKDAYS):
        return weekday(moment.weekday())
    return near_year_day(moment, today)


def _local(moment: date) -> date:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment
