"""Why somebody gets what they get, in one plain sentence: what stands beside every household of a plan."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fabene.core.fair_shares import BoundBy
from fabene.sharing.values import NOBODY, ShareLine
from fabene.web import formats
from fabene.web.words import attributes, category


def sentence(line: ShareLine) -> str:
    """Return why a household gets its bag."""
    if line.bound_by == BoundBy.CAP:
        return _("È il massimo che può avere in una giornata.")
    if line.bound_by == BoundBy.RECEIVED_BEFORE:
        return _("Finora ha ricevuto più delle altre: oggi tocca prima a chi ha avuto meno.")
    if not line.bound_categories:
        return _("Tra quello che c’è oggi non c’è niente di adatto: conterà le prossime volte.")
    if not line.grams and not line.edited:
        return _("La sua parte è meno di una confezione intera: conterà le prossime volte.")
    return _shared_with_others(line)


def _shared_with_others(line: ShareLine) -> str:
    said = {"foods": foods(line.bound_categories), "peers": formats.count(line.peers - 1)}
    if line.peers == 1:
        return _("Ha tutto quello che c’era di adatto: %(foods)s.") % said
    return (
        ngettext(
            "Divide in parti giuste con un’altra famiglia quello che c’è di adatto: %(foods)s.",
            "Divide in parti giuste con altre %(peers)s famiglie quello che c’è di adatto: %(foods)s.",
            line.peers - 1,
        )
        % said
    )


def who(line: ShareLine) -> str:
    """Return who lives in a household of a plan, or that nobody knows any more."""
    return people(line.adults, line.children) if line.household_id != NOBODY else _("non si sa più chi era")


def people(adults: int, children: int) -> str:
    """Return who lives in a household: “2 adulti e 3 bambini”."""
    parts = []
    if adults:
        parts.append(ngettext("%(n)s adulto", "%(n)s adulti", adults) % {"n": adults})
    if children:
        parts.append(ngettext("%(n)s bambino", "%(n)s bambini", children) % {"n": children})
    return listed(parts)


def foods(categories: Iterable[str]) -> str:
    """Return categories as they are said in a sentence: “frutta, pane e verdura”."""
    return listed([category(key).lower() for key in categories])


def listed(words: list[str]) -> str:
    """Return words as they are said one after the other: “uno, due e tre”."""
    return get_text_list(words, _("e"))


def without(line: ShareLine) -> str:
    """Return what a household does not take, or an empty text."""
    return _("senza %(foods)s") % {"foods": attributes(line.excludes)} if line.excludes else ""
