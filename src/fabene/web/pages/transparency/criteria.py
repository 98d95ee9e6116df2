"""What sets the criteria (D.Lgs. 33/2013, art. 26, par. 1; L. 241/1990, art. 12): published calls, notices and acts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.documents import selectors as documents
from fabene.programme.documents.values import DocumentKind, DocumentView
from fabene.web.pages.calls.seen import NoticeView, address
from fabene.web.pages.documents.seen import said
from fabene.web.pages.documents.words import KIND

SETTING = (DocumentKind.ACT, DocumentKind.CALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Something that sets how grants are given: what it is, since when it is public, and its act when there is one.

    ``told`` says the criteria in short, ``note`` what is simulated or unknown of them, ``sources`` are the pages that a
    call was taken from.
    """

    what: str
    title: str
    url: str
    on: date
    told: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    acts: tuple[tuple[str, str], ...] = ()


def settings_of_criteria() -> tuple[Setting, ...]:
    """Return all that is public, the newest first: each call with its acts, then every other act."""
    public = [one for kind in SETTING for one in documents.found("", public_only=True, kind=kind)]
    notices: tuple[NoticeView, ...] = (*calls.calls(), *calls.co_designs())
    known = {notice.id for notice in notices}
    found = [
        *(_notice(notice, [one for one in public if one.about == notice.id]) for notice in notices),
        *(_act(one) for one in public if one.about not in known),
    ]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def _notice(notice: NoticeView, papers: list[DocumentView]) -> Setting:
    days = [timezone.localdate(at) for at in (notice.publishes_at, notice.opens_at) if at]
    return Setting(
        what=_("bando") if isinstance(notice, CallView) else _("avviso di coprogettazione"),
        title=said(notice.title),
        url=address(notice),
        on=min(days, default=timezone.localdate()),
        told=", ".join(_weights(notice)) if isinstance(notice, CallView) else "",
        note=said(notice.note),
        sources=notice.sources,
        acts=tuple((said(one.title), reverse("documents:document", args=[one.id])) for one in papers),
    )


def _weights(call: CallView) -> Iterator[str]:
    for criterion in call.criteria:
        yield f"{said(criterion.title)} {criterion.weight}%"


def _act(document: DocumentView) -> Setting:
    return Setting(
        what=str(KIND[document.kind]),
        title=said(document.title),
        url=reverse("documents:document", args=[document.id]),
        on=timezone.localdate(document.versions[-1].happened_at),
    )
