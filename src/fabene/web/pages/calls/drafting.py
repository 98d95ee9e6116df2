"""The office writes a notice: begun from a template or an earlier one, a screen at a time, saved as it goes."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.people.rules import require
from fabene.programme.calls import selectors, services
from fabene.programme.calls.checks import missing
from fabene.programme.calls.templates import templates
from fabene.programme.calls.values import CallView
from fabene.programme.frame import selectors as frame
from fabene.web.notices import tell
from fabene.web.pages.calls.pieces import PiecesForm, Section, section_with, sections_of
from fabene.web.pages.calls.rows import rows_form, rows_value
from fabene.web.pages.calls.seen import MANAGE, NoticeView, managed, managed_id, page_of, said
from fabene.web.pages.calls.words import FAULT, FIELD
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

TEMPLATE, COPY, CO_DESIGN, NEW = "modello", "copia", "coprogettazione", "nuovo"


class NewForm(WriteForm):
    """What a notice begins from."""

    begins = forms.ChoiceField(label=gettext_lazy("Da che cosa parti"), widget=forms.RadioSelect)
    slug = forms.SlugField(
        label=gettext_lazy("Parola nell’indirizzo"),
        max_length=50,
        help_text=gettext_lazy("Per esempio idee-2026. Poi non cambia."),
    )
    programme = forms.TypedChoiceField(label=gettext_lazy("Programma"), coerce=UUID)

    def __init__(self, data: Any) -> None:
        """Offer the templates, the earlier calls, co-design, and the programmes."""
        super().__init__(data)
        begins = [
            *(
                (f"{TEMPLATE} {key}", _("Modello: %(title)s") % {"title": said(title)})
                for key, title in templates().items()
            ),
            *((f"{COPY} {one.id}", _("Come «%(title)s»") % {"title": said(one.title)}) for one in selectors.calls()),
            (CO_DESIGN, _("Coprogettazione (art. 55): avviso con gli undici punti")),
        ]
        cast(Any, self.fields["begins"]).choices = begins
        cast(Any, self.fields["programme"]).choices = [(one.id, said(one.name)) for one in frame.programmes()]

    def clean_slug(self) -> str:
        """Refuse the one word that this site needs for itself."""
        slug = str(self.cleaned_data["slug"])
        if slug == NEW:
            raise forms.ValidationError(_("Questa parola serve al sito: scegline un’altra."))
        return slug


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a notice."""
    require(request.user, MANAGE, None)
    form = NewForm(sent(request))
    begun = attempt(form, lambda: _begin(request, form), fields={"slug_taken": "slug", "slug_not_valid": "slug"})
    if begun is not None:
        return redirect("calls:section", begun.slug, sections_of(begun)[0].key)
    lead = _("Nessuno lo vede finché non lo pubblichi. Ogni schermata si salva da sola quando vai avanti.")
    shown = {"page": page_of(_("Un nuovo bando"), lead=lead), "form": form}
    return render(request, "calls/new.html", shown, status=400 if form.errors else 200)


def _begin(request: HttpRequest, form: NewForm) -> NoticeView:
    told = form.cleaned_data
    what, _space, which = told["begins"].partition(" ")
    place = {"id": told["id"], "slug": told["slug"], "programme": told["programme"], "stamp": stamp_of(request)}
    if what == CO_DESIGN:
        return services.draft_co_design(**place)
    if what == COPY:
        return services.draft_call(**place, copy_of=UUID(which))
    return services.draft_call(**place, template=which)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, call: str, section: str) -> HttpResponse:  # noqa: PLR0917 - Django gives what is in the address
    """Write one screen of a notice."""
    notice = managed(request, call)
    screens = sections_of(notice)
    screen = next((one for one in screens if one.key == section), None)
    if screen is None:
        raise Http404
    form = PiecesForm(sent(request), notice=notice, pieces=screen.pieces)
    rows = (
        rows_form(sent(request), name=screen.rows, call=notice)
        if screen.rows and isinstance(notice, CallView)
        else None
    )
    if request.method == "POST" and _saved(request, form, rows=rows, screen=screen, notice=notice):
        return redirect(_next(request, notice, screen=screen))
    wrong = bool(form.errors or (rows is not None and rows.is_bound and not rows.is_valid()))
    shown = {
        "page": page_of(str(screen.title), notice=notice, lead=str(screen.lead)),
        "form": form,
        "rows": rows,
        "rows_title": FIELD[screen.rows] if screen.rows else "",
        "notice": notice,
        "step": screens.index(screen) + 1,
        "steps": len(screens),
        "last": screen is screens[-1],
        "published": selectors.versions(notice.id) != (),
    }
    return render(request, "calls/section.html", shown, status=400 if wrong else 200)


def _saved(request: HttpRequest, form: PiecesForm, *, rows: Any, screen: Section, notice: NoticeView) -> bool:
    if rows is not None and not rows.is_valid():
        return False
    return attempt(form, lambda: _save(request, form, rows=rows, screen=screen, notice=notice)) is not None


def _save(request: HttpRequest, form: PiecesForm, *, rows: Any, screen: Section, notice: NoticeView) -> NoticeView:
    changes = form.changes()
    if "reserved_to_call" in changes:
        changes["reserved_to_call"] = UUID(str(changes["reserved_to_call"])) if changes["reserved_to_call"] else None
    if "networks" in changes:
        changes["networks"] = tuple(UUID(each) for each in cast(Any, changes["networks"]))
    if rows is not None:
        changes[screen.rows] = rows_value(rows)
    if screen.rows == "criteria":
        changes["tie_order"] = tuple(criterion.key for criterion in cast(Any, changes["criteria"]))
    return services.save_draft(id=form.cleaned_data["id"], notice=notice.id, changes=changes, stamp=stamp_of(request))


def _next(request: HttpRequest, notice: NoticeView, *, screen: Section) -> str:
    """Return where it goes on: the next screen, or what there is so far."""
    screens = sections_of(notice)
    place = screens.index(screen) + 1
    if "riepilogo" in request.POST or place == len(screens):
        return reverse("calls:office", args=[notice.slug])
    return reverse("calls:section", args=[notice.slug, screens[place].key])


@require_POST
def drop(request: HttpRequest, call: str) -> HttpResponse:
    """Give up what is being written."""
    id = managed_id(request, call)
    form = WriteForm(request.POST)
    if form.is_valid():
        gone: list[bool] = []
        stamp = stamp_of(request)
        done = act(
            request, lambda: gone.append(services.drop_draft(id=form.cleaned_data["id"], notice=id, stamp=stamp))
        )
        if done and gone[0]:
            tell(request, _("Il bando in preparazione non c’è più."))
            return redirect("calls:calls")
        if done:
            tell(request, _("Le modifiche non pubblicate non ci sono più: resta la versione pubblicata."))
    return redirect("calls:office", call)


def lacking(notice: NoticeView) -> list[tuple[str, str, str]]:
    """Return everything a notice lacks to be published now: the field, what is wrong, and where to write it."""
    opened = notice.opens_at if notice.opens_at and _is_out(notice) else timezone.now()
    return [
        (
            str(FIELD[one.field]),
            str(FAULT[one.fault]),
            reverse("calls:section", args=[notice.slug, _screen(notice, one.field)]),
        )
        for one in missing(notice, published_at=opened)
    ]


def _is_out(notice: NoticeView) -> bool:
    return bool(selectors.versions(notice.id))


def _screen(notice: NoticeView, field: str) -> str:
    return section_with(notice, field=field).key
