"""What silences a check says why on its own line, and the lists of exceptions only shrink."""

import re

from tests.architecture import granted, house

SILENCERS: dict[str, list[tuple[re.Pattern[str], str | None]]] = {
    ".py": [
        (re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?(?P<reason>.*)"), "codes"),
        (re.compile(r"#\s*type:\s*ignore(?P<codes>\[[\w, -]+\])?(?P<reason>.*)"), "codes"),
        (re.compile(r"#\s*pragma:?(?P<codes> no cover)?(?P<reason>.*)"), "codes"),
    ],
    ".js": [
        (re.compile(r"biome-ignore(?:-all)?(?P<codes> [\w/]+)?(?P<reason>.*)"), "codes"),
        (re.compile(r"@ts-(?:ignore|expect-error|nocheck)(?P<codes>)(?P<reason>.*)"), None),
    ],
}
LEFT_OUT = re.compile(r"pytest\.(?:mark\.)?(?:skip|xfail|importorskip|skipif)\b|unittest\.skip")
REASON = re.compile(r"reason=|# \w+|\(\s*f?[\"']\w+")
FEWEST_LETTERS = 8


def test_what_is_silenced_says_which_rule_and_why() -> None:
    silent = []
    for suffix, patterns in SILENCERS.items():
        for path in house.own_files(suffix):
            if path.name == "test_reasons.py":
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                silent += [
                    f"{path.relative_to(house.ROOT)}:{number} {line.strip()}"
                    for pattern, codes in patterns
                    if (match := pattern.search(line))
                    and ((codes and not match[codes]) or len(match["reason"].strip(" #:-—")) < FEWEST_LETTERS)
                ]
    assert silent == []


def test_a_test_left_out_says_why() -> None:
    silent = [
        f"{source.name}:{number}"
        for source in house.sources()
        if source.path.name != "test_reasons.py"
        for number, line in enumerate(source.text.splitlines(), start=1)
        if LEFT_OUT.search(line) and not REASON.search(line)
    ]
    assert silent == []


def test_nothing_is_marked_to_do_later() -> None:
    later = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
    left = [
        f"{path.relative_to(house.ROOT)}:{number}"
        for path in house.own_files(".py", ".js", ".html", ".scss", ".typ", ".css")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if later.search(line)
    ]
    assert left == []


def test_the_lists_only_shrink() -> None:
    for name, limit in granted.LIMITS.items():
        entries: dict[str, str] = getattr(granted, name)
        assert len(entries) == limit, f"{name}: bring its limit to the number of its entries"
        assert all(len(reason) >= FEWEST_LETTERS for reason in entries.values())
