"""The office opens a change, puts it in better words, moves it on, adds its evidence."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.bilingual import Bilingual
from fabene.lib.files.uploads import content_of
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.programme.change import selectors, services
from fabene.programme.change.values import ChangeDraft, ChangeStatus, ChangeView
from fabene.programme.documents import services as documents
from fabene.programme.documents.values import DocumentKind, DocumentView, Licence
from fabene.programme.frame import selectors as frame
from fabene.web.notices import tell
from fabene.web.pages.change.words import STATUS, both, initial_of, long_text, programme_choices
from fabene.web.pages.documents.editing import BESIDE, INTERNAL, PUBLIC, file_field
from fabene.web.pages.documents.seen import EDIT, said
from fabene.web.pages.documents.words import LICENCE
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

TEXTS = ("title", "problem", "before", "after")
DAY = {"type": "date"}


class ChangeForm(WriteForm):
    """A change in services, in Italian and, where somebody translated it, in English."""

    programme = forms.ChoiceField(label=gettext_lazy("Programma"))
    network = forms.ChoiceField(label=gettext_lazy("Rete"), required=False)
    title = forms.CharField(label=gettext_lazy("Titolo"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Titolo in inglese"), max_length=200, required=False)
    problem = long_text(gettext_lazy("Il problema"), required=True)
    problem_en = long_text(gettext_lazy("Il problema, in inglese"))
    before = long_text(gettext_lazy("Com’era"))
    before_en = long_text(gettext_lazy("Com’era, in inglese"))
    after = long_text(gettext_lazy("Com’è, o come sarà"))
    after_en = long_text(gettext_lazy("Com’è, o come sarà, in inglese"))
    parties = forms.MultipleChoiceField(
        label=gettext_lazy("Chi c’è dentro"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("Si possono scegliere più enti."),
    )
    act = forms.CharField(
        label=gettext_lazy("L’atto"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Per esempio: delibera della Giunta n. 12 del 3 maggio 2021."),
    )
    policy = forms.ChoiceField(label=gettext_lazy("L’obiettivo che serve"), required=False)
    source = forms.CharField(label=gettext_lazy("Fonte"), required=False, max_length=500)

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer programmes, networks, organisations, and the objectives of all programmes."""
        super().__init__(*args, **known)
        programmes = frame.programmes()
        policies = [policy for one in programmes for policy in frame.policies(one.id)]
        self._offer("programme", programme_choices())
        self._offer("network", [("", _("nessuna in particolare")), *((str(n.id), n.name) for n in people.networks())])
        self._offer("parties", [(str(body.id), body.name) for body in people.organisations()])
        said_of = ((str(one.id), f"{said(one.name)}: {said(one.objective)}") for one in policies)
        self._offer("policy", [("", _("nessuno")), *said_of])

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        cast(Any, self.fields[field]).choices = choices

    @property
    def draft(self) -> ChangeDraft:
        """Return what was typed."""
        typed = self.cleaned_data
        return ChangeDraft(
            programme=UUID(typed["programme"]),
            network=UUID(typed["network"]) if typed["network"] else None,
            title=both(typed, "title"),
            problem=both(typed, "problem"),
            before=both(typed, "before"),
            after=both(typed, "after"),
            parties=tuple(UUID(id) for id in typed["parties"]),
            act=typed["act"],
            policy=UUID(typed["policy"]) if typed["policy"] else None,
            source=typed["source"],
        )


class NewChangeForm(ChangeForm):
    """A new change: since when it is proposed too."""

    on = forms.DateField(label=gettext_lazy("Proposta il"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    field_order = ("id", "programme", "network", "on")


class MoveForm(WriteForm):
    """Where a change is now."""

    status = forms.ChoiceField(
        label=gettext_lazy("Stato"),
        choices=[(status.value, word) for status, word in STATUS.items()],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=gettext_lazy("Dal giorno"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))
    note = long_text(gettext_lazy("Una nota"), limit=500)


class EvidenceForm(WriteForm):
    """Something that proves it."""

    title = forms.CharField(label=gettext_lazy("Che cosa prova"), max_length=200)
    seen_by = forms.ChoiceField(
        label=gettext_lazy("Chi lo vede"),
        choices=[(PUBLIC, gettext_lazy("Tutti")), (INTERNAL, gettext_lazy("Solo l’ufficio del programma"))],
        widget=forms.RadioSelect,
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Licenza"), choices=[(licence.value, word) for licence, word in LICENCE.items()]
    )
    file = file_field()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a change down."""
    require(request.user, EDIT, None)
    form = NewChangeForm(sent(request), initial={"on": timezone.localdate()})
    done = attempt(form, lambda: _open(request, form))
    if done is not None:
        tell(request, _("Scritta. Aggiungi le prove e sposta lo stato quando cambia."))
        return redirect("change:change", done.id)
    return _step(request, _("Scrivi un’azione di sistema"), form=form)


def _open(request: HttpRequest, form: NewChangeForm) -> ChangeView:
    typed = form.cleaned_data
    return services.open_change(id=typed["id"], change=form.draft, on=typed["on"], stamp=stamp_of(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, change: UUID) -> HttpResponse:
    """Put a change in better words."""
    require(request.user, EDIT, None)
    found = selectors.change(change)
    form = ChangeForm(sent(request), initial=_initial(found))
    if attempt(form, lambda: _edit(request, form, change=found)) is not None:
        tell(request, _("Cambiata."))
        return redirect("change:change", found.id)
    return _step(request, _("Cambia le parole"), form=form, change=found)


def _edit(request: HttpRequest, form: ChangeForm, *, change: ChangeView) -> ChangeView:
    typed = form.cleaned_data
    return services.edit_change(id=typed["id"], change=change.id, draft=form.draft, stamp=stamp_of(request))


def _initial(found: ChangeView) -> dict[str, object]:
    texts = {name: typed for field in TEXTS for name, typed in initial_of(getattr(found, field), field).items()}
    return {
        **texts,
        "programme": str(found.programme),
        "network": str(found.network or ""),
        "parties": [str(party) for party in found.parties],
        "act": found.act,
        "policy": str(found.policy or ""),
        "source": found.source,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, change: UUID) -> HttpResponse:
    """Move a change to another status."""
    require(request.user, EDIT, None)
    found = selectors.change(change)
    form = MoveForm(sent(request), initial={"on": timezone.localdate()})
    beside = {"change_moved_back": "on", "change_status_same": "status", "text_missing": "note"}
    if attempt(form, lambda: _move(request, form, change=found), fields=beside) is not None:
        tell(request, _("Lo stato è cambiato; quelli di prima restano scritti."))
        return redirect("change:change", found.id)
    return _step(request, _("Sposta lo stato"), form=form, change=found)


def _move(request: HttpRequest, form: MoveForm, *, change: ChangeView) -> ChangeView:
    typed = form.cleaned_data
    return services.move_change(
        id=typed["id"],
        change=change.id,
        status=ChangeStatus(typed["status"]),
        on=typed["on"],
        note=typed["note"],
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest, change: UUID) -> HttpResponse:
    """Add a document that proves a change."""
    require(request.user, EDIT, None)
    found = selectors.change(change)
    form = EvidenceForm(sent(request), request.FILES or None)
    if attempt(form, lambda: _prove(request, form, change=found), fields=BESIDE) is not None:
        tell(request, _("La prova è tra i documenti."))
        return redirect("change:change", found.id)
    return _step(request, _("Aggiungi una prova"), form=form, change=found)


def _prove(request: HttpRequest, form: EvidenceForm, *, change: ChangeView) -> DocumentView:
    typed = form.cleaned_data
    return documents.publish(
        id=typed["id"],
        about=change.id,
        title=Bilingual(it=typed["title"]),
        kind=DocumentKind.EVIDENCE,
        public=typed["seen_by"] == PUBLIC,
        licence=Licence(typed["licence"]),
        content=documents.checked(content_of(typed["file"]), name=typed["file"].name),
        stamp=stamp_of(request),
        programme=change.programme,
        network=change.network,
    )


def _step(request: HttpRequest, title: str, *, form: forms.Form, change: ChangeView | None = None) -> HttpResponse:
    above = [Crumb(label=_("Azioni di sistema"), url=reverse("change:changes"))]
    if change:
        above.append(Crumb(label=said(change.title), url=reverse("change:change", args=[change.id])))
    page = Page(title=title, lead=said(change.title) if change else "", crumbs=tuple(above))
    shown = {"page": page, "form": form, "back": above[-1].url}
    return render(request, "change/step.html", shown, status=400 if form.errors else 200)
