"""The documents: filtered, found by their words, counted, taken away as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from fabene.people import selectors as people
from fabene.programme.documents import selectors
from fabene.programme.documents.values import DocumentKind, DocumentView, Passage
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.documents.seen import is_office, said, size_said
from fabene.web.pages.documents.words import KIND
from fabene.web.pages.page import Page

ROWS = 30


class Search(forms.Form):
    """What is looked for: words, a kind, a network."""

    cerca = forms.CharField(
        label=gettext_lazy("Parole"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    tipo = forms.ChoiceField(
        label=gettext_lazy("Tipo"),
        required=False,
        choices=[("", gettext_lazy("tutti")), *((kind.value, word) for kind, word in KIND.items())],
    )
    rete = forms.ChoiceField(label=gettext_lazy("Rete"), required=False)

    def __init__(self, data: Any, *, networks: Sequence[tuple[str, str]]) -> None:
        """Offer these networks."""
        super().__init__(data)
        cast(Any, self.fields["rete"]).choices = [("", _("tutte")), *networks]
        self.full_clean()

    @property
    def words(self) -> str:
        """Return the words that are looked for."""
        return str(self.cleaned_data.get("cerca") or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A document as the list shows it."""

    document: DocumentView
    title: str
    kind: str
    size: str
    network: str
    passage: Passage | None


@login_not_required
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """List the documents that whoever asks may see."""
    names = {network.id: network.name for network in people.networks()}
    form = Search(request.GET, networks=[(str(id), name) for id, name in names.items()])
    found = _found(request, form)
    leaf = Paginator(found, ROWS).get_page(request.GET.get("pagina"))
    met = selectors.passages([one.id for one in leaf], query=form.words)
    page = Page(
        title=_("Documenti"),
        lead=_("Atti, convenzioni, verbali e relazioni del programma: si cercano per titolo e per parole."),
    )
    shown = {
        "page": page,
        "form": form,
        "pages": leaf,
        "rows": list(_lines(leaf, names, met=met)),
        "count": counted(len(found)),
        "office": is_office(request),
        "asked": request.GET.urlencode(),
    }
    return render(request, "documents/list.html", shown)


@login_not_required
@require_safe
def documents_csv(request: HttpRequest) -> HttpResponse:
    """Give the documents that were found as a table, with the hash and the address of each."""
    names = {network.id: network.name for network in people.networks()}
    form = Search(request.GET, networks=[(str(id), name) for id, name in names.items()])
    columns = (
        *(Column(label=head) for head in (_("Titolo"), _("Tipo"), _("Rete"), _("Pubblicato"), _("Licenza"))),
        *(Column(label=head, kind=Kind.COUNT) for head in (_("Versione"), _("Byte"))),
        *(Column(label=head) for head in ("SHA-256", _("Indirizzo"))),
    )
    rows = tuple(
        (
            line.title,
            line.kind,
            line.network,
            line.document.latest.happened_at.date().isoformat(),
            line.document.licence.value,
            line.document.latest.number,
            line.document.latest.size_bytes,
            line.document.latest.sha256,
            request.build_absolute_uri(f"/documenti/{line.document.id}/"),
        )
        for line in _lines(_found(request, form), names, met={})
    )
    return csv_response(Table(caption=_("Documenti"), columns=columns, rows=rows), "documenti.csv")


def _found(request: HttpRequest, form: Search) -> tuple[DocumentView, ...]:
    kind, network = form.cleaned_data.get("tipo"), form.cleaned_data.get("rete")
    return selectors.found(
        form.words,
        public_only=not is_office(request),
        kind=DocumentKind(kind) if kind else None,
        network=UUID(network) if network else None,
    )


def _lines(documents: Iterable[DocumentView], networks: dict[UUID, str], *, met: dict[UUID, Passage]) -> Iterable[Line]:
    for one in documents:
        yield Line(
            document=one,
            title=said(one.title),
            kind=str(KIND[one.kind]),
            size=f"{one.latest.kind.value.upper()}, {size_said(one.latest.size_bytes)}",
            network=networks.get(one.network, "") if one.network else "",
            passage=met.get(one.id),
        )


def counted(number: int) -> str:
    """Return how many documents these are, in words."""
    return ngettext("%(number)s documento", "%(number)s documenti", number) % {"number": formats.count(number)}
