"""Templates of calls: data, in files of their own (``data/*.toml``), that an office begins from and rewrites."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.programme.calls.packing import unpack
from fabene.programme.calls.values import CallText, Kind


def templates() -> dict[str, Bilingual]:
    """Return the title of every template by its key."""
    return {key: Bilingual(**content["about"]["title"]) for key, content in _all().items()}


def template_text(key: str) -> CallText:
    """Return the text a template begins with; raise ``NotFoundError`` ``template_not_found``."""
    if key not in _all():
        raise NotFoundError("template_not_found", key=key)
    text: CallText = unpack(Kind.CALL, _all()[key]["call"])
    return text


@cache
def _all() -> dict[str, dict[str, Any]]:
    found = sorted((each for each in files(__package__).joinpath("data").iterdir()), key=lambda each: each.name)
    return {each.name.removesuffix(".toml"): tomllib.loads(each.read_text(encoding="utf-8")) for each in found}
