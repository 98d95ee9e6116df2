"""Texts in two languages, in and out of two columns."""

from typing import Any

from fabene.core.bilingual import Bilingual
from fabene.lib.texts import clean


def columns(field: str, text: Bilingual, *, limit: int, optional: bool = True) -> dict[str, str]:
    """Return both columns of a text; raises as ``clean``. English alone is refused: Italian is what is shown."""
    return {
        f"{field}_it": clean(text.it, field=field, limit=limit, optional=optional and not text.en.strip()),
        f"{field}_en": clean(text.en, field=field, limit=limit, optional=True),
    }


def bilingual(row: Any, field: str) -> Bilingual:
    """Return the text that two columns of a row hold."""
    return Bilingual(it=getattr(row, f"{field}_it"), en=getattr(row, f"{field}_en"))
