"""Papers: a Typst template and its data make a tagged PDF (PDF/UA-1), with no library of the system."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import typst

_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_MISSING = "?"
_TRIES = 20
_LAST_LATIN = 0x24F


def render(
    template: Path,
    data: Mapping[str, object],
    *,
    made_at: datetime,
    fonts: Path | None = None,
    archive: bool = False,
) -> bytes:
    """Return the PDF that ``template`` (a ``.typ`` file) makes of ``data``.

    The template reads ``data`` as ``json(bytes(sys.inputs.data))`` and may import what lies in its own folder. The
    same data at the same ``made_at`` (aware) give the same bytes. Fonts are those embedded in Typst and those of
    the folder ``fonts``; the machine's own are not used, so that paper looks alike everywhere.

    With ``archive`` the paper is PDF/A-2a too (ISO 19005-2), as registers and archives ask.

    A sign that none of the fonts can draw (an emoji, a letter of a script that is not there) is written ``?``: the
    standards allow no empty box. Raises ``typst.TypstError`` when the template is wrong: a fault of ours, never of
    the data.
    """
    told = json.dumps(data, ensure_ascii=False)
    for _try in range(_TRIES):
        try:
            return _compiled(template, told, made_at=made_at, fonts=fonts, archive=archive)
        except typst.TypstError as refused:
            missing = _NO_LETTER.search(str(refused))
            if missing is None or missing[1] not in told:
                raise
            told = told.replace(missing[1], _MISSING * len(missing[1]))
    told = "".join(sign if ord(sign) <= _LAST_LATIN else _MISSING for sign in told)
    return _compiled(template, told, made_at=made_at, fonts=fonts, archive=archive)


def _compiled(template: Path, told: str, *, made_at: datetime, fonts: Path | None, archive: bool) -> bytes:
    return typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[str(fonts)] if fonts and fonts.is_dir() else [],
        ignore_system_fonts=True,
        sys_inputs={"data": told},
        pdf_standards=["a-2a", "ua-1"] if archive else ["ua-1"],
        timestamp=int(made_at.timestamp()),
        format="pdf",
    )
