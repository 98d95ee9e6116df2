"""Papers: a Typst template and its data make a tagged PDF (PDF/UA-1), with no library of the system."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import typst


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

    Raises ``typst.TypstError`` when the template is wrong: a fault of ours, never of the data.
    """
    return typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[str(fonts)] if fonts and fonts.is_dir() else [],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"] if archive else ["ua-1"],
        timestamp=int(made_at.timestamp()),
        format="pdf",
    )
