"""The papers: drafts for the data-protection officer, made from the data and the models, printed in Italian."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotAllowedError
from fabene.lib import pdf
from fabene.people import selectors as people
from fabene.people.rules import may
from fabene.people.values import NetworkView
from fabene.web.pages.privacy.common import REQUEST, head, is_office, require_office
from fabene.web.pages.privacy.paper_facts import breach_rows, frame, of_network, organisation
from fabene.web.pages.privacy.paper_text import DOTTED, blocks, plain

TEMPLATE = Path(__file__).parents[2] / "typst" / "draft.typ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper: how it is called, and what it is for."""

    title: Promise
    what: Promise


PAPERS: Mapping[str, Paper] = {
    "informativa-breve": Paper(
        title=gettext_lazy("Informativa breve"), what=gettext_lazy("Un foglio, da appendere e da dare in mano.")
    ),
    "informativa": Paper(
        title=gettext_lazy("Informativa completa"), what=gettext_lazy("Tutto quello che dicono gli articoli 13 e 14.")
    ),
    "registro": Paper(
        title=gettext_lazy("Registro dei trattamenti"),
        what=gettext_lazy(
            "Articolo 30: a che serve ogni dato, di chi è, chi lo vede, per quanto. Letto dal programma stesso."
        ),
    ),
    "dpia": Paper(
        title=gettext_lazy("Valutazione d’impatto (modello)"),
        what=gettext_lazy("Articolo 35: i flussi, i rischi, le misure che ci sono e quelle da decidere."),
    ),
    "violazioni": Paper(
        title=gettext_lazy("Registro delle violazioni"),
        what=gettext_lazy("Articolo 33: quello che c’è scritto finora."),
    ),
}
OF_NETWORK: Mapping[str, Paper] = {
    "titolari": Paper(
        title=gettext_lazy("Chi è titolare di che cosa"),
        what=gettext_lazy("Articolo 26: l’accordo tra chi decide insieme."),
    ),
    "responsabile": Paper(
        title=gettext_lazy("Nomina del responsabile"),
        what=gettext_lazy("Articolo 28: chi tratta dati per conto di altri, e come."),
    ),
    "informativa-segnalazione": Paper(
        title=gettext_lazy("Informativa per chi è segnalato"),
        what=gettext_lazy("Articolo 14: da leggere con la famiglia quando la si segnala."),
    ),
}


@never_cache
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """List the papers, those of the programme and those of each network."""
    lead = _("Bozze per il responsabile della protezione dei dati: si leggono, si correggono, si firmano altrove.")
    shown = {
        "page": head(_("Le carte"), lead=lead),
        "papers": list(PAPERS.items()) if is_office(request) else [],
        "networks": [(network, _readable(request, network)) for network in _networks(request)],
    }
    return render(request, "privacy/papers.html", shown)


def _readable(request: HttpRequest, network: NetworkView) -> list[tuple[str, Paper]]:
    return [(name, paper) for name, paper in OF_NETWORK.items() if _may(request, network, name=name)]


def _networks(request: HttpRequest) -> tuple[NetworkView, ...]:
    """Return the networks whose papers somebody may read; raise ``NotAllowedError`` for none at all."""
    office = is_office(request)
    found = tuple(network for network in people.networks() if office or may(request.user, REQUEST, network.id))
    if not found and not office:
        raise NotAllowedError(permission=REQUEST)
    return found


def _may(request: HttpRequest, network: NetworkView, *, name: str) -> bool:
    """Return whether somebody may read a paper of a network: what families are told, also who refers them."""
    return is_office(request) or (name == "informativa-segnalazione" and may(request.user, REQUEST, network.id))


@never_cache
@require_safe
def paper(request: HttpRequest, paper: str) -> HttpResponse:
    """Return a paper of the programme as a PDF."""
    require_office(request)
    if paper not in PAPERS:
        raise Http404
    return _printed(paper, PAPERS[paper], facts={"breaches": breach_rows()} if paper == "violazioni" else {})


@never_cache
@require_safe
def network_paper(request: HttpRequest, *, slug: str, paper: str) -> HttpResponse:
    """Return a paper of one network as a PDF."""
    network = people.network(slug)
    if paper not in OF_NETWORK:
        raise Http404
    if not _may(request, network, name=paper):
        raise NotAllowedError
    body = organisation(_asked(request))
    facts = {**of_network(network, on=timezone.localdate()), "body": plain(body.name) if body else DOTTED}
    return _printed(paper, OF_NETWORK[paper], facts=facts, eyebrow=network.name)


def _asked(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("ente", ""))
    except ValueError:
        return None


def _printed(name: str, paper: Paper, *, facts: Mapping[str, object], eyebrow: str = "") -> HttpResponse:
    now = timezone.now()
    with override("it"):  # the papers are Italian: whoever signs them answers to Italian law
        text = render_to_string(f"privacy/papers/{name}.md", {**frame(timezone.localdate(now)), **facts})
        title = str(paper.title)
        data = {
            "title": f"{title} {eyebrow}".strip(),
            "heading": title,
            "eyebrow": eyebrow,
            "author": "fa bene",
            "language": "it",
            "footer": f"{title} · {timezone.localtime(now):%d/%m/%Y}",
            "page_word": _("pagina"),
            "draft": _("BOZZA da far confermare al responsabile della protezione dei dati (DPO)"),
            "mark": _("da confermare dal DPO"),
            "blocks": [block.plain() for block in blocks(text)],
        }
    fonts = finders.find("built/fonts")
    content = pdf.render(TEMPLATE, data, made_at=now, fonts=Path(fonts) if fonts else None)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def address(name: str, *, slug: str = "") -> str:
    """Return the address of a paper."""
    return reverse("privacy:network_paper", args=[slug, name]) if slug else reverse("privacy:paper", args=[name])
