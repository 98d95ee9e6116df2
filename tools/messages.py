"""The words of the screen: `python -m tools.messages update | check | compile`.

The words in the code are Italian; `update` brings the catalogues of the other languages up to date with them (new texts
untranslated, unused ones taken out), `check` fails when a catalogue is not complete, `compile` makes it ready to use.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import django
import polib

from fabene.lib.catalogues import compile_catalogues
from tools.words import Words, all_words

PACKAGE = Path(__file__).parent.parent / "src" / "fabene"
LOCALE = PACKAGE / "web" / "locale"
FIELDS = re.compile(r"%\((\w+)\)[sd]")


def catalogues() -> list[Path]:
    """Return the catalogue of every language but the first."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def words_of(entry: polib.POEntry) -> Words:
    """Return what an entry translates."""
    return Words(msgid=entry.msgid, plural=entry.msgid_plural or "", context=entry.msgctxt or "")


def update(catalogue: polib.POFile, said: Mapping[Words, set[str]]) -> None:
    """Make the entries of a catalogue those that are said, in the order of the files that say them."""
    known = {words_of(entry): entry for entry in catalogue if not entry.obsolete}
    catalogue.clear()
    for words, files in sorted(said.items(), key=lambda pair: (min(pair[1]), pair[0])):
        entry = known.get(words) or polib.POEntry(
            msgid=words.msgid,
            msgid_plural=words.plural,
            msgctxt=words.context or None,
            msgstr_plural={0: "", 1: ""} if words.plural else {},
        )
        entry.occurrences = [(name, "") for name in sorted(files)]
        entry.flags = ["python-format"] if FIELDS.search(words.msgid) else []
        catalogue.append(entry)


def faults(catalogue: polib.POFile, said: Mapping[Words, set[str]]) -> list[str]:
    """Return what keeps a catalogue from being complete: missing, unused, untranslated, other fields."""
    known = {words_of(entry): entry for entry in catalogue if not entry.obsolete}
    return [
        *(f"missing: {words.msgid!r} ({min(said[words])})" for words in sorted(said.keys() - known.keys())),
        *(f"unused: {words.msgid!r}" for words in sorted(known.keys() - said.keys())),
        *(f"untranslated: {words.msgid!r}" for words, entry in known.items() if not entry.translated()),
        *(f"other fields: {words.msgid!r}" for words, entry in known.items() if not _fields_agree(entry)),
    ]


def _fields_agree(entry: polib.POEntry) -> bool:
    wanted = set(FIELDS.findall(entry.msgid)) | set(FIELDS.findall(entry.msgid_plural or ""))
    given = [entry.msgstr, *entry.msgstr_plural.values()]
    return all(set(FIELDS.findall(text)) <= wanted for text in given) and (
        bool(entry.msgid_plural) or not entry.msgstr or set(FIELDS.findall(entry.msgstr)) == wanted
    )


def main(asked: str) -> int:
    """Do what was asked and return the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fabene.config.settings")
    django.setup()
    if asked == "compile":
        print(*compile_catalogues(LOCALE), sep="\n")
        return 0
    said = all_words(PACKAGE)
    wrong = []
    for path in catalogues():
        catalogue = polib.pofile(str(path), wrapwidth=100)
        if asked == "update":
            update(catalogue, said)
            catalogue.save()
        wrong += [f"{path.parent.parent.name}: {fault}" for fault in faults(catalogue, said)]
    print(*wrong, sep="\n")
    return 1 if wrong and asked == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
