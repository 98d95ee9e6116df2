"""What families read, in their languages: one folder a section, one catalogue a language in it.

``say("ar", "page.next.title")`` is the text ``title`` of the table ``[next]`` of ``page/ar.toml``. Italian is the
source. A catalogue names in ``[about] reviewed_by`` the speaker who read it; until somebody did, pages say so.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent
SOURCE = "it"

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "it": "Italiano",
        "en": "English",
        "fr": "Français",
        "es": "Español",
        "ro": "Română",
        "ar": "العربية",
        "zh": "中文",
        "uk": "Українська",
    }
)
"""The languages in which families are spoken to, each by its own name."""

RIGHT_TO_LEFT = frozenset({"ar"})
ABOUT = "about."


def say(language: str, key: str, **fields: object) -> str:
    """Return the text ``key`` ("section.name") in ``language`` with its ``{fields}`` filled in.

    Raises ``KeyError`` for a language, a section or a text that does not exist, and for a field that is missing.
    """
    section, _, name = key.partition(".")
    return _texts(section, language)[name].format(**fields)


def texts(section: str, language: str) -> Mapping[str, str]:
    """Return every text of a section in a language by its name, fields unfilled; raise ``KeyError`` as ``say``."""
    found = _texts(section, language)
    return {name: text for name, text in found.items() if not name.startswith(ABOUT)}


def sections() -> tuple[str, ...]:
    """Return the sections there are, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{SOURCE}.toml")))


def reviewed(language: str) -> bool:
    """Return whether a speaker has read all of a language; raise ``KeyError`` for one there is not."""
    return language == SOURCE or all(_texts(section, language)[f"{ABOUT}reviewed_by"] for section in sections())


def direction(language: str) -> str:
    """Return how a language is written, as HTML says it: ``ltr`` or ``rtl``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@cache
def _texts(section: str, language: str) -> Mapping[str, str]:
    path = FOLDER / section / f"{language}.toml"
    if language not in LANGUAGES or not path.is_file():
        raise KeyError(f"{section}/{language}")
    return MappingProxyType(dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")))))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value)
