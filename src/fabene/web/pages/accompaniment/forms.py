"""The forms of accompaniment."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.core.bilingual import Bilingual
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.programme.accompaniment.values import (
    ActionDraft,
    ActionState,
    DeliverableState,
    Moment,
    Part,
    PlanDraft,
    PlanView,
    SkillView,
)
from fabene.programme.frame import selectors as frame
from fabene.web.pages.accompaniment.ideas import grouped_ideas
from fabene.web.pages.accompaniment.words import ACTION, DELIVERABLE, LEVEL, MOMENT, PART
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.writing import WriteForm


def area(rows: int) -> forms.Textarea:
    """Return a field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def day_field(label: object, *, required: bool = True) -> forms.DateField:
    """Return a field for a date."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=cast(Any, label), required=required, widget=widget)


def bodies() -> list[tuple[str, str]]:
    """Return every organisation, to choose from."""
    return [(str(one.id), one.name) for one in people.organisations()]


class PlanForm(WriteForm):
    """A plan: with which territory or organisations, to get where."""

    title = forms.CharField(label=gettext_lazy("Titolo"), max_length=150)
    title_en = forms.CharField(label=gettext_lazy("Titolo in inglese"), max_length=150, required=False)
    network = forms.ChoiceField(label=gettext_lazy("Territorio"), required=False)
    programme = forms.ChoiceField(label=gettext_lazy("Programma"), required=False)
    aims = forms.CharField(label=gettext_lazy("Dove si vuole arrivare"), max_length=3000, widget=area(4))
    aims_en = forms.CharField(label=gettext_lazy("In inglese"), max_length=3000, required=False, widget=area(3))
    themes = forms.CharField(label=gettext_lazy("Temi"), max_length=2000, required=False, widget=area(3))
    themes_en = forms.CharField(label=gettext_lazy("Temi, in inglese"), max_length=2000, required=False, widget=area(2))
    organisations = forms.MultipleChoiceField(
        label=gettext_lazy("Organizzazioni con cui si cammina"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    ideas = forms.MultipleChoiceField(
        label=gettext_lazy("Proposte con cui si cammina"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Più d’una se ne diventano una sola; nessuna se si cammina con tutto il territorio."),
    )
    starts = day_field(gettext_lazy("Comincia"), required=False)
    ends = day_field(gettext_lazy("Finisce"), required=False)

    def __init__(self, *args: Any, networks: tuple[NetworkView, ...], everywhere: bool, **known: Any) -> None:
        """Offer the territories that somebody keeps."""
        super().__init__(*args, **known)
        all_of_them = [("", _("Tutti i territori"))] if everywhere else []
        cast(Any, self.fields["network"]).choices = [*all_of_them, *((str(one.id), one.name) for one in networks)]
        programmes = [(str(one.id), said(one.name)) for one in frame.programmes()]
        cast(Any, self.fields["programme"]).choices = [("", "—"), *programmes]
        cast(Any, self.fields["organisations"]).choices = bodies()
        kept = None if everywhere else {one.id for one in networks}
        offered = grouped_ideas(kept, chosen=self.initial.get("ideas", ()))
        cast(Any, self.fields["ideas"]).choices = offered
        if not offered:
            del self.fields["ideas"]

    def draft(self, *, source: str = "") -> PlanDraft:
        """Return what was typed."""
        told = self.cleaned_data
        return PlanDraft(
            title=Bilingual(it=told["title"], en=told["title_en"]),
            aims=Bilingual(it=told["aims"], en=told["aims_en"]),
            themes=Bilingual(it=told["themes"], en=told["themes_en"]),
            network=UUID(told["network"]) if told["network"] else None,
            programme=UUID(told["programme"]) if told["programme"] else None,
            ideas=tuple(UUID(one) for one in told.get("ideas", ())),
            organisations=tuple(UUID(one) for one in told["organisations"]),
            starts=told["starts"],
            ends=told["ends"],
            source=source,
        )


def initial_of(plan: PlanView) -> dict[str, object]:
    """Return what the form shows of a plan that is there."""
    draft = plan.draft
    return {
        "title": draft.title.it,
        "title_en": draft.title.en,
        "network": str(draft.network or ""),
        "programme": str(draft.programme or ""),
        "aims": draft.aims.it,
        "aims_en": draft.aims.en,
        "themes": draft.themes.it,
        "themes_en": draft.themes.en,
        "organisations": [str(one) for one in draft.organisations],
        "ideas": [str(one) for one in draft.ideas],
        "starts": draft.starts,
        "ends": draft.ends,
    }


class PartForm(WriteForm):
    """Who walks, or brings the idea: by the address with which they sign in."""

    email = forms.EmailField(label=gettext_lazy("L’email con cui entra"))
    part = forms.ChoiceField(
        label=gettext_lazy("Che parte ha"),
        choices=[(part.value, word) for part, word in PART.items()],
        initial=Part.MENTOR.value,
        widget=forms.RadioSelect,
    )


class DiaryForm(WriteForm):
    """A page of the diary."""

    on = day_field(gettext_lazy("Giorno"))
    text = forms.CharField(
        label=gettext_lazy("Che cosa è successo, che cosa resta da fare"),
        max_length=4000,
        widget=area(8),
        help_text=gettext_lazy("Non si cancella e non si cambia: per correggere si scrive un’altra pagina."),
    )
    shared = forms.BooleanField(label=gettext_lazy("La legge anche chi porta l’idea"), required=False)


class DeliverableForm(WriteForm):
    """Something that the plan is to leave."""

    title = forms.CharField(label=gettext_lazy("Che cosa"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("In inglese"), max_length=200, required=False)
    due_on = day_field(gettext_lazy("Entro"))


class StepForm(WriteForm):
    """What became of something that is due."""

    state = forms.ChoiceField(label=gettext_lazy("A che punto è"), widget=forms.RadioSelect)
    note = forms.CharField(label=gettext_lazy("Che cosa si dice"), max_length=500, required=False, widget=area(3))
    url = forms.URLField(label=gettext_lazy("Dove si vede"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, all_states: bool, **known: Any) -> None:
        """Let who brings the idea hand in, and nothing else."""
        super().__init__(*args, **known)
        states = [one for one in DeliverableState if one != DeliverableState.DUE]
        kept = states if all_states else [DeliverableState.HANDED_IN]
        cast(Any, self.fields["state"]).choices = [(one.value, DELIVERABLE[one]) for one in kept]


class HoursForm(WriteForm):
    """Hours given on a day."""

    on = day_field(gettext_lazy("Giorno"))
    hours = forms.IntegerField(label=gettext_lazy("Ore"), min_value=0, max_value=24, initial=1)
    minutes = forms.IntegerField(label=gettext_lazy("Minuti"), min_value=0, max_value=59, initial=0)
    given_by = forms.ChoiceField(label=gettext_lazy("Chi le ha date"), required=False)
    what = forms.CharField(label=gettext_lazy("Per fare che cosa"), max_length=200)

    def __init__(self, *args: Any, plan: PlanView, **known: Any) -> None:
        """Offer who walks, and the organisations of the plan."""
        super().__init__(*args, **known)
        own = [(str(one.id), one.name) for one in plan.organisations]
        cast(Any, self.fields["given_by"]).choices = [("", _("chi accompagna")), *own]


class SkillsForm(WriteForm):
    """The skills that a plan works on."""

    names = forms.CharField(
        label=gettext_lazy("Le competenze, una per riga"),
        widget=area(8),
        help_text=gettext_lazy("In inglese dopo una barra: Scrivere un progetto | Writing a project."),
    )

    def said(self) -> list[Bilingual]:
        """Return them in both languages."""
        parted = [line.partition("|") for line in self.cleaned_data["names"].splitlines() if line.strip()]
        return [Bilingual(it=italian, en=english) for italian, _bar, english in parted]


class AssessForm(WriteForm):
    """How an organisation puts itself on each skill."""

    organisation = forms.ChoiceField(label=gettext_lazy("Quale organizzazione risponde"))
    moment = forms.ChoiceField(
        label=gettext_lazy("Quando"),
        choices=[(moment.value, word) for moment, word in MOMENT.items()],
        initial=Moment.BEFORE.value,
        widget=forms.RadioSelect,
    )
    on = day_field(gettext_lazy("Giorno"))

    def __init__(self, *args: Any, plan: PlanView, skills: tuple[SkillView, ...], **known: Any) -> None:
        """Ask for a level of every skill."""
        super().__init__(*args, **known)
        own = [(str(one.id), one.name) for one in plan.organisations]
        cast(Any, self.fields["organisation"]).choices = own
        self.skills = skills
        for skill in skills:
            self.fields[f"skill-{skill.id}"] = forms.TypedChoiceField(
                label=said(skill.name), choices=list(LEVEL.items()), coerce=int, widget=forms.RadioSelect
            )

    @property
    def levels(self) -> dict[UUID, int]:
        """Return the level of each skill."""
        return {skill.id: self.cleaned_data[f"skill-{skill.id}"] for skill in self.skills}


class MergeForm(WriteForm):
    """Which ideas become part of this one."""

    plans = forms.MultipleChoiceField(
        label=gettext_lazy("Quali idee confluiscono in questa"), widget=forms.CheckboxSelectMultiple
    )
    on = day_field(gettext_lazy("Da quando"))
    why = forms.CharField(label=gettext_lazy("Perché"), max_length=500, widget=area(3))

    def __init__(self, *args: Any, others: list[PlanView], **known: Any) -> None:
        """Offer the other plans."""
        super().__init__(*args, **known)
        cast(Any, self.fields["plans"]).choices = [(str(one.id), said(one.title)) for one in others]


class UnmergeForm(WriteForm):
    """Why ideas part again."""

    on = day_field(gettext_lazy("Da quando"))
    why = forms.CharField(label=gettext_lazy("Perché"), max_length=500, widget=area(3))


class ActionForm(WriteForm):
    """An action of a network: what, who, when."""

    what = forms.CharField(label=gettext_lazy("Che cosa si fa"), max_length=300)
    what_en = forms.CharField(label=gettext_lazy("In inglese"), max_length=300, required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Chi la fa"), required=False)
    who_else = forms.CharField(label=gettext_lazy("Con chi"), max_length=150, required=False)
    starts = day_field(gettext_lazy("Comincia"), required=False)
    due_on = day_field(gettext_lazy("Entro"), required=False)

    def __init__(self, *args: Any, **known: Any) -> None:
        """Offer every organisation, and the whole network."""
        super().__init__(*args, **known)
        cast(Any, self.fields["organisation"]).choices = [("", _("tutta la rete")), *bodies()]

    def draft(self, *, network: UUID, source: str = "") -> ActionDraft:
        """Return what was typed."""
        told = self.cleaned_data
        return ActionDraft(
            network=network,
            what=Bilingual(it=told["what"], en=told["what_en"]),
            organisation=UUID(told["organisation"]) if told["organisation"] else None,
            who_else=told["who_else"],
            starts=told["starts"],
            due_on=told["due_on"],
            source=source,
        )


class ActionStepForm(WriteForm):
    """How far an action is."""

    state = forms.ChoiceField(
        label=gettext_lazy("A che punto è"),
        choices=[(state.value, ACTION[state]) for state in ActionState],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("Che cosa si dice"), max_length=500, required=False, widget=area(3))
