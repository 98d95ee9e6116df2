"""What the office writes: publication, payments, decisions, rates, co-financing, what is due, the end."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from fabene.core.errors import NotFoundError
from fabene.lib.stamps import Stamp
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import Act, Outcome
from fabene.web import formats
from fabene.web.pages.grants.beside import CollectForm, PromiseForm, RateForm, ReceiveForm
from fabene.web.pages.grants.fields import FIELDS, GrantForm, day_field, money, text_field
from fabene.web.pages.grants.words import BASIS, line_said
from fabene.web.pages.writing import EurosField


class PublishForm(GrantForm):
    """An award becomes public."""

    title = _("Pubblica la concessione")
    lead = _("Nella tabella degli articoli 26 e 27 del D.Lgs. 33/2013: finché non c'è, non si paga niente.")
    button = _("Pubblica")
    done = _("Pubblicata: ora si può pagare.")
    on = day_field(_("Pubblicata dal"))

    def write(self, stamp: Stamp) -> None:
        """Publish."""
        services.publish(id=self.cleaned_data["id"], grant=self.grant.id, on=self.cleaned_data["on"], stamp=stamp)


class CupForm(GrantForm):
    """The CUP of an award that was taken over without it."""

    title = _("Il CUP")
    lead = _(
        "Si scrive una volta. Che esista e sia di questo progetto si controlla su OpenCUP: qui si vede solo la forma."
    )
    cup = text_field("CUP", 30)

    def write(self, stamp: Stamp) -> None:
        """Write it down."""
        services.give_cup(id=self.cleaned_data["id"], grant=self.grant.id, cup=self.cleaned_data["cup"], stamp=stamp)


class DecideForm(GrantForm):
    """A cost is accepted, in all or in part, or refused."""

    title = _("Decidi su una spesa")
    lead = _("Con il motivo: lo legge chi l'ha presentata, e resta nel registro.")
    button = _("Decidi")
    done = _("Deciso.")
    outcome = forms.ChoiceField(
        label=_("Esito"),
        choices=[(Outcome.ACCEPTED.value, _("Accolta")), (Outcome.REFUSED.value, _("Non accolta"))],
        widget=forms.RadioSelect,
    )
    amount = EurosField(label=_("Importo accolto"), required=False, help_text=_("Vuoto vuol dire tutto."))
    reason = text_field(_("Motivo"), 500, rows=3)

    def prepare(self) -> None:
        """Find the cost."""
        self.item = self.thing_among({each.id: each for each in selectors.charges(self.grant.id)})

    def facts(self) -> list[tuple[str, str]]:
        """Return the cost, its paper, and what its line has left."""
        item, paper = self.item, self.item.paper
        line = next(line for line in selectors.account(self.grant.id).lines if line.line == item.line)
        own = [
            (str(_("Spesa")), item.text),
            (str(_("Data")), formats.day(item.on)),
            (str(_("Base")), str(BASIS[item.basis])),
            (str(_("Imputato")), money(item.amount_cents)),
            (str(_("Voce")), line_said(line.title, line.cost_kind)),
            (str(_("Resta nella voce")), money(line.left_cents)),
        ]
        if paper is None:
            return own
        charged = sum(each.counted_cents for each in selectors.charges_of_paper(paper.id))
        return [
            *own,
            (str(_("Documento")), f"{paper.number}, {formats.day(paper.on)}"),
            (str(_("Fornitore")), f"{paper.supplier} · {paper.supplier_tax_code}"),
            (str(_("Pagato il")), formats.day(paper.paid_on)),
            (str(_("Totale che si può imputare")), money(paper.chargeable_cents)),
            (str(_("Già imputato, in tutti i contributi")), money(charged)),
        ]

    def about(self) -> dict[UUID, str]:
        """Return the cost: its files are what is decided on."""
        return {self.item.id: self.item.text}

    def write(self, stamp: Stamp) -> None:
        """Decide."""
        said = self.cleaned_data
        services.decide(
            id=said["id"],
            charge=self.item.id,
            outcome=Outcome(said["outcome"]),
            amount_cents=said["amount"],
            reason=said["reason"],
            stamp=stamp,
        )


class ApartForm(GrantForm):
    """Two papers that look the same are two."""

    title = _("Sono due documenti")
    lead = _(
        "Stesso numero e stesso totale, o stesso fornitore con un altro codice, valgono come un documento solo. Se "
        "l'altro è davvero un altro, scrivi come è fatto e perché: poi si può presentare."
    )
    button = _("Sono due documenti")
    done = _("Scritto nel registro: l'altro documento ora si può presentare.")
    fields_of = {**FIELDS, "sum_not_positive": "total"}
    supplier_tax_code = text_field(_("Codice fiscale o partita IVA sull'altro"), 20)
    on = day_field(_("Data dell'altro"))
    total = EurosField(label=_("Totale dell'altro"))
    reason = text_field(_("Perché sono due"), 500, rows=3)

    def prepare(self) -> None:
        """Find the cost, and begin from what its paper says."""
        papers = {each.id: each for each in selectors.charges(self.grant.id) if each.paper}
        self.item = self.thing_among(papers)
        self.fields["supplier_tax_code"].initial = self.item.paper.supplier_tax_code
        self.fields["total"].initial = self.item.paper.total_cents

    def facts(self) -> list[tuple[str, str]]:
        """Return the paper there is."""
        paper = self.item.paper
        return [
            (str(_("Il documento che c'è")), f"{paper.number}, {formats.day(paper.on)}"),
            (str(_("Fornitore")), f"{paper.supplier} · {paper.supplier_tax_code}"),
            (str(_("Totale")), money(paper.total_cents)),
        ]

    def about(self) -> dict[UUID, str]:
        """Return the cost whose paper is looked at."""
        return {self.item.id: self.item.text}

    def write(self, stamp: Stamp) -> None:
        """Tell them apart."""
        said = self.cleaned_data
        services.tell_apart(
            id=said["id"],
            charge=self.item.id,
            supplier_tax_code=said["supplier_tax_code"],
            on=said["on"],
            total_cents=said["total"],
            reason=said["reason"],
            stamp=stamp,
        )


class PayForm(GrantForm):
    """An instalment is paid."""

    title = _("Paga una rata")
    button = _("Segna il pagamento")
    done = _("Pagamento scritto.")
    paid_on = day_field(_("Pagata il"))
    act_number = text_field(_("Numero dell'atto di liquidazione"), 60)
    act_on = day_field(_("Data dell'atto"))
    amount = EurosField(label=_("Importo"), required=False, help_text=_("Vuoto vuol dire tutta la rata."))

    def prepare(self) -> None:
        """Find the instalment."""
        self.item = self.thing_among({part.id: part for part in self.grant.instalments})

    def facts(self) -> list[tuple[str, str]]:
        """Return the instalment, its conditions and what makes it payable."""
        published = self.grant.published_on
        return [
            (str(_("Rata")), f"{self.item.number}. {self.item.title}"),
            (str(_("Importo")), money(self.item.amount_cents)),
            (str(_("Condizioni")), self.item.conditions or "—"),
            ("CUP", self.grant.cup or str(_("manca: non si può pagare"))),
            (str(_("Pubblicata")), formats.day(published) if published else str(_("no: non si può pagare"))),
        ]

    def write(self, stamp: Stamp) -> None:
        """Write the payment down."""
        said = self.cleaned_data
        services.pay(
            id=said["id"],
            instalment=self.item.id,
            paid_on=said["paid_on"],
            act=Act(date=said["act_on"], number=said["act_number"]),
            amount_cents=said["amount"],
            stamp=stamp,
        )


class WhyForm(GrantForm):
    """Something is undone, saying why."""

    button = _("Annulla la registrazione")
    done = _("Annullato: resta scritto che cosa c'era e perché non vale più.")
    why = text_field(_("Perché"), 500, rows=3)


class UndoForm(WhyForm):
    """A payment written down by mistake."""

    title = _("Annulla un pagamento")

    def prepare(self) -> None:
        """Find the payment."""
        self.item = self.thing_among({part.payment: part for part in self.grant.instalments if part.payment})

    def write(self, stamp: Stamp) -> None:
        """Reverse it."""
        said = self.cleaned_data
        services.undo_payment(id=said["id"], payment=self.item.payment, why=said["why"], stamp=stamp)


class TakeBackForm(WhyForm):
    """A gift, hours, or co-financing that arrived, written down by mistake."""

    title = _("Annulla una registrazione")

    def prepare(self) -> None:
        """Check that it is of this grant."""
        receipts = (each.id for row in selectors.cofinancing(self.grant.id) for each in row.receipts)
        things = (each.id for each in selectors.in_kind(self.grant.id))
        hours = (each.id for each in selectors.hours(self.grant.id))
        if self.thing not in {*receipts, *things, *hours}:
            raise NotFoundError

    def write(self, stamp: Stamp) -> None:
        """Reverse it."""
        said = self.cleaned_data
        services.take_back(id=said["id"], given=self.thing or said["id"], why=said["why"], stamp=stamp)


class MilestoneForm(GrantForm):
    """Something to be reached."""

    title = _("Fissa una tappa")
    what = text_field(_("Che cosa va raggiunto"), 200)
    due_on = day_field(_("Entro"))

    def write(self, stamp: Stamp) -> None:
        """Plan it."""
        said = self.cleaned_data
        services.plan_milestone(
            id=said["id"], grant=self.grant.id, title=said["what"], due_on=said["due_on"], stamp=stamp
        )


class AskForm(MilestoneForm):
    """A report that is due."""

    title = _("Chiedi una relazione")
    what = text_field(_("Quale relazione"), 200)

    def write(self, stamp: Stamp) -> None:
        """Ask for it."""
        said = self.cleaned_data
        services.ask_report(id=said["id"], grant=self.grant.id, title=said["what"], due_on=said["due_on"], stamp=stamp)


class AnswerForm(GrantForm):
    """A change of the budget is approved or not."""

    title = _("Rispondi a una variazione")
    button = _("Rispondi")
    approved = forms.ChoiceField(
        label=_("Risposta"), choices=[("si", _("Approvata")), ("no", _("Non approvata"))], widget=forms.RadioSelect
    )
    answer = text_field(_("Motivo"), 500, rows=3)

    def prepare(self) -> None:
        """Find the version."""
        self.item = self.thing_among({each.id: each for each in selectors.budget_versions(self.grant.id)})

    def facts(self) -> list[tuple[str, str]]:
        """Return why it is asked, and every line before and after."""
        lines = [
            (
                line_said(line.title, line.cost_kind),
                f"{money(line.amount_cents)} → {money(self.item.amounts.get(line.id, 0))}",
            )
            for line in self.grant.lines
        ]
        return [(str(_("Motivo della richiesta")), self.item.reason), *lines]

    def write(self, stamp: Stamp) -> None:
        """Answer."""
        said = self.cleaned_data
        services.answer_budget(
            id=said["id"], version=self.item.id, approved=said["approved"] == "si", answer=said["answer"], stamp=stamp
        )


class CloseForm(GrantForm):
    """The end."""

    title = _("Chiudi il contributo")
    lead = _("Quello che non è stato speso non è più promesso; quello che è stato pagato e non speso torna indietro.")
    button = _("Chiudi")
    done = _("Contributo chiuso.")
    on = day_field(_("Chiuso il"))
    act_number = text_field(_("Numero dell'atto"), 60)

    def facts(self) -> list[tuple[str, str]]:
        """Return what would return, and what would no longer be promised."""
        account = selectors.account(self.grant.id)
        return [
            (str(_("Torna a chi ha pagato")), money(max(account.cash_cents, 0))),
            (str(_("Non più promesso")), money(sum(line.left_cents for line in account.lines))),
        ]

    def write(self, stamp: Stamp) -> None:
        """Close it."""
        said = self.cleaned_data
        services.close(id=said["id"], grant=self.grant.id, on=said["on"], act_number=said["act_number"], stamp=stamp)


FORMS: dict[str, type[GrantForm]] = {
    "pubblica": PublishForm,
    "cup": CupForm,
    "decidi": DecideForm,
    "due-documenti": ApartForm,
    "paga": PayForm,
    "annulla": UndoForm,
    "togli": TakeBackForm,
    "tasso": RateForm,
    "cofinanziamento": PromiseForm,
    "incasso": ReceiveForm,
    "tappa": MilestoneForm,
    "relazione": AskForm,
    "variazione": AnswerForm,
    "raccolta": CollectForm,
    "chiudi": CloseForm,
}
"""What the office may write, by the last word of the address."""
