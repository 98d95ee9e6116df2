"""The office writes an award, or announces a campaign; every fault is said at once."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError
from fabene.lib.ids import derived
from fabene.people import selectors as people
from fabene.programme.frame import selectors as frame
from fabene.programme.grants import checks, selectors, services
from fabene.programme.grants.values import (
    Act,
    CampaignDraft,
    CampaignState,
    CostKind,
    GrantDraft,
    InstalmentDraft,
    LineDraft,
)
from fabene.web.notices import tell
from fabene.web.pages.grants.beside import NOBODY
from fabene.web.pages.grants.fields import FIELDS, day_field, text_field
from fabene.web.pages.grants.scope import head, require_office
from fabene.web.pages.grants.words import CAMPAIGN, COST_KIND
from fabene.web.pages.writing import MOST_COUNTED, EurosField, WriteForm, attempt, sent, sentence_of, stamp_of
from fabene.web.sentences import SENTENCES

LINES, INSTALMENTS = 5, 3


class AwardForm(WriteForm):
    """An award: to an organisation, by an act, with a CUP and a budget."""

    programme = forms.ChoiceField(label=gettext_lazy("Programma"))
    project = forms.ChoiceField(label=gettext_lazy("Progetto"), required=False)
    recipient = forms.ChoiceField(
        label=gettext_lazy("A quale ente"), help_text=gettext_lazy("Solo enti e imprese: mai una persona.")
    )
    funder = forms.ChoiceField(label=gettext_lazy("Chi lo concede"), required=False)
    title = text_field(gettext_lazy("Titolo"), 200)
    amount = EurosField(label=gettext_lazy("Importo"))
    cup = forms.CharField(
        label="CUP",
        max_length=30,
        error_messages={"required": SENTENCES["cup_missing"]},  # type: ignore[dict-item]  # a promise is a text
        help_text=gettext_lazy("Obbligatorio: senza, l'atto è nullo (legge 3/2003, art. 11, comma 2-bis)."),
    )
    act_number = text_field(gettext_lazy("Numero dell'atto"), 60)
    act_on = day_field(gettext_lazy("Data dell'atto"))
    rule = text_field(gettext_lazy("Norma o titolo a base"), 300)
    office = text_field(gettext_lazy("Ufficio"), 200)
    official = text_field(gettext_lazy("Funzionario o dirigente responsabile"), 200)
    way_chosen = text_field(gettext_lazy("Come è stato scelto chi riceve"), 300)
    starts = day_field(gettext_lazy("Inizio delle attività"))
    ends = day_field(gettext_lazy("Fine delle attività"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer programmes, projects and organisations; ask for the lines and the instalments."""
        super().__init__(*args, **kwargs)
        bodies = [(str(body.id), body.name) for body in people.organisations()]
        language = get_language() or "it"
        self._offer("programme", [(str(each.id), each.name.said(language)) for each in frame.programmes()])
        self._offer("project", [NOBODY, *((str(each.id), each.name.said(language)) for each in frame.projects())])
        self._offer("recipient", bodies)
        self._offer("funder", [NOBODY, *bodies])
        for number in range(1, LINES + 1):
            place = {"number": number}
            kinds = [NOBODY, *((kind.value, said) for kind, said in COST_KIND.items())]
            self.fields[f"kind-{number}"] = forms.ChoiceField(
                label=_("Voce %(number)s: tipo di spesa") % place, choices=kinds, required=False
            )
            self.fields[f"line-{number}"] = forms.CharField(
                label=_("Voce %(number)s: nome") % place, max_length=200, required=False
            )
            self.fields[f"cents-{number}"] = EurosField(label=_("Voce %(number)s: importo") % place, required=False)
        for number in range(1, INSTALMENTS + 1):
            place = {"number": number}
            self.fields[f"part-{number}"] = EurosField(label=_("Rata %(number)s: importo") % place, required=False)
            self.fields[f"due-{number}"] = day_field(_("Rata %(number)s: entro") % place, required=False)
            self.fields[f"if-{number}"] = forms.CharField(
                label=_("Rata %(number)s: condizioni") % place, max_length=500, required=False
            )

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Say everything that is wrong with the award beside what it is about, all at once."""
        said = super().clean() or self.cleaned_data
        if "starts" in said and "ends" in said:
            for fault in checks.award_faults(self.draft(said)):
                self._refuse_at(fault)
        return said

    def _refuse_at(self, fault: FabeneError) -> None:
        field = str(fault.data.get("field", "")) or FIELDS.get(fault.code, "")
        if field not in self.fields:
            self.add_error(None, sentence_of(fault))
        elif field not in self.errors:
            self.add_error(field, sentence_of(fault))

    def draft(self, said: dict[str, Any]) -> GrantDraft:
        """Return the award as far as it was typed."""
        return GrantDraft(
            programme=UUID(said.get("programme") or str(UUID(int=0))),
            recipient=UUID(said.get("recipient") or str(UUID(int=0))),
            amount_cents=said.get("amount") or 0,
            cup=said.get("cup") or "",
            act=Act(date=said.get("act_on"), number=said.get("act_number") or ""),
            starts=said["starts"],
            ends=said["ends"],
            lines=tuple(self._lines(said)),
            instalments=tuple(self._instalments(said)),
            project=UUID(said["project"]) if said.get("project") else None,
            funder=UUID(said["funder"]) if said.get("funder") else None,
            title=said.get("title") or "",
            rule=said.get("rule") or "",
            office=said.get("office") or "",
            official=said.get("official") or "",
            way_chosen=said.get("way_chosen") or "",
        )

    def _lines(self, said: dict[str, Any]) -> Iterator[LineDraft]:
        for number in range(1, LINES + 1):
            kind, cents = said.get(f"kind-{number}"), said.get(f"cents-{number}")
            if kind or cents:
                yield LineDraft(
                    cost_kind=CostKind(kind or CostKind.ANY),
                    title=said.get(f"line-{number}") or "",
                    amount_cents=cents or 0,
                )

    def _instalments(self, said: dict[str, Any]) -> Iterator[InstalmentDraft]:
        for number in range(1, INSTALMENTS + 1):
            if said.get(f"part-{number}"):
                yield InstalmentDraft(
                    title="",
                    amount_cents=said[f"part-{number}"],
                    due_on=said.get(f"due-{number}"),
                    conditions=said.get(f"if-{number}") or "",
                )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def award(request: HttpRequest) -> HttpResponse:
    """Write an award."""
    require_office(request)
    form = AwardForm(sent(request))
    if request.method == "POST" and attempt(form, lambda: _award(request, form)):
        return redirect("grants:account", form.cleaned_data["id"])
    lead = _("Un atto, un CUP, un ente, un bilancio. Se qualcosa non torna, lo leggi tutto insieme.")
    page = head(_("Un nuovo contributo"), lead=lead)
    shown = {"page": page, "form": form, "keep": "contributo", "facts": []}
    return render(request, "grants/step.html", shown, status=400 if form.errors else 200)


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
