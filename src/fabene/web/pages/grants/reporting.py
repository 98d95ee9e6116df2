"""What a recipient writes: a cost, hours, a gift, a change of the budget, a milestone reached, a report."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from fabene.lib.stamps import Stamp
from fabene.programme.documents.values import DocumentKind
from fabene.programme.grants import checks, selectors, services
from fabene.programme.grants.services.common import today
from fabene.programme.grants.values import PaperDraft, RateKind
from fabene.web.pages.grants.fields import FIELDS, GrantForm, TimeField, day_field, file_field, money, text_field
from fabene.web.pages.grants.words import line_said, rate_said
from fabene.web.pages.writing import MOST_COUNTED, EurosField

OF_GRANT = "contributo"
OF_TOTAL = {"sum_not_positive", "vat_above_total"}
"""What nobody can tell of a paper whose total cannot be read."""


class CostForm(GrantForm):
    """A cost charged to a line, paid by the grant or by a co-financing of that line."""

    line = forms.ChoiceField(label=_("A quale voce"))
    pays = forms.ChoiceField(label=_("Con quale denaro"))

    def prepare(self) -> None:
        """Offer the lines of the grant and the money that stands beside it."""
        super().prepare()
        beside = selectors.cofinancing(self.grant.id)
        own = (OF_GRANT, str(_("Con il contributo")))
        self.fields["line"].choices = self.lines()  # type: ignore[attr-defined]  # a choice field
        self.fields["pays"].choices = [own, *((str(each.id), each.source) for each in beside)]  # type: ignore[attr-defined]  # a choice field

    def target(self) -> dict[str, UUID | None]:
        """Return the line, and the co-financing if it is not the grant that pays."""
        said = self.cleaned_data
        return {
            "line": UUID(said["line"]),
            "cofinancing": None if said["pays"] == OF_GRANT else UUID(said["pays"]),
        }


class PaperForm(CostForm):
    """An invoice or a receipt."""

    fields_of = {**FIELDS, "sum_not_positive": "total"}
    title = _("Una spesa")
    lead = _("Una fattura o una ricevuta per volta. Quello che scrivi resta, anche se qualcosa non torna.")
    button = _("Presenta la spesa")
    done = _("Spesa presentata: ora l'ufficio la guarda.")
    text = text_field(_("Per che cosa"), 300)
    supplier = text_field(_("Fornitore"), 200)
    supplier_tax_code = text_field(_("Codice fiscale o partita IVA del fornitore"), 30)
    number = text_field(_("Numero del documento"), 60)
    on = day_field(_("Data del documento"))
    total = EurosField(label=_("Totale del documento"))
    vat = EurosField(label=_("Di cui IVA"), help_text=_("Zero se non c'è."), initial=0)
    vat_recoverable = forms.BooleanField(
        label=_("L'IVA si recupera"), required=False, help_text=_("Se si recupera non è un costo: non si può imputare.")
    )
    paid_on = day_field(_("Pagato il"))
    amount = EurosField(
        label=_("Quanto imputi qui"),
        required=False,
        help_text=_("Vuoto vuol dire tutto quello che si può imputare del documento."),
    )
    file = file_field()

    def paper(self) -> PaperDraft:
        """Return the paper as far as it was typed."""
        said = self.cleaned_data
        return PaperDraft(
            supplier_tax_code=said.get("supplier_tax_code") or "",
            supplier=said.get("supplier") or "",
            number=said.get("number") or "",
            on=said.get("on") or self.grant.starts,
            total_cents=said.get("total") or 0,
            vat_cents=said.get("vat") or 0,
            vat_recoverable=bool(said.get("vat_recoverable")),
            paid_on=said.get("paid_on") or self.grant.starts,
        )

    def charged(self) -> int:
        """Return how much is charged: what was typed, or all that may be."""
        paper = self.paper()
        whole = paper.total_cents - (paper.vat_cents if paper.vat_recoverable else 0)
        typed = self.cleaned_data.get("amount")
        return whole if typed is None else int(typed)

    def check(self, stamp: Stamp) -> None:
        """Say everything that is wrong at once, beside what it is about."""
        for fault in checks.paper_faults(self.paper(), amount_cents=self.charged(), today=today(stamp)):
            if not (fault.code in OF_TOTAL and {"total", "vat"} & self.errors.keys()):
                self.refuse_at(fault)

    def write(self, stamp: Stamp) -> None:
        """Charge the paper and keep its file."""
        said = self.cleaned_data
        charge = services.charge_paper(
            id=said["id"],
            paper=self.paper(),
            amount_cents=self.charged(),
            text=said["text"],
            stamp=stamp,
            **self.target(),  # type: ignore[arg-type]  # a line, and a co-financing or none
        )
        self.keep_file(charge.id, title=f"{said['supplier']}, {said['number']}", kind=DocumentKind.EXPENSE, stamp=stamp)


class SimpleForm(CostForm):
    """A simplified cost: its sum is computed."""

    fields_of = {**FIELDS, "sum_not_positive": "quantity", "flat_rate_charged": "rate"}
    title = _("Un costo semplificato")
    lead = _("Ore di lavoro, unità o percentuale, ai tassi dichiarati: l'importo lo calcola il programma.")
    button = _("Presenta il costo")
    done = _("Costo presentato: ora l'ufficio lo guarda.")
    rate = forms.ChoiceField(label=_("Quale tasso"))
    text = text_field(_("Chi o che cosa"), 300, help_text=_("Il ruolo (educatrice, cuoco) o l'unità: senza nomi."))
    on = day_field(_("Data, o ultimo giorno del mese"))
    quantity = forms.CharField(
        label=_("Ore di lavoro, o numero di unità"),
        required=False,
        max_length=12,
        help_text=_("Le ore come 7:30 o 7,5; le unità intere. Vuoto per una percentuale."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": "7"}),
    )
    file = file_field(_("Il foglio ore o la prova (PDF o foto)"))

    def prepare(self) -> None:
        """Offer the rates declared for the grant."""
        super().prepare()
        known = [rate for rate in selectors.rates(self.grant.id) if rate.kind is not RateKind.VOLUNTEER_HOUR]
        self.kinds = {str(rate.id): rate.kind for rate in known}
        self.fields["rate"].choices = [(str(rate.id), rate_said(rate)) for rate in known]  # type: ignore[attr-defined]  # a choice field

    def clean_quantity(self) -> int:
        """Return minutes for a rate by the hour, a number for one by the unit, nothing for a percentage."""
        kind, typed = self.kinds.get(self.cleaned_data.get("rate", "")), self.cleaned_data["quantity"].strip()
        if kind is RateKind.FLAT:
            return 0
        if kind is RateKind.STAFF_HOUR:
            return TimeField().clean(typed) or 0
        return int(forms.IntegerField(min_value=1, max_value=MOST_COUNTED).clean(typed))

    def write(self, stamp: Stamp) -> None:
        """Charge the cost and keep its file."""
        said = self.cleaned_data
        charge = services.charge_rate(
            id=said["id"],
            rate=UUID(said["rate"]),
            on=said["on"],
            text=said["text"],
            quantity=said["quantity"],
            stamp=stamp,
            **self.target(),  # type: ignore[arg-type]  # a line, and a co-financing or none
        )
        self.keep_file(charge.id, title=said["text"], kind=DocumentKind.EXPENSE, stamp=stamp)


class HoursForm(GrantForm):
    """Hours that volunteers gave."""

    fields_of = {**FIELDS, "sum_not_positive": "minutes", "date_to_come": "on"}
    title = _("Ore di volontariato")
    lead = _("Il tempo resta tempo: il valore è quello dichiarato, e non diventa mai una spesa.")
    rate = forms.ChoiceField(label=_("Quale valore orario"))
    on = day_field(_("Quando"))
    people = forms.IntegerField(label=_("Quante persone"), min_value=1, max_value=MOST_COUNTED)
    minutes = TimeField(
        label=_("Ore in tutto"), help_text=_("Di tutte insieme, senza nomi: 7:30 o 7,5 sono sette ore e mezza.")
    )
    what = text_field(_("Che cosa hanno fatto"), 300)

    def prepare(self) -> None:
        """Offer the rates declared for volunteers."""
        super().prepare()
        known = [rate for rate in selectors.rates(self.grant.id) if rate.kind is RateKind.VOLUNTEER_HOUR]
        self.fields["rate"].choices = [(str(rate.id), rate_said(rate)) for rate in known]  # type: ignore[attr-defined]  # a choice field

    def write(self, stamp: Stamp) -> None:
        """Write the minutes down."""
        said = self.cleaned_data
        cells = {name: said[name] for name in ("minutes", "people", "what", "on")}
        services.give_hours(id=said["id"], rate=UUID(said["rate"]), stamp=stamp, **cells)


class InKindForm(GrantForm):
    """A thing given instead of money."""

    fields_of = {**FIELDS, "sum_not_positive": "value", "date_to_come": "on"}
    title = _("Un dono in natura")
    lead = _("Una cosa o un servizio al posto del denaro, con il valore dichiarato e come lo si è trovato.")
    giver = text_field(
        _("Chi lo ha dato"), 200, help_text=_("Un'impresa, un'associazione: non il nome di una persona.")
    )
    what = text_field(_("Che cosa"), 300)
    value = EurosField(label=_("Valore dichiarato"))
    method = text_field(_("Come si è trovato il valore"), 300, help_text=_("Per esempio: un listino, una perizia."))
    on = day_field(_("Quando"))

    def write(self, stamp: Stamp) -> None:
        """Write the gift down."""
        said = self.cleaned_data
        cells = {name: said[name] for name in ("giver", "what", "method", "on")}
        services.give_in_kind(id=said["id"], grant=self.grant.id, value_cents=said["value"], stamp=stamp, **cells)


class BudgetForm(GrantForm):
    """The budget divided anew."""

    title = _("Una variazione delle voci")
    button = _("Chiedi la variazione")
    done = _("Variazione scritta: se supera la soglia, aspetta l'ufficio.")
    reason = text_field(_("Perché"), 500, rows=3)

    def prepare(self) -> None:
        """Ask one sum for each line."""
        super().prepare()
        spent = {line.line: line.spent_cents for line in selectors.account(self.grant.id).lines}
        for line in self.grant.lines:
            label = line_said(line.title, line.cost_kind)
            hint = _("Ora %(now)s, già spesi %(spent)s.") % {
                "now": money(line.amount_cents),
                "spent": money(spent[line.id]),
            }
            self.fields[f"line-{line.id}"] = EurosField(label=label, initial=line.amount_cents, help_text=hint)
        self.order_fields(["id", *(f"line-{line.id}" for line in self.grant.lines), "reason"])

    def facts(self) -> list[tuple[str, str]]:
        """Return the sum to be divided, and beyond what the office has to approve."""
        threshold = self.grant.amount_cents * self.grant.threshold_basis_points // checks.WHOLE
        return [
            (str(_("Da dividere")), money(self.grant.amount_cents)),
            (str(_("Si approva oltre")), money(threshold)),
        ]

    def write(self, stamp: Stamp) -> None:
        """Change the budget."""
        said = self.cleaned_data
        amounts = {line.id: said[f"line-{line.id}"] for line in self.grant.lines}
        services.change_budget(id=said["id"], grant=self.grant.id, amounts=amounts, reason=said["reason"], stamp=stamp)


class ReachForm(GrantForm):
    """A milestone that was reached."""

    title = _("Una tappa raggiunta")
    reached_on = day_field(_("Quando"))
    text = text_field(_("Che cosa lo mostra"), 1000, rows=4)
    file = file_field(_("Una prova (PDF o foto)"))

    def prepare(self) -> None:
        """Find the milestone."""
        self.item = self.thing_among({each.id: each for each in selectors.milestones(self.grant.id)})

    def facts(self) -> list[tuple[str, str]]:
        """Return the milestone."""
        return [(str(_("Tappa")), self.item.title)]

    def write(self, stamp: Stamp) -> None:
        """Write down that it was reached, and keep the evidence."""
        said = self.cleaned_data
        services.reach_milestone(
            id=said["id"], milestone=self.item.id, reached_on=said["reached_on"], text=said["text"], stamp=stamp
        )
        self.keep_file(self.item.id, title=self.item.title, kind=DocumentKind.EVIDENCE, stamp=stamp)


class SendForm(GrantForm):
    """A report."""

    title = _("Una relazione")
    button = _("Invia la relazione")
    text = text_field(_("Che cosa è stato fatto"), 4000, rows=10, help_text=_("Senza nomi di persone."))
    file = file_field(_("La relazione firmata (PDF)"))

    def prepare(self) -> None:
        """Find the report."""
        self.item = self.thing_among({each.id: each for each in selectors.reports(self.grant.id)})

    def facts(self) -> list[tuple[str, str]]:
        """Return which report it is."""
        return [(str(_("Relazione")), self.item.title)]

    def write(self, stamp: Stamp) -> None:
        """Send it, and keep the file."""
        said = self.cleaned_data
        services.send_report(id=said["id"], report=self.item.id, text=said["text"], stamp=stamp)
        self.keep_file(self.item.id, title=self.item.title, kind=DocumentKind.REPORT, stamp=stamp)


class FileForm(GrantForm):
    """A file for a cost that was charged without one."""

    title = _("Il documento di una spesa")
    button = _("Carica")
    file = forms.FileField(label=_("Il documento (PDF o foto)"))

    def prepare(self) -> None:
        """Find the cost."""
        self.item = self.thing_among({each.id: each for each in selectors.charges(self.grant.id)})

    def facts(self) -> list[tuple[str, str]]:
        """Return which cost it is."""
        return [(str(_("Spesa")), self.item.text), (str(_("Importo")), money(self.item.amount_cents))]

    def write(self, stamp: Stamp) -> None:
        """Keep the file."""
        self.keep_file(self.item.id, title=self.item.text, kind=DocumentKind.EXPENSE, stamp=stamp)


class WithdrawForm(FileForm):
    """A cost taken back before anybody decided."""

    title = _("Ritira una spesa")
    lead = _("Finché l'ufficio non ha deciso. Il documento torna libero: si può imputare altrove.")
    button = _("Ritira")
    file = None  # type: ignore[assignment]  # no file is asked
    reason = text_field(_("Perché"), 500)

    def write(self, stamp: Stamp) -> None:
        """Take it back."""
        said = self.cleaned_data
        services.withdraw(id=said["id"], charge=self.item.id, reason=said["reason"], stamp=stamp)


FORMS: dict[str, type[GrantForm]] = {
    "spesa": PaperForm,
    "costo": SimpleForm,
    "ore": HoursForm,
    "dono": InKindForm,
    "variazione": BudgetForm,
    "tappa": ReachForm,
    "relazione": SendForm,
    "documento": FileForm,
    "ritira": WithdrawForm,
}
"""What a recipient may write, by the last word of the address."""
