"""The words of the screen: every text is found, and English has all of them."""

from pathlib import Path

import polib
import pytest

from fabene.lib.catalogues import compile_catalogues
from tools import messages
from tools.words import NotATextError, Words, all_words, words_of_module, words_of_template


def test_every_text_of_the_screen_is_in_english_too() -> None:
    said = all_words(messages.PACKAGE)
    for path in messages.catalogues():
        assert messages.faults(polib.pofile(str(path)), said) == []


def test_a_module_says_what_it_translates_under_any_name() -> None:
    source = (
        "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"
        "A = _('una mela')\nB = ngettext('una', 'tante', n)\nC = pgettext('ora', '%H')\nD = other('no')\n"
    )
    assert set(words_of_module(source, "prova.py")) == {
        Words(msgid="una mela"),
        Words(msgid="una", plural="tante"),
        Words(msgid="%H", context="ora"),
    }


def test_a_text_put_together_at_run_time_is_refused() -> None:
    source = "from django.utils.translation import gettext as _\nA = _(f'{n} mele')\n"
    with pytest.raises(NotATextError, match=r"prova\.py:2"):
        list(words_of_module(source, "prova.py"))


def test_a_template_says_what_it_translates_wherever_it_stands() -> None:
    source = (
        "{% load i18n %}{% block a %}{% if x %}{% translate 'dentro' context 'prova' %}{% else %}"
        "{% blocktranslate count n=n trimmed %} una mela {% plural %} {{ n }} mele {% endblocktranslate %}{% endif %}"
        "{{ y|default:_('niente') }}{% include 'z.html' with t=_('titolo') %}{% endblock %}100%"
    )
    assert set(words_of_template(source, "prova.html")) == {
        Words(msgid="dentro", context="prova"),
        Words(msgid="una mela", plural="%(n)s mele"),
        Words(msgid="niente"),
        Words(msgid="titolo"),
    }


def test_a_catalogue_is_told_what_it_lacks() -> None:
    catalogue = polib.POFile()
    messages.update(catalogue, {Words(msgid="una mela"): {"a.html"}, Words(msgid="%(n)s mele"): {"a.html"}})
    {entry.msgid: entry for entry in catalogue}["%(n)s mele"].msgstr = "%(m)s apples"
    found = messages.faults(catalogue, {Words(msgid="%(n)s mele"): {"a.html"}, Words(msgid="pera"): {"b.html"}})
    assert found == [
        "missing: 'pera' (b.html)",
        "unused: 'una mela'",
        "untranslated: 'una mela'",
        "other fields: '%(n)s mele'",
    ]


def test_updating_keeps_what_was_translated_and_takes_out_what_is_not_said() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="mela", msgstr="apple"))
    catalogue.append(polib.POEntry(msgid="pera", msgstr="pear"))
    messages.update(catalogue, {Words(msgid="mela"): {"a.html"}})
    assert [(entry.msgid, entry.msgstr) for entry in catalogue] == [("mela", "apple")]


def test_a_catalogue_is_compiled_once_and_again_only_when_it_changed(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="mela", msgstr="apple"))
    catalogue.save(str(folder / "django.po"))
    assert compile_catalogues(tmp_path) == [folder / "django.mo"]
    assert [entry.msgstr for entry in polib.mofile(str(folder / "django.mo"))] == ["apple"]
    assert compile_catalogues(tmp_path) == []
