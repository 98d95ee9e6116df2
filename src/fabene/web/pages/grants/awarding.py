"""The office writes an award, or announces a campaign; every fault is said at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.lib.ids import derived
from fabene.programme.frame import selectors as frame
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import (
    CampaignDraft,
    CampaignState,
)
from fabene.web.notices import tell
from fabene.web.pages.grants.award_form import AwardForm
from fabene.web.pages.grants.fields import day_field, text_field
from fabene.web.pages.grants.prefill import Begun, begun
from fabene.web.pages.grants.scope import head, require_office
from fabene.web.pages.grants.words import CAMPAIGN
from fabene.web.pages.writing import MOST_COUNTED, EurosField, WriteForm, attempt, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def award(request: HttpRequest) -> HttpResponse:
    """Write an award."""
    require_office(request)
    start = _begun(request)
    known: dict[str, Any] = {"initial": start.initial, "known_lines": start.lines} if start else {}
    application = UUID(request.GET["proposta"]) if start else None
    form = AwardForm(sent(request), application=application, **known)
    if request.method == "POST" and attempt(form, lambda: _award(request, form)):
        return redirect("grants:account", form.cleaned_data["id"])
    lead = _("Un atto, un CUP, un ente, un bilancio. Se qualcosa non torna, lo leggi tutto insieme.")
    shown = {
        "page": head(_("Un nuovo contributo"), lead=lead),
        "form": form,
        "begun": start,
        "may_appeal": bool(start and start.appeals_until and start.appeals_until > timezone.now()),
        "keep": f"contributo-{application or 'nuovo'}",
        "back": reverse("grants:office"),
        "back_label": _("Torna all'ufficio"),
    }
    return render(request, "grants/award.html", shown, status=400 if form.errors else 200)


def _begun(request: HttpRequest) -> Begun | None:
    """Return what the award begins with, when the address names a proposal; raise ``Http404`` for one not sent."""
    asked = request.GET.get("proposta")
    if not asked:
        return None
    try:
        return begun(UUID(asked))
    except (ValueError, NotFoundError) as missing:
        raise Http404 from missing


def _award(request: HttpRequest, form: AwardForm) -> bool:
    said = form.cleaned_data
    services.award(id=said["id"], grant=form.draft(said), stamp=stamp_of(request))
    tell(request, _("Contributo concesso. Ora va pubblicato: prima non si paga niente."))
    return True


class CampaignForm(WriteForm):
    """A crowdfunding campaign, as far as it is known."""

    programme = forms.ChoiceField(label=gettext_lazy("Programma"))
    title_it = text_field(gettext_lazy("Titolo"), 200)
    title_en = forms.CharField(label=gettext_lazy("Titolo in inglese"), max_length=200, required=False)
    platform = text_field(gettext_lazy("Piattaforma"), 100)
    target = EurosField(label=gettext_lazy("Obiettivo"), required=False)
    rule = forms.ChoiceField(
        label=gettext_lazy("Regola"),
        choices=[
            ("", gettext_lazy("non si sa")),
            ("si", gettext_lazy("tutto o niente")),
            ("no", gettext_lazy("si tiene quello che arriva")),
        ],
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("A che punto è"), choices=[(state.value, said) for state, said in CAMPAIGN.items()]
    )
    starts = day_field(gettext_lazy("Inizio"), required=False)
    ends = day_field(gettext_lazy("Fine"), required=False)
    source = forms.CharField(label=gettext_lazy("Pagina della campagna"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the programmes."""
        super().__init__(*args, **kwargs)
        language = get_language() or "it"
        known = [(str(each.id), each.name.said(language)) for each in frame.programmes()]
        self.fields["programme"].choices = known  # type: ignore[attr-defined]  # a choice field


class CountForm(WriteForm):
    """How much a campaign has raised, and where it is."""

    state = forms.ChoiceField(
        label=gettext_lazy("A che punto è"), choices=[(state.value, said) for state, said in CAMPAIGN.items()]
    )
    on = day_field(gettext_lazy("Contato il"))
    raised = EurosField(label=gettext_lazy("Raccolti finora"))
    backers = forms.IntegerField(
        label=gettext_lazy("Da quante persone"), required=False, min_value=0, max_value=MOST_COUNTED
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_new(request: HttpRequest) -> HttpResponse:
    """Announce a campaign."""
    require_office(request)
    form = CampaignForm(sent(request))
    if request.method == "POST" and attempt(
        form, lambda: _announce(request, form), fields={"campaign_ends_too_early": "ends", "sum_not_positive": "target"}
    ):
        return redirect("grants:office")
    page = head(_("Una raccolta fondi"), lead=_("Quello che non si sa resta vuoto, e la pagina lo dice."))
    shown = {"page": page, "form": form, "keep": "raccolta", "facts": []}
    return render(request, "grants/step.html", shown, status=400 if form.errors else 200)


def _announce(request: HttpRequest, form: CampaignForm) -> bool:
    said = form.cleaned_data
    draft = CampaignDraft(
        programme=UUID(said["programme"]),
        title=Bilingual(it=said["title_it"], en=said["title_en"]),
        platform=said["platform"],
        target_cents=said["target"],
        all_or_nothing={"si": True, "no": False}.get(said["rule"]),
        state=CampaignState(said["state"]),
        starts=said["starts"],
        ends=said["ends"],
        source=said["source"],
    )
    services.announce_campaign(id=said["id"], campaign=draft, stamp=stamp_of(request))
    tell(request, _("Raccolta fondi scritta."))
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """Count what a campaign has raised, and say where it is."""
    require_office(request)
    view = selectors.campaign(campaign)
    form = CountForm(sent(request), initial={"state": view.state.value})
    if request.method == "POST" and attempt(
        form, lambda: _count(request, form, campaign=campaign), fields={"date_to_come": "on"}
    ):
        return redirect("grants:office")
    page = head(view.title.said(get_language() or "it"), lead=view.platform)
    shown = {"page": page, "form": form, "keep": f"raccolta-{campaign}", "facts": []}
    return render(request, "grants/step.html", shown, status=400 if form.errors else 200)


def _count(request: HttpRequest, form: CountForm, *, campaign: UUID) -> bool:
    said, stamp = form.cleaned_data, stamp_of(request)
    services.count_campaign(
        id=said["id"],
        campaign=campaign,
        on=said["on"],
        raised_cents=said["raised"],
        backers=said["backers"],
        stamp=stamp,
    )
    services.move_campaign(
        id=derived(said["id"], "state"), campaign=campaign, state=CampaignState(said["state"]), stamp=stamp
    )
    tell(request, _("Raccolta aggiornata."))
    return True
