"""The office publishes, carries on, shows or hides, and withdraws. What is refused keeps what was typed."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.bilingual import Bilingual
from fabene.lib.files.uploads import content_of
from fabene.lib.files.values import MAX_FILE_MIB
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.programme.documents import selectors, services
from fabene.programme.documents.values import DocumentKind, DocumentView, Licence
from fabene.programme.frame import selectors as frame
from fabene.web.notices import tell
from fabene.web.pages.documents.seen import EDIT, said
from fabene.web.pages.documents.words import KIND, LICENCE
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

FILE_CODES = (
    "file_empty",
    "file_kind_refused",
    "file_too_large",
    "file_not_what_it_says",
    "file_unlike_its_name",
    "pdf_does_not_open",
    "document_same_content",
)
BESIDE = {**dict.fromkeys(FILE_CODES, "file"), "licence_unknown": "licence"}
PUBLIC, INTERNAL = "public", "internal"


def file_field() -> forms.FileField:
    """Return the field for a file, with what may be handed in."""
    return forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Un PDF o un’immagine PNG, JPEG o WebP, al massimo %(limit)s MiB.")
        % {"limit": MAX_FILE_MIB},
    )


class PublishForm(WriteForm):
    """A new document."""

    title = forms.CharField(label=gettext_lazy("Titolo"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Titolo in inglese"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Che cos’è"), choices=[(kind.value, word) for kind, word in KIND.items()]
    )
    about = forms.ChoiceField(label=gettext_lazy("Di che cosa parla"))
    seen_by = forms.ChoiceField(
        label=gettext_lazy("Chi lo vede"),
        choices=[(PUBLIC, gettext_lazy("Tutti")), (INTERNAL, gettext_lazy("Solo l’ufficio del programma"))],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Prima di mostrarlo a tutti: non ci sono nomi di famiglie, firme, numeri di telefono?"),
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Licenza"), choices=[(licence.value, word) for licence, word in LICENCE.items()]
    )
    file = file_field()

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer what a document may be about: a programme, or a network."""
        super().__init__(*args, **known)
        programmes = [(f"programme {one.id}", said(one.name)) for one in frame.programmes()]
        networks = [(f"network {one.id}", _("Rete di %(name)s") % {"name": one.name}) for one in people.networks()]
        cast(Any, self.fields["about"]).choices = [*programmes, *networks]

    @property
    def subject(self) -> tuple[str, UUID]:
        """Return what it is about: the word for its kind, and its identity."""
        kind, _blank, id = self.cleaned_data["about"].partition(" ")
        return kind, UUID(id)


class VersionForm(WriteForm):
    """A newer version."""

    file = file_field()
    note = forms.CharField(
        label=gettext_lazy("Che cosa cambia"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class WithdrawForm(WriteForm):
    """Why a document is taken back."""

    why = forms.CharField(
        label=gettext_lazy("Perché"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Lo legge chiunque apra il vecchio indirizzo. Senza nomi."),
    )
    erase = forms.BooleanField(
        label=gettext_lazy("Cancella anche il file, per sempre"),
        required=False,
        help_text=gettext_lazy("Solo se conteneva qualcosa che non doveva essere pubblicato. Resta la sua impronta."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Publish a document."""
    require(request.user, EDIT, None)
    form = PublishForm(sent(request), request.FILES or None)
    done = attempt(form, lambda: _publish(request, form), fields=BESIDE)
    if done is not None:
        tell(request, _("Pubblicato: l’indirizzo di questa pagina non cambierà più."))
        return redirect("documents:document", done.id)
    page = Page(
        title=_("Pubblica un documento"),
        lead=_("Il suo indirizzo non cambierà più: le versioni nuove si aggiungono, le vecchie restano."),
        crumbs=(Crumb(label=_("Documenti"), url=reverse("documents:documents")),),
    )
    return render(request, "documents/new.html", {"page": page, "form": form}, status=400 if form.errors else 200)


def _publish(request: HttpRequest, form: PublishForm) -> DocumentView:
    told, (kind, about) = form.cleaned_data, form.subject
    return services.publish(
        id=told["id"],
        about=about,
        title=Bilingual(it=told["title"], en=told["title_en"]),
        kind=DocumentKind(told["kind"]),
        public=told["seen_by"] == PUBLIC,
        licence=Licence(told["licence"]),
        content=_content(told["file"]),
        stamp=stamp_of(request),
        programme=about if kind == "programme" else None,
        network=about if kind == "network" else None,
    )


def _content(uploaded: Any) -> bytes:
    return services.checked(content_of(uploaded), name=uploaded.name)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, document: UUID) -> HttpResponse:
    """Carry a document on by a newer version."""
    found = _mine(request, document)
    form = VersionForm(sent(request), request.FILES or None)
    if attempt(form, lambda: _add(request, form, document=found), fields=BESIDE) is not None:
        tell(request, _("C’è una versione nuova; quella di prima resta al suo indirizzo e lo dice."))
        return redirect("documents:document", found.id)
    shown = {"page": _page(_("Versione nuova"), found), "form": form, "document": found}
    return render(request, "documents/add.html", shown, status=400 if form.errors else 200)


def _add(request: HttpRequest, form: VersionForm, *, document: DocumentView) -> DocumentView:
    told = form.cleaned_data
    return services.add_version(
        id=told["id"],
        document=document.id,
        content=_content(told["file"]),
        note=told["note"],
        stamp=stamp_of(request),
    )


@require_POST
def show(request: HttpRequest, document: UUID) -> HttpResponse:
    """Show a document to everybody, or to the office only."""
    found = _mine(request, document)
    form = WriteForm(request.POST)
    public = request.POST.get("seen_by") == PUBLIC
    if form.is_valid() and act(
        request,
        lambda: services.set_public(
            id=form.cleaned_data["id"], document=found.id, public=public, stamp=stamp_of(request)
        ),
    ):
        tell(request, _("Ora lo vedono tutti.") if public else _("Ora lo vede solo l’ufficio del programma."))
    return redirect("documents:document", found.id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, document: UUID) -> HttpResponse:
    """Take a document back; its addresses say so from then on."""
    found = _mine(request, document)
    form = WithdrawForm(sent(request))
    if attempt(form, lambda: _withdraw(request, form, document=found)) is not None:
        tell(request, _("Ritirato. Chi apre il vecchio indirizzo legge quando e perché."))
        return redirect("documents:document", found.id)
    shown = {"page": _page(_("Ritira il documento"), found), "form": form, "document": found}
    return render(request, "documents/withdraw.html", shown, status=400 if form.errors else 200)


def _withdraw(request: HttpRequest, form: WithdrawForm, *, document: DocumentView) -> DocumentView:
    told = form.cleaned_data
    return services.withdraw(
        id=told["id"], document=document.id, why=told["why"], erase=told["erase"], stamp=stamp_of(request)
    )


def _mine(request: HttpRequest, document: UUID) -> DocumentView:
    require(request.user, EDIT, None)
    return selectors.document(document)


def _page(title: str, document: DocumentView) -> Page:
    above = (
        Crumb(label=_("Documenti"), url=reverse("documents:documents")),
        Crumb(label=said(document.title), url=reverse("documents:document", args=[document.id])),
    )
    return Page(title=title, lead=said(document.title), crumbs=above)
