"""What the pages of sharing say about grams and rules. ``{% load shares %}``."""

from django import template
from django.utils.translation import gettext as _

from fabene.sharing.values import EditLine, EditWhy, RuleLine
from fabene.web import formats
from fabene.web.pages.fairness.words import EDIT_WHY
from fabene.web.pages.sharing.proof import exact_kilos
from fabene.web.words import RULE, RULE_SOURCE, rule_words

register = template.Library()
register.filter("exact_kilos", exact_kilos)


@register.filter
def signed(grams: int) -> str:
    """Return a difference with its sign: “+28 kg”."""
    return f"+{formats.weight(grams)}" if grams > 0 else formats.weight(grams)


@register.filter
def edit_why(edit: EditLine) -> str:
    """Return the word for why packs were moved by hand; empty for none of those there are."""
    return "" if edit.why is EditWhy.OTHER else str(EDIT_WHY[edit.why])


@register.filter
def rule_name(rule: RuleLine) -> str:
    """Return the name of a rule of the charter."""
    return str(RULE[rule.key])


@register.filter
def rule_value(rule: RuleLine) -> str:
    """Return a rule's value with its unit."""
    return rule_words(rule.key, rule.value)


@register.filter
def rule_source(rule: RuleLine) -> str:
    """Return what a rule rests on and since when."""
    source = str(RULE_SOURCE[rule.source_kind])
    if rule.in_force_from is None:
        return source
    return _("%(source)s, da %(day)s") % {"source": source, "day": formats.day(rule.in_force_from)}
