"""Planning, changing, calling off, repeating; and what is given out."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.gatherings import selectors, services
from fabene.gatherings.values import GatheringView
from fabene.lib.files.uploads import content_of
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.programme.accompaniment.values import PlanView
from fabene.web.notices import tell
from fabene.web.pages.gatherings import letters
from fabene.web.pages.gatherings.planning_form import BESIDE, PlanForm, initial_of
from fabene.web.pages.gatherings.seen import MANAGE, crumbs, managed, manages_about, networks_managed
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.page import Page
from fabene.web.pages.writing import WriteForm, act, actor, attempt, fresh_id, sent, stamp_of

WRITES = ["GET", "HEAD", "POST"]


class CancelForm(WriteForm):
    """Why a session is not held."""

    reason = forms.CharField(
        label=gettext_lazy("Perché non si fa"),
        max_length=300,
        help_text=gettext_lazy("Lo legge chi si è iscritto, e chi apre la pagina. Senza nomi."),
    )


class RepeatForm(WriteForm):
    """On which other dates it is held."""

    dates = forms.CharField(
        label=gettext_lazy("Le altre date, una per riga"),
        widget=forms.Textarea(attrs={"rows": 6, "placeholder": "15/5/2021"}),
        help_text=gettext_lazy("Giorno, mese e anno: 15/5/2021. Alla stessa ora e nello stesso luogo."),
    )

    def clean_dates(self) -> list[date]:
        """Read each line as a date; say which one is none."""
        field = forms.DateField(input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"])
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["dates"].splitlines())):
            try:
                found.append(field.clean(line))
            except ValidationError as error:
                raise ValidationError(
                    _("«%(line)s» non è una data: scrivila così, 15/5/2021.") % {"line": line}
                ) from error
        return found


class MaterialForm(WriteForm):
    """Something given out: an address or a file."""

    title = forms.CharField(label=gettext_lazy("Che cos’è"), max_length=150)
    title_en = forms.CharField(label=gettext_lazy("In inglese"), max_length=150, required=False)
    url = forms.URLField(
        label=gettext_lazy("Indirizzo della pagina"), max_length=500, required=False, assume_scheme="https"
    )
    file = forms.FileField(label=gettext_lazy("Oppure un file"), required=False)
    public = forms.BooleanField(label=gettext_lazy("Lo vedono tutti"), required=False, initial=True)


@never_cache
@require_http_methods(WRITES)
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a session: of a network, or (``?piano=``) of a plan of accompaniment."""
    about = _about(request)
    networks, everywhere = networks_managed(actor(request))
    if about is None and not (networks or everywhere):
        raise NotAllowedError(permission=MANAGE)
    if about is not None:
        networks, everywhere = _of_the_plan(request, about)
    form = PlanForm(
        sent(request),
        networks=networks,
        everywhere=everywhere,
        changing=False,
        initial={"network": request.GET.get("rete", ""), "public": about is None},
    )
    made = attempt(form, lambda: _plan(request, form, about=about), fields=BESIDE)
    if made is not None:
        tell(request, _("Incontro scritto. Chi lo vede può iscriversi."))
        return redirect("gatherings:gathering", made.id)
    lead = _("Quando, dove, come esserci anche da lontano: quello che non si sa ancora si aggiunge dopo.")
    page = Page(title=_("Un nuovo incontro"), lead=lead, crumbs=crumbs())
    return _form(request, page, form=form, button=_("Scrivi l’incontro"))


def _about(request: HttpRequest) -> PlanView | None:
    given = request.GET.get("piano", "")
    if not given:
        return None
    try:
        found = accompaniment.plan(UUID(given))
    except ValueError as error:
        raise NotFoundError("accompaniment_not_found") from error
    if not manages_about(request, about=found.id, network=found.draft.network):
        raise NotFoundError("accompaniment_not_found")
    return found


def _of_the_plan(request: HttpRequest, about: PlanView) -> tuple[Any, bool]:
    every, _everywhere = networks_managed(actor(request))
    own = tuple(one for one in every if one.id == about.draft.network)
    return own, about.draft.network is None or not own


def _plan(request: HttpRequest, form: PlanForm, *, about: PlanView | None) -> GatheringView:
    draft = form.draft(about=about.id if about else None)
    if not manages_about(request, about=draft.about, network=draft.network):
        raise NotAllowedError(permission=MANAGE)
    return services.plan_gathering(id=form.cleaned_data["id"], gathering=draft, stamp=stamp_of(request))


@never_cache
@require_http_methods(WRITES)
def change(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Change a session; who signed up hears of another time or place."""
    one = managed(request, gathering)
    networks, everywhere = networks_managed(actor(request))
    own = one.plan.network is None or one.plan.network not in {each.id for each in networks}
    form = PlanForm(
        sent(request), networks=networks, everywhere=everywhere or own, changing=True, initial=initial_of(one)
    )
    made = attempt(form, lambda: _change(request, form, one=one), fields=BESIDE)
    if made is not None:
        tell(request, _("Incontro aggiornato. Se è cambiato il luogo o l’ora, chi si è iscritto riceve un messaggio."))
        return redirect("gatherings:gathering", gathering)
    page = Page(title=_("Cambia l’incontro"), lead=said(one.title), crumbs=crumbs(one, title=said(one.title)))
    return _form(request, page, form=form, button=_("Salva"))


def _change(request: HttpRequest, form: PlanForm, *, one: GatheringView) -> GatheringView:
    draft = form.draft(about=one.plan.about, source=one.plan.source)
    if draft.network != one.plan.network and not manages_about(request, about=None, network=draft.network):
        raise NotAllowedError(permission=MANAGE)
    reason = form.cleaned_data["reason"]
    return services.change_gathering(
        id=form.cleaned_data["id"],
        gathering=one.id,
        draft=draft,
        reason=reason,
        stamp=stamp_of(request),
        letter=letters.changed(request, one, reason=reason, now=replace(one, plan=draft)),
    )


@never_cache
@require_http_methods(WRITES)
def cancel(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Call a session off."""
    one = managed(request, gathering)
    form = CancelForm(sent(request))
    made = attempt(form, lambda: _cancel(request, form, one=one))
    if made is not None:
        undo = reverse("gatherings:resume", args=[gathering])
        tell(request, _("Incontro annullato. Chi si è iscritto riceve un messaggio."), undo_url=undo)
        return redirect("gatherings:gathering", gathering)
    page = Page(title=_("Annulla l’incontro"), lead=said(one.title), crumbs=crumbs(one, title=said(one.title)))
    return _form(request, page, form=form, button=_("Annulla e avvisa"))


def _cancel(request: HttpRequest, form: CancelForm, *, one: GatheringView) -> GatheringView:
    reason = form.cleaned_data["reason"]
    return services.cancel_gathering(
        id=form.cleaned_data["id"],
        gathering=one.id,
        reason=reason,
        stamp=stamp_of(request),
        letter=letters.cancelled(request, one, reason=reason),
    )


@require_POST
def resume(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Take up a session that was called off."""
    one = managed(request, gathering)
    letter = letters.resumed(request, one)
    if act(
        request,
        lambda: services.resume_gathering(id=fresh_id(), gathering=one.id, stamp=stamp_of(request), letter=letter),
    ):
        tell(request, _("L’incontro si fa. Chi aveva saputo che era annullato riceve un messaggio."))
    return redirect("gatherings:gathering", gathering)


@never_cache
@require_http_methods(WRITES)
def repeat(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Hold it again on other dates."""
    one = managed(request, gathering)
    form = RepeatForm(sent(request))
    made = attempt(
        form,
        lambda: services.repeat_gathering(
            id=form.cleaned_data["id"],
            gathering=one.id,
            dates=form.cleaned_data["dates"],
            stamp=stamp_of(request),
        ),
    )
    if made is not None:
        tell(request, _("Scritti %(number)s incontri.") % {"number": len(made)})
        return redirect("gatherings:gatherings")
    page = Page(title=_("Ripeti l’incontro"), lead=said(one.title), crumbs=crumbs(one, title=said(one.title)))
    return _form(request, page, form=form, button=_("Scrivi gli incontri"))


@never_cache
@require_http_methods(WRITES)
def add_material(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Give something out."""
    one = managed(request, gathering)
    form = MaterialForm(sent(request), request.FILES or None)
    made = attempt(form, lambda: _add(request, form, one=one), fields={"file_kind_refused": "file"})
    if made is not None:
        tell(request, _("Materiale aggiunto."))
        return redirect("gatherings:gathering", gathering)
    lead = _("Un PDF, un’immagine, o l’indirizzo di una pagina.")
    page = Page(title=_("Aggiungi un materiale"), lead=lead, crumbs=crumbs(one, title=said(one.title)))
    return _form(request, page, form=form, button=_("Aggiungi"), files=True)


def _add(request: HttpRequest, form: MaterialForm, *, one: GatheringView) -> object:
    told = form.cleaned_data
    return services.add_material(
        id=told["id"],
        gathering=one.id,
        title=Bilingual(it=told["title"], en=told["title_en"]),
        url=told["url"],
        content=content_of(told["file"]) if told["file"] else b"",
        public=told["public"],
        stamp=stamp_of(request),
    )


@require_POST
def withdraw_material(request: HttpRequest, gathering: UUID, *, material: UUID) -> HttpResponse:
    """Take something back that was given out."""
    one = managed(request, gathering)
    if selectors.material(material).gathering != one.id:
        raise NotFoundError("material_not_found")
    services.withdraw_material(id=fresh_id(), material=material, stamp=stamp_of(request))
    tell(request, _("Materiale tolto."))
    return redirect("gatherings:gathering", gathering)


def _form(request: HttpRequest, page: Page, *, form: forms.Form, button: str, files: bool = False) -> HttpResponse:
    shown = {"page": page, "form": form, "button": button, "files": files}
    return render(request, "gatherings/form.html", shown, status=400 if form.errors else 200)
