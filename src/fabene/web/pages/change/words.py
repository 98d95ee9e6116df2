"""The words of changes, and how their texts are typed in two languages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.core.bilingual import Bilingual
from fabene.programme.change.values import ChangeStatus
from fabene.programme.frame import selectors as frame
from fabene.web.pages.documents.seen import said

STATUS: Mapping[ChangeStatus, Promise] = {
    ChangeStatus.PROPOSED: _("proposta"),
    ChangeStatus.AGREED: _("decisa"),
    ChangeStatus.TRIED: _("in prova"),
    ChangeStatus.IN_PLACE: _("in servizio"),
    ChangeStatus.STOPPED: _("fermata"),
}
TONE: Mapping[ChangeStatus, str] = {
    ChangeStatus.PROPOSED: "quiet",
    ChangeStatus.AGREED: "earth",
    ChangeStatus.TRIED: "earth",
    ChangeStatus.IN_PLACE: "leaf",
    ChangeStatus.STOPPED: "apple",
}


def long_text(label: Any, *, required: bool = False, limit: int = 2000) -> forms.CharField:
    """Return the field of a long text."""
    return forms.CharField(label=label, required=required, max_length=limit, widget=forms.Textarea(attrs={"rows": 3}))


def both(typed: Mapping[str, Any], field: str) -> Bilingual:
    """Return a text that was typed in two fields, Italian and English."""
    return Bilingual(it=typed[field], en=typed[f"{field}_en"])


def initial_of(text: Bilingual, field: str) -> dict[str, str]:
    """Return what two fields show of a text."""
    return {field: text.it, f"{field}_en": text.en}


def programme_choices() -> list[tuple[str, str]]:
    """Return the programmes one may choose."""
    return [(str(one.id), said(one.name)) for one in frame.programmes()]
