"""Who writes a proposal with whom: leaving it, taking somebody out, making somebody an author too."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fabene.lib.ids import derived
from fabene.programme.applications import services
from fabene.web.notices import tell
from fabene.web.pages.applications.common import Open, names, opened
from fabene.web.pages.writing import WriteForm, act, actor, fresh_id, stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody who writes, and what whoever reads may do about it."""

    id: UUID
    name: str
    is_author: bool
    is_me: bool
    may_go: bool
    may_become_author: bool


def writers_of(request: HttpRequest, found: Open) -> list[Writer]:
    """Return who writes a proposal, the first first, with what may be done by whoever asks."""
    me, authors = actor(request), found.draft.authors
    called = names(found.draft.editors)
    return [
        Writer(
            id=one,
            name=called.get(one, "—"),
            is_author=one in authors,
            is_me=one == me,
            may_go=(one not in authors or len(authors) > 1) if one == me else me in authors and one not in authors,
            may_become_author=me in authors and one not in authors,
        )
        for one in found.draft.editors
    ]


@require_POST
def remove(request: HttpRequest, *, application: UUID, user: UUID) -> HttpResponse:
    """Leave a proposal, or take somebody out of those who write it."""
    found = opened(request, application)
    id, stamp, mine = _id(request), stamp_of(request), user == actor(request)
    called = names((user,)).get(user, "—")
    if not act(request, lambda: services.remove_writer(id=id, application=application, user=user, stamp=stamp)):
        return redirect(_back(found), application)
    if mine:
        tell(request, _("Non scrivi più «%(title)s».") % {"title": found.title})
        return redirect("applications:mine")
    tell(request, _("%(name)s non scrive più questa proposta.") % {"name": called})
    return redirect(_back(found), application)


@require_POST
def make_author(request: HttpRequest, *, application: UUID, user: UUID) -> HttpResponse:
    """Make somebody who writes an author too."""
    found = opened(request, application)
    id, stamp = derived(_id(request), "author"), stamp_of(request)
    if act(request, lambda: services.make_author(id=id, application=application, user=user, stamp=stamp)):
        tell(request, _("%(name)s ora è tra gli autori.") % {"name": names((user,)).get(user, "—")})
    return redirect(_back(found), application)


def _id(request: HttpRequest) -> UUID:
    form = WriteForm(request.POST)
    return form.cleaned_data["id"] if form.is_valid() else fresh_id()


def _back(found: Open) -> str:
    return "applications:together" if found.writable else "applications:receipt"
