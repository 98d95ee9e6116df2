"""The budget: a table of costs and who pays them, kept as it is typed, with where it does not add up beside it."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.core.errors import ConflictError
from fabene.programme.applications import selectors, services
from fabene.programme.applications.errors import FieldChangedError
from fabene.programme.applications.services.budgeting import BUDGET
from fabene.programme.applications.values import MAX_ROWS, Budget, BudgetRow, Missing, Source
from fabene.web.notices import tell
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import Open, context, opened
from fabene.web.pages.writing import USED, EurosField, WriteForm, attempt, fresh_id, stamp_of
from fabene.web.sentences import SENTENCES

LEAST_ROWS, SPARE_ROWS = 4, 2


class BudgetForm(WriteForm):
    """Over which version it is written, and what everything costs."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    declared = EurosField(
        label=gettext_lazy("Costo totale dell’idea"),
        help_text=gettext_lazy("Quello che scriveresti a mano: lo confrontiamo con la somma delle righe."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a cost below zero."""
        said = super().clean() or self.cleaned_data
        refuse_below_zero(self)
        return said


def refuse_below_zero(form: forms.Form) -> None:
    """Say of every sum of a form that is below zero that it cannot be."""
    below = [name for name, cents in form.cleaned_data.items() if type(cents) is int and cents < 0]
    for name in below:
        if isinstance(form.fields[name], EurosField):
            form.add_error(name, str(SENTENCES["sum_negative"]))


class RowForm(forms.Form):
    """A cost, and what each source pays of it."""

    kind = forms.ChoiceField(label=gettext_lazy("Tipo di costo"), required=False)
    text = forms.CharField(label=gettext_lazy("Per che cosa"), max_length=300, required=False)
    total = EurosField(label=gettext_lazy("Quanto costa"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **known: Any) -> None:
        """Offer the kinds of cost of the call, and a sum for every source."""
        super().__init__(*args, **known)
        cast(Any, self.fields["kind"]).choices = [("", "—"), *kinds]
        for source, word in words.SOURCE.items():
            self.fields[source.value] = EurosField(label=str(word), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse every sum below zero where it stands, whatever else is wrong in the row."""
        said = super().clean() or self.cleaned_data
        refuse_below_zero(self)
        return said

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was typed in it."""
        return not any(self.cleaned_data.values())

    @property
    def row(self) -> BudgetRow:
        """Return what was typed."""
        said = self.cleaned_data
        return BudgetRow(
            cost_kind=said["kind"],
            text=said["text"],
            total_cents=said["total"] or 0,
            shares_cents=tuple((source, said[source.value]) for source in Source if said[source.value]),
        )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: HttpRequest, application: UUID) -> HttpResponse:
    """Show the table and save it, even while it does not add up: then it says where and by how much."""
    found = opened(request, application)
    if not found.writable:
        raise Http404
    if request.method != "POST":
        initial = {"seen": _version(found), "declared": found.draft.rows.declared_cents}
        return _shown(request, found, form=BudgetForm(initial=initial), rows=_rows(found))
    form = BudgetForm(request.POST)
    rows = _sent_rows(found, request.POST)
    judged = [row.is_valid() for row in rows]  # all of them, so that every row says what is wrong with it
    theirs = _save(request, found, form=form, rows=rows) if form.is_valid() and all(judged) else None
    kept = all(judged) and not form.errors and theirs is None
    if getattr(request, "htmx", False):
        return _saved(request, opened(request, application), form=form, rows=rows, theirs=theirs, kept=kept)
    if kept:
        tell(request, _("Bilancio salvato."))
        return redirect("applications:budget", application)
    return _shown(request, opened(request, application), form=form, rows=rows, theirs=theirs)


def _save(request: HttpRequest, found: Open, *, form: BudgetForm, rows: list[RowForm]) -> Budget | None:
    """Save it; return what somebody else wrote since, None when nobody did. A refusal stands on the form."""
    changed: list[FieldChangedError] = []

    def noticed() -> object:
        try:
            return _write(request, found, form=form, rows=rows)
        except FieldChangedError as refused:
            changed.append(refused)
            raise

    attempt(form, noticed)
    if not changed:
        return None
    form.renew()
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data["seen"] = str(changed[0].now.version)
        form.data = data
    return selectors.budget(found.id)


def _write(request: HttpRequest, found: Open, *, form: BudgetForm, rows: list[RowForm]) -> object:
    said, stamp = form.cleaned_data, stamp_of(request)
    typed = Budget(rows=tuple(row.row for row in rows if not row.is_empty), declared_cents=said["declared"])
    try:
        return services.set_budget(id=said["id"], application=found.id, budget=typed, seen=said["seen"], stamp=stamp)
    except ConflictError as met:
        # Whoever types on while the table saves itself sends the same form with more in it: the last one counts.
        if met.code != USED:
            raise
        return services.set_budget(id=fresh_id(), application=found.id, budget=typed, seen=_version(found), stamp=stamp)


def _version(found: Open) -> int:
    known = found.draft.fields.get(BUDGET)
    return known.version if known else 0


def _saved(
    request: HttpRequest, found: Open, *, form: BudgetForm, rows: list[RowForm], theirs: Budget | None, kept: bool
) -> HttpResponse:
    """Answer a table that saves as one types: what was kept, what was not and where, and what comes next."""
    state = _state(found, form=form, theirs=theirs)
    if kept:
        state |= {"id": fresh_id(), "seen": _version(found), "saved": words.moment(found.now)}
    shown = {**state, "open": found, "is_part": True, "wrong": _wrong(form, rows), "refused": form.non_field_errors()}
    return render(request, "applications/budget_state.html", shown)


def _wrong(form: BudgetForm, rows: list[RowForm]) -> list[tuple[int, forms.BoundField, str]]:
    """Return what is wrong and where: the row, from 1 (0 for what is of no row), the field and why."""
    fields = [(place, field) for place, row in enumerate(rows, start=1) for field in row]
    fields += [(0, field) for field in form.visible_fields()]
    return [(place, field, str(error)) for place, field in fields for error in field.errors]


def _state(found: Open, *, form: BudgetForm, theirs: Budget | None) -> dict[str, object]:
    """Return how the table stands: whether it adds up, and over which version the next save writes."""
    faults = [one for one in found.missing if words.PAGE.get(one.fault) == "budget"]
    rows = found.draft.rows.rows
    return {
        "id": form["id"].value(),
        "seen": form["seen"].value(),
        "faults": [words.sentence(one, call=found.call, towns={}) for one in faults] if rows else [],
        "wrong_rows": _places(faults),
        "kept": found.draft.rows,
        "theirs": theirs,
    }


def _kinds(found: Open) -> list[tuple[str, str]]:
    return [(kind.key, words.said(kind.title)) for kind in found.call.cost_kinds]


def _rows(found: Open) -> list[RowForm]:
    known = found.draft.rows.rows
    count = min(max(LEAST_ROWS, len(known) + SPARE_ROWS), MAX_ROWS)
    initial = [_typed(row) for row in known] + [{}] * (count - len(known))
    return [
        RowForm(initial=typed, prefix=f"r{place}", kinds=_kinds(found)) for place, typed in enumerate(initial, start=1)
    ]


def _typed(row: BudgetRow) -> dict[str, object]:
    shares = {source.value: cents for source, cents in row.shares_cents}
    return {"kind": row.cost_kind, "text": row.text, "total": row.total_cents, **shares}


def _sent_rows(found: Open, data: QueryDict) -> list[RowForm]:
    count = sum(1 for place in range(1, MAX_ROWS + 1) if f"r{place}-text" in data)
    return [RowForm(data, prefix=f"r{place}", kinds=_kinds(found)) for place in range(1, count + 1)]


def _shown(
    request: HttpRequest, found: Open, *, form: BudgetForm, rows: list[RowForm], theirs: Budget | None = None
) -> HttpResponse:
    shown = {
        **_state(found, form=form, theirs=theirs),
        **context(
            found,
            here="budget",
            lead=_("Ogni riga: quanto costa, e chi lo paga. Si salva da solo, e le somme si controllano."),
        ),
        "form": form,
        "rows": [(row, [row[source.value] for source in Source]) for row in rows],
        "slips": _wrong(form, [row for row in rows if row.is_bound]) if form.is_bound else [],
        "heads": list(words.SOURCE.values()),
        "limit": found.call.max_amount_cents,
    }
    return render(request, "applications/budget.html", shown)


def _places(faults: list[Missing]) -> list[int]:
    return sorted({one.place for one in faults if one.place})
