"""Whatever is refused, a person reads a sentence about it: the code and the sentences are read side by side."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils.translation import override

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.core.food import DateKind, refusal
from fabene.web.pages.writing import sentence_of
from fabene.web.sentences import SENTENCES

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fabene"
FIELD = re.compile(r"%\((\w+)\)s")
ROOTS = {cls.__name__: cls.code for cls in (FabeneError, ConflictError, NotFoundError, NotAllowedError)}
SATURDAY = date(2021, 5, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A place in the code that makes an error: which, with what data."""

    place: str
    code: str | None
    data: frozenset[str]


@cache
def trees() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


@cache
def classes() -> dict[str, str]:
    """Return every class of the family with its own code, or its parent's."""
    known = dict(ROOTS)
    for node in (node for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        parent = next((base.id for base in node.bases if isinstance(base, ast.Name) and base.id in known), None)
        if parent:
            own = (line.value for line in node.body if isinstance(line, ast.Assign) and _names(line) == ["code"])
            known[node.name] = next((str(ast.literal_eval(value)) for value in own), known[parent])
    return known


def _names(line: ast.Assign) -> list[str]:
    return [target.id for target in line.targets if isinstance(target, ast.Name)]


@cache
def all_raised() -> tuple[Raised, ...]:
    return tuple(
        raised
        for place, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call | ast.Raise)
        for raised in _made(node, place=f"{place}:{node.lineno}")
    )


def _made(node: ast.Call | ast.Raise, *, place: str) -> Iterator[Raised]:
    if isinstance(node, ast.Raise):
        if isinstance(node.exc, ast.Name) and node.exc.id in classes():
            yield Raised(place=place, code=classes()[node.exc.id], data=frozenset())
        return
    if not (isinstance(node.func, ast.Name) and node.func.id in classes()):
        return
    data = frozenset(word.arg for word in node.keywords if word.arg)
    if not node.args:
        yield Raised(place=place, code=classes()[node.func.id], data=data)
    else:
        first = node.args[0]
        literal = isinstance(first, ast.Constant) and isinstance(first.value, str) and len(node.args) == 1
        whole = all(word.arg for word in node.keywords)
        yield Raised(place=place, code=str(ast.literal_eval(first)) if literal and whole else None, data=data)


def said_by(data: frozenset[str]) -> frozenset[str]:
    """Return the fields a sentence may use: grams are also said in kilos, cents in euros."""
    kilos = {f"{name.removesuffix('grams')}kg" for name in data if name.endswith("_grams")}
    return data | kilos | {f"{name.removesuffix('cents')}euros" for name in data if name.endswith("_cents")}


def test_every_refusal_names_its_code_where_it_is_raised() -> None:
    assert [raised.place for raised in all_raised() if raised.code is None] == []


def test_every_code_has_a_sentence() -> None:
    assert {raised.code: raised.place for raised in all_raised() if raised.code not in SENTENCES} == {}


def test_a_sentence_says_only_what_every_refusal_of_its_code_carries() -> None:
    unknown = {
        f"{raised.place} {raised.code}": missing
        for raised in all_raised()
        if raised.code in SENTENCES
        if (missing := sorted(set(FIELD.findall(str(SENTENCES[raised.code]))) - said_by(raised.data)))
    }
    assert unknown == {}


def test_no_sentence_is_there_for_nothing() -> None:
    known = {raised.code for raised in all_raised()} | set(classes().values()) | reported()
    assert sorted(SENTENCES.keys() - known) == []


def reported() -> set[str]:
    """Return the codes with which food past its date is reported, not raised."""
    dates = {DateKind.USE_BY: SATURDAY, DateKind.BEST_BEFORE: SATURDAY, DateKind.NONE: None}
    late = SATURDAY + timedelta(days=3650)
    found = [refusal("fruit", kind, label_date=day, market_date=SATURDAY, on=late) for kind, day in dates.items()]
    return {each.code for each in found if each}


@pytest.mark.parametrize("language", ["en"])
def test_every_sentence_is_said_in_the_other_language_too(language: str) -> None:
    catalogue = polib.pofile(str(SOURCE / "web" / "locale" / language / "LC_MESSAGES" / "django.po"))
    translated = {entry.msgid for entry in catalogue.translated_entries()}
    with override("it"):
        italian = {code: str(sentence) for code, sentence in SENTENCES.items()}

    assert sorted(code for code, sentence in italian.items() if sentence not in translated) == []


def test_a_person_reads_kilos_a_day_and_the_name_of_the_food() -> None:
    closed = ConflictError("day_closed", day="018f", date="2021-05-08")
    heavy = FabeneError("crate_too_heavy", weight_grams=600_000, limit_kg=500)
    weighed = ConflictError("already_weighed", category="fruit", weight_grams=208_000)

    assert "sabato 8 maggio 2021" in sentence_of(closed)
    assert "500 kg" in sentence_of(heavy)
    assert "%(" not in sentence_of(weighed)


def test_a_code_nobody_wrote_a_sentence_for_still_says_that_nothing_changed() -> None:
    assert sentence_of(FabeneError("never_heard_of")) == str(SENTENCES["refused"])
