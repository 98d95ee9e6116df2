"""The closing dossier of a network: what came of it, what it cost, what stays, who pays, where it goes on."""

from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.lib import pdf
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.programme.change import selectors, services
from fabene.programme.change.values import DossierDraft, DossierView
from fabene.programme.frame import selectors as frame
from fabene.programme.frame.values import ProgrammeView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.change.figures import Facts, Figure, facts_of
from fabene.web.pages.change.words import both, initial_of, long_text, programme_choices
from fabene.web.pages.documents.seen import EDIT, is_office, said
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

TEMPLATE = Path(__file__).parents[2] / "typst" / "dossier.typ"
FIELDS = ("results", "costs", "stays", "pays", "next")
LIMIT = 3000


class DossierForm(WriteForm):
    """What somebody can say of it; the figures are not here."""

    programme = forms.ChoiceField(label=gettext_lazy("Programma che si chiude"))
    results = long_text(gettext_lazy("Che cosa ne è venuto"), limit=LIMIT)
    results_en = long_text(gettext_lazy("Che cosa ne è venuto, in inglese"), limit=LIMIT)
    costs = long_text(gettext_lazy("Che cosa è costato"), limit=LIMIT)
    costs_en = long_text(gettext_lazy("Che cosa è costato, in inglese"), limit=LIMIT)
    stays = long_text(gettext_lazy("Che cosa resta"), limit=LIMIT)
    stays_en = long_text(gettext_lazy("Che cosa resta, in inglese"), limit=LIMIT)
    pays = long_text(gettext_lazy("Chi paga ora"), limit=LIMIT)
    pays_en = long_text(gettext_lazy("Chi paga ora, in inglese"), limit=LIMIT)
    next = long_text(gettext_lazy("Dove va avanti"), limit=LIMIT)
    next_en = long_text(gettext_lazy("Dove va avanti, in inglese"), limit=LIMIT)
    next_programme = forms.ChoiceField(label=gettext_lazy("Il programma che viene dopo"), required=False)
    source = forms.CharField(label=gettext_lazy("Fonte"), required=False, max_length=500)

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer the programmes."""
        super().__init__(*args, **known)
        choices = programme_choices()
        cast(Any, self.fields["programme"]).choices = choices
        cast(Any, self.fields["next_programme"]).choices = [("", _("non si sa")), *choices]

    def draft(self, network: UUID) -> DossierDraft:
        """Return what was typed."""
        typed = self.cleaned_data
        return DossierDraft(
            network=network,
            programme=UUID(typed["programme"]),
            results=both(typed, "results"),
            costs=both(typed, "costs"),
            stays=both(typed, "stays"),
            pays=both(typed, "pays"),
            next=both(typed, "next"),
            next_programme=UUID(typed["next_programme"]) if typed["next_programme"] else None,
            source=typed["source"],
        )


@login_not_required
@require_safe
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the dossier of a network, with the figures that are known; what nobody knows is said to be unknown."""
    network, programme, written = _asked(request, slug)
    page = Page(
        title=_("Rilancio di %(name)s") % {"name": network.name},
        lead=_("Che cosa ne è venuto, che cosa è costato, che cosa resta, chi paga, dove va avanti."),
        eyebrow=said(programme.name) if programme else "",
        crumbs=(
            Crumb(label=_("Reti locali"), url=reverse("networks")),
            Crumb(label=network.name, url=reverse("network", args=[slug])),
        ),
    )
    shown: dict[str, Any] = {
        "page": page,
        "network": network,
        "programme": programme,
        "dossier": written,
        "office": is_office(request),
        "pdf_url": "",
    }
    if programme:
        facts = facts_of(network, programme=programme)
        asked = f"?programma={programme.slug}"
        shown |= {
            "facts": facts,
            "results": [(said(one.text), one) for one in facts.results],
            "sections": sections(written, facts=facts),
            "next_programme": _next(written),
            "pdf_url": reverse("change:dossier_pdf", args=[slug]) + asked,
        }
    return render(request, "change/dossier.html", shown)


def sections(written: DossierView | None, *, facts: Facts) -> list[dict[str, Any]]:
    """Return the five parts of a dossier: heading, words (empty when nobody wrote any), figures."""
    figures: dict[str, tuple[Figure, ...]] = {"results": facts.food, "costs": facts.money}
    headings = {
        "results": _("Che cosa ne è venuto"),
        "costs": _("Che cosa è costato"),
        "stays": _("Che cosa resta"),
        "pays": _("Chi paga ora"),
        "next": _("Dove va avanti"),
    }
    return [
        {
            "key": field,
            "heading": headings[field],
            "text": said(getattr(written, field)) if written else "",
            "figures": figures.get(field, ()),
        }
        for field in FIELDS
    ]


def _asked(request: HttpRequest, slug: str) -> tuple[NetworkView, ProgrammeView | None, DossierView | None]:
    """Return the network, the programme that was asked for and its dossier; the last one written otherwise."""
    network = people.network(slug)
    known = {one.id: one for one in frame.programmes()}
    wanted = next((one for one in known.values() if one.slug == request.GET.get("programma")), None)
    if wanted is None:
        written = next((one for one in selectors.dossiers(network.id) if one.programme in known), None)
        joined = (one.programme for one in frame.joinings(network=network.id))
        first = written.programme if written else next((id for id in joined if id in known), None)
        wanted = known[first] if first else frame.front()
    return network, wanted, selectors.dossier(network.id, programme=wanted.id) if wanted else None


def _next(written: DossierView | None) -> ProgrammeView | None:
    known = {one.id: one for one in frame.programmes()}
    return known.get(written.next_programme) if written and written.next_programme else None


@login_not_required
@require_safe
def dossier_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the dossier as PDF/A, the same words and figures."""
    network, programme, written = _asked(request, slug)
    if programme is None:
        raise Http404
    facts = facts_of(network, programme=programme)
    made_at = timezone.now()
    unknown = _("Non si sa ancora.")
    title = _("Rilancio di %(name)s") % {"name": network.name}
    data = {
        "language": get_language() or "it",
        "title": title,
        "author": settings.SITE_OWNER_NAME,
        "footer": f"{settings.SITE_OWNER_NAME} · {formats.day(timezone.localdate(made_at))}",
        "page_word": _("pagina"),
        "lead": said(programme.name),
        "unknown": unknown,
        "sections": [
            {
                "heading": each["heading"],
                "text": each["text"],
                "figures": [[one.label, one.said or unknown, one.source] for one in each["figures"]],
            }
            for each in sections(written, facts=facts)
        ],
        "results_heading": _("Quello che è stato pubblicato"),
        "results": [f"{formats.day(one.on)}: {said(one.text)} ({one.source})" for one in facts.results],
        "source": written.source if written else "",
    }
    built = finders.find("built/fonts")
    content = pdf.render(TEMPLATE, data, made_at=made_at, fonts=Path(str(built)) if built else None, archive=True)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="rilancio-{network.slug}.pdf"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an edition of the dossier; the ones before stay."""
    require(request.user, EDIT, None)
    network, programme, written = _asked(request, slug)
    form = DossierForm(sent(request), initial=_initial(programme, written))
    if attempt(form, lambda: _write(request, form, network=network)):
        tell(request, _("Scritto: è un’edizione nuova, quelle di prima restano."))
        return redirect("change:dossier", slug)
    page = Page(
        title=_("Scrivi il rilancio di %(name)s") % {"name": network.name},
        lead=_("Quello che non si sa resta vuoto, e la pagina lo dice."),
        crumbs=(Crumb(label=network.name, url=reverse("change:dossier", args=[slug])),),
    )
    shown = {"page": page, "form": form, "back": reverse("change:dossier", args=[slug])}
    return render(request, "change/step.html", shown, status=400 if form.errors else 200)


def _initial(programme: ProgrammeView | None, written: DossierView | None) -> dict[str, object]:
    texts = {
        name: typed for field in FIELDS if written for name, typed in initial_of(getattr(written, field), field).items()
    }
    return {
        **texts,
        "programme": str(programme.id) if programme else "",
        "next_programme": str(written.next_programme or "") if written else "",
        "source": written.source if written else "",
    }


def _write(request: HttpRequest, form: DossierForm, *, network: NetworkView) -> bool:
    services.write_dossier(id=form.cleaned_data["id"], dossier=form.draft(network.id), stamp=stamp_of(request))
    return True
