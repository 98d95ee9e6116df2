"""What the office writes beside a grant: rates, money of others that was promised and arrived, campaigns."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import CostKind, RateDraft, RateKind
from fabene.web.pages.grants.fields import GrantForm, PercentField, day_field, money, text_field
from fabene.web.pages.grants.words import COST_KIND, RATE_KIND
from fabene.web.pages.writing import EurosField

NOBODY = ("", "—")


class RateForm(GrantForm):
    """A rate is declared."""

    title = _("Dichiara un tasso")
    lead = _("Con l'atto o la regola che lo fissa: senza, non è un tasso.")
    kind = forms.ChoiceField(
        label=_("Per che cosa"),
        choices=[(kind.value, said) for kind, said in RATE_KIND.items()],
        widget=forms.RadioSelect,
    )
    name = text_field(_("Come si chiama"), 200)
    worth = EurosField(label=_("Importo, per ora o per unità"), required=False)
    percent = PercentField(label=_("Percentuale"), required=False)
    base = forms.ChoiceField(
        label=_("Percentuale di quali spese"),
        required=False,
        choices=[NOBODY, *((kind.value, said) for kind, said in COST_KIND.items())],
    )
    source = text_field(_("Atto o regola"), 500)

    def write(self, stamp: Stamp) -> None:
        """Declare it."""
        said = self.cleaned_data
        rate = RateDraft(
            kind=RateKind(said["kind"]),
            title=said["name"],
            source=said["source"],
            cents=said["worth"],
            basis_points=said["percent"] or None,
            base_kind=CostKind(said["base"]) if said["base"] else None,
        )
        services.declare_rate(id=said["id"], grant=self.grant.id, rate=rate, stamp=stamp)


class PromiseForm(GrantForm):
    """Money of somebody else for a line."""

    title = _("Un cofinanziamento")
    line = forms.ChoiceField(label=_("Per quale voce"))
    source = text_field(_("Da chi"), 200)
    organisation = forms.ChoiceField(label=_("Se è un ente conosciuto"), required=False)
    planned = EurosField(label=_("Quanto promette"))

    def prepare(self) -> None:
        """Offer the lines and the organisations that are known."""
        super().prepare()
        bodies = [(str(body.id), body.name) for body in people.organisations()]
        self.fields["line"].choices = self.lines()  # type: ignore[attr-defined]  # a choice field
        self.fields["organisation"].choices = [NOBODY, *bodies]  # type: ignore[attr-defined]  # a choice field

    def write(self, stamp: Stamp) -> None:
        """Write the promise down."""
        said = self.cleaned_data
        services.promise_cofinancing(
            id=said["id"],
            line=UUID(said["line"]),
            source=said["source"],
            organisation=UUID(said["organisation"]) if said["organisation"] else None,
            planned_cents=said["planned"],
            stamp=stamp,
        )


class ReceiveForm(GrantForm):
    """Co-financing that arrived."""

    title = _("Cofinanziamento arrivato")
    on = day_field(_("Quando"))
    amount = EurosField(label=_("Quanto"))
    paper = text_field(_("Con quale documento"), 200, help_text=_("Per esempio: bonifico del …, n. …"))

    def prepare(self) -> None:
        """Find the co-financing."""
        self.item = self.thing_among({row.id: row for row in selectors.cofinancing(self.grant.id)})

    def facts(self) -> list[tuple[str, str]]:
        """Return who promised how much."""
        return [(str(_("Da chi")), self.item.source), (str(_("Promesso")), money(self.item.planned_cents))]

    def write(self, stamp: Stamp) -> None:
        """Write it down."""
        said = self.cleaned_data
        services.receive_cofinancing(
            id=said["id"],
            cofinancing=self.item.id,
            on=said["on"],
            amount_cents=said["amount"],
            paper=said["paper"],
            stamp=stamp,
        )


class CollectForm(GrantForm):
    """What a campaign raised becomes co-financing."""

    title = _("Incassa una raccolta fondi")
    lead = _("Solo se è finita, e se la sua regola lo permette: tutto o niente, sotto l'obiettivo, è niente.")
    campaign = forms.ChoiceField(label=_("Quale campagna"))
    line = forms.ChoiceField(label=_("Per quale voce"))
    on = day_field(_("Quando è arrivato il denaro"))
    paper = text_field(_("Con quale documento"), 200)

    def prepare(self) -> None:
        """Offer the campaigns of the programme and the lines."""
        super().prepare()
        known = [(str(each.id), each.title.it) for each in selectors.campaigns(self.grant.programme)]
        self.fields["campaign"].choices = known  # type: ignore[attr-defined]  # a choice field
        self.fields["line"].choices = self.lines()  # type: ignore[attr-defined]  # a choice field

    def write(self, stamp: Stamp) -> None:
        """Collect it."""
        said = self.cleaned_data
        services.collect_campaign(
            id=said["id"],
            campaign=UUID(said["campaign"]),
            line=UUID(said["line"]),
            on=said["on"],
            paper=said["paper"],
            stamp=stamp,
        )
