"""The juror's desk: what is left to read, one proposal a screen, scores saved as they are typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import ConflictError
from fabene.programme.applications.values import ApplicationView
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Bar, DeskLine, Phase
from fabene.web import formats
from fabene.web.downloads import document_response
from fabene.web.notices import refuse, tell
from fabene.web.pages.applications.sheets import size_said
from fabene.web.pages.page import Thing
from fabene.web.pages.selection.figures import given
from fabene.web.pages.selection.forms import ConflictForm, ScoreForm
from fabene.web.pages.selection.reading import sections
from fabene.web.pages.selection.scope import Scope, called, desk_crumb, for_both, for_juror, head, one_among
from fabene.web.pages.selection.words import YOUR_BAR
from fabene.web.pages.writing import USED, attempt, fresh_id, sent, sentence_of, stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A juror's work, read once for a page: all that was sent, and the lines of what they judge with their names."""

    sent: Mapping[UUID, ApplicationView]
    lines: tuple[tuple[DeskLine, str], ...]

    def own(self, application: UUID) -> DeskLine:
        """Return the line of a proposal; raise ``NotFoundError`` for one that was not sent to this call."""
        one_among(self.sent, application)
        return next((line for line, _name in self.lines if line.application == application), _nothing(application))


@never_cache
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a juror what is left to read and to score; the office goes to its own page."""
    scope = for_both(request, slug)
    if not scope.juror:
        return redirect("selection:office", slug)
    lines = _desk(scope).lines
    waiting = [line for line, _name in lines if line.waits]
    shown = {
        "page": head(scope, _("Da valutare"), lead=_left(scope, len(waiting))),
        "scope": scope,
        "waiting": [_thing(scope, line, name=name) for line, name in lines if line.waits][:1],
        "lines": lines,
        "left": len(waiting),
    }
    return render(request, "selection/desk.html", shown)


def _desk(scope: Scope) -> Desk:
    sent_here = selectors.sent(scope.call.id)
    lines = selectors.desk(scope.selection, scope.user, among=sent_here) if scope.user else ()
    return Desk(sent=sent_here, lines=tuple((line, called(sent_here[line.application])) for line in lines))


def _left(scope: Scope, waiting: int) -> str:
    if scope.selection.phase not in {Phase.FIRST, Phase.FINAL}:
        return _("I punteggi sono chiusi: grazie.")
    if waiting:
        words = ngettext("Resta %(count)s da leggere.", "Restano %(count)s da leggere.", waiting)
        return words % {"count": formats.count(waiting)}
    if scope.selection.blind:
        return _("Hai finito. Quando tutta la giuria ha finito, l’ufficio chiude la prima lettura e vi parlate.")
    return _("La prima lettura è chiusa: guarda i punteggi di tutti e, se cambi idea, cambia i tuoi.")


def _thing(scope: Scope, line: DeskLine, *, name: str) -> Thing:
    sentence = (
        _("Prima di’ se hai un conflitto di interessi.") if line.conflict is None else _("Mancano ancora dei punteggi.")
    )
    return Thing(title=name, sentence=sentence, url=_url(scope, line.application))


def _url(scope: Scope, application: UUID) -> str:
    return reverse("selection:read", args=[scope.call.slug, application])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, slug: str, application: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Show one proposal with one's own scores, and keep what is typed."""
    scope = for_juror(request, slug)
    mine = _desk(scope)
    line = mine.own(application)
    sheet = line.first if scope.selection.blind else line.final
    form = ScoreForm(sent(request), selection=scope.selection, sheet=sheet)
    kept = attempt(form, lambda: _keep(request, form, scope=scope, application=application))
    if getattr(request, "htmx", False):
        return _saved(request, form=form, line=_desk(scope).own(application), kept=bool(kept))
    if kept:
        tell(request, _("Salvato."))
        return redirect(_after(scope, application, mine=_desk(scope)))
    return _screen(request, scope, line=line, mine=mine, form=form)


def _nothing(application: UUID) -> DeskLine:
    """Return the line of a proposal that is not judged: the service refuses to score it, with why."""
    return DeskLine(
        application=application, conflict=None, why="", bar=None, set_aside=0, first=None, final=None, complete=False
    )


def _keep(request: HttpRequest, form: ScoreForm, *, scope: Scope, application: UUID) -> bool:
    def keep(id: UUID) -> None:
        services.score(
            id=id,
            selection=scope.selection.id,
            application=application,
            scores=form.scores,
            comment=form.cleaned_data["comment"],
            stamp=stamp_of(request),
        )

    try:
        keep(form.cleaned_data["id"])
    except ConflictError as met:
        # Whoever types on while the form saves itself sends the same form with more in it: the last one counts.
        if met.code != USED:
            raise
        keep(fresh_id())
    return True


def _saved(request: HttpRequest, *, form: ScoreForm, line: DeskLine, kept: bool) -> HttpResponse:
    """Answer a form that saves as one types: what was kept, what was not, and the identity of the next writing."""
    if kept:
        form.renew()
    shown = {"form": form, "kept": kept, "line": line, "at": timezone.now()}
    return render(request, "selection/saved.html", shown)


def _after(scope: Scope, application: UUID, *, mine: Desk) -> str:
    """Return the next proposal that waits, from this one on; the desk when none does."""
    lines = mine.lines
    here = next((place for place, (line, _name) in enumerate(lines) if line.application == application), 0)
    for line, _name in (*lines[here + 1 :], *lines[:here]):
        if line.waits:
            return _url(scope, line.application)
    return reverse("selection:desk", args=[scope.call.slug])


def _screen(
    request: HttpRequest,
    scope: Scope,
    *,
    line: DeskLine,
    mine: Desk,
    form: ScoreForm,
    declared: ConflictForm | None = None,
) -> HttpResponse:
    found = mine.sent[line.application]
    place = next((number for number, (one, _name) in enumerate(mine.lines, 1) if one.application == found.id), 0)
    declare = declared or _conflict_form()
    shown = {
        "page": head(scope, called(found), above=(desk_crumb(scope),)),
        "scope": scope,
        "step": place,
        "steps": len(mine.lines),
        "line": line,
        "open": scope.selection.takes_scores(found.id),
        "form": form,
        "declare": declare,
        "sections": sections(scope.call, found),
        "bar": YOUR_BAR[line.bar] if line.bar else "",
        "declared": line.bar is Bar.DECLARED,
        "papers": _papers(found) if line.conflict is False else None,
        "given": [(field.label, given(field.initial, scope.selection.units)) for field in form.criteria],
        "next": _after(scope, found.id, mine=mine),
    }
    return render(request, "selection/read.html", shown, status=400 if form.errors or declare.errors else 200)


def _papers(found: ApplicationView) -> list[tuple[UUID, str, str]]:
    """Return the documents of a proposal: which, what it is called, how large."""
    return [(one.id, one.title, size_said(one.kind, one.size_bytes)) for one in found.attachments]


@never_cache
@require_safe
def paper(request: HttpRequest, *, slug: str, application: UUID, document: UUID) -> HttpResponse:
    """Give a juror a document of a proposal they may judge; that they opened it is written down."""
    scope = for_juror(request, slug)
    stamp = stamp_of(request)
    try:
        title, version, content = services.read_document(
            id=fresh_id(), selection=scope.selection.id, application=application, document=document, stamp=stamp
        )
    except ConflictError as met:
        refuse(request, sentence_of(met))
        return redirect(_url(scope, application))
    return document_response(version, content, name=title)


def _conflict_form(data: QueryDict | None = None) -> ConflictForm:
    """Return the form of a conflict, which stands on the page beside the scores: its fields have names of their own."""
    return ConflictForm(data, auto_id="conflitto_%s")


@require_POST
def declare(request: HttpRequest, slug: str, application: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Keep what a juror declares of one proposal."""
    scope = for_juror(request, slug)
    mine = _desk(scope)
    line = mine.own(application)
    form = _conflict_form(request.POST)
    struck = attempt(form, lambda: _declare(request, form, scope=scope, application=application), fields=WHY)
    if struck is None:
        sheet = line.first if scope.selection.blind else line.final
        scores = ScoreForm(selection=scope.selection, sheet=sheet)
        return _screen(request, scope, line=line, mine=mine, form=scores, declared=form)
    if form.cleaned_data["conflict"]:
        _tell_conflict(request, struck)
        return redirect(_after(scope, application, mine=_desk(scope)))
    return redirect(_url(scope, application))


WHY = {"text_missing": "why"}


def _tell_conflict(request: HttpRequest, struck: int) -> None:
    if struck:
        words = ngettext(
            "Ti astieni. %(count)s punteggio che avevi dato non conta più, e il verbale lo dice.",
            "Ti astieni. %(count)s punteggi che avevi dato non contano più, e il verbale lo dice.",
            struck,
        )
        refuse(request, words % {"count": struck})
    else:
        tell(request, _("Ti astieni: la media si farà sugli altri."))


def _declare(request: HttpRequest, form: ConflictForm, *, scope: Scope, application: UUID) -> int:
    return services.declare(
        id=form.cleaned_data["id"],
        selection=scope.selection.id,
        application=application,
        conflict=form.cleaned_data["conflict"],
        why=form.cleaned_data["why"],
        stamp=stamp_of(request),
    )
