"""The charter of a network: every rule in force, what is to come, what was before; who coordinates changes a rule."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.charter import selectors, services
from fabene.charter.parameters import PARAMETERS, Parameter, parameter
from fabene.charter.values import Enacted, Source, SourceKind
from fabene.core.errors import FabeneError, NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import may, require
from fabene.people.values import NetworkView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.fairness.explanation import explanation
from fabene.web.pages.fairness.rules import RuleForm, bounds_words, change_line, rule_line, value_words
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import attempt, sent, stamp_of
from fabene.web.words import RULE

ENACT = "charter.enact"
BESIDE = {
    "rule_not_a_number": "value",
    "rule_out_of_bounds": "value",
    "rule_not_an_option": "value",
    "rule_starts_in_the_past": "in_force_from",
    "text_missing": "source",
    "text_too_long": "source",
}
"""Beside which field a refusal stands; the others stand over the form."""


@login_not_required
@require_safe
def charter(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the rules in force, those to come, and every change; whoever may change one finds where."""
    network, today = people.network(slug), timezone.localdate()
    rules = selectors.rules_in_force(network.id, today)
    enactments = selectors.enactments(network.id)
    enacts = may(request.user, ENACT, network.id)
    names = people.names_of(one.actor for one in enactments) if enacts else {}
    shown = {
        "page": _page(
            network,
            title=_("La carta della rete"),
            lead=_("Le regole con cui %(name)s divide il cibo, e chi le ha decise.") % {"name": network.name},
        ),
        "network": network,
        "rules": [rule_line(rule, PARAMETERS[key]) for key, rule in rules.rules.items()],
        "to_come": [change_line(one, names=names) for one in selectors.to_come(enactments, after=today)],
        "changes": [change_line(one, names=names) for one in enactments],
        "sentences": explanation(rules),
        "may_enact": enacts,
    }
    return render(request, "fairness/charter.html", shown)


@login_not_required
@require_safe
def explained(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how bags are shared on one sheet that can hang at the stand."""
    network = people.network(slug)
    rules = selectors.rules_in_force(network.id, timezone.localdate())
    page = _page(network, title=_("Come si dividono le borse?"), lead=network.name)
    shown = {"page": page, "network": network, "sentences": explanation(rules), "on": rules.on}
    return render(request, "fairness/explained.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, *, slug: str, rule: str) -> HttpResponse:
    """Set another value for a rule, from a day on, with what it rests on."""
    network = people.network(slug)
    require(request.user, ENACT, network.id)
    known = _known(rule)
    now = selectors.rules_in_force(network.id, timezone.localdate()).rules[known.key]
    form = RuleForm(sent(request), known=known, now=now.value)
    done = attempt(form, lambda: _enact(request, form, network=network), fields=_beside(form))
    if done is not None:
        tell(
            request,
            _("La regola è scritta: vale dal %(day)s, e il primo piano da quel giorno la segue.")
            % {"day": formats.day(done.in_force_from)},
        )
        return redirect("fairness:charter", slug)
    page = _page(
        network,
        title=str(RULE[known.key]),
        lead=_("Oggi: %(value)s. Si può scegliere: %(bounds)s.")
        % {"value": value_words(known.key, now.value), "bounds": bounds_words(known)},
        charter=True,
    )
    return render(request, "fairness/change.html", {"page": page, "network": network, "form": form})


def _known(key: str) -> Parameter:
    try:
        return parameter(key)
    except FabeneError as unknown:
        raise NotFoundError("rule_not_known", rule=key) from unknown


def _beside(form: RuleForm) -> dict[str, str]:
    return {code: name for code, name in BESIDE.items() if name in form.fields}


def _enact(request: HttpRequest, form: RuleForm, *, network: NetworkView) -> Enacted:
    said = form.cleaned_data
    return services.enact(
        id=said["id"],
        network=network.id,
        key=form.known.key,
        value=form.value(),
        in_force_from=said["in_force_from"],
        source=Source(kind=SourceKind(said["source_kind"]), key=said["source"]),
        stamp=stamp_of(request),
    )


def _page(network: NetworkView, *, title: str, lead: str, charter: bool = False) -> Page:
    crumbs = [
        Crumb(label=_("Reti locali"), url=reverse("networks")),
        Crumb(label=network.name, url=reverse("network", args=[network.slug])),
    ]
    if charter:
        crumbs.append(Crumb(label=_("La carta della rete"), url=reverse("fairness:charter", args=[network.slug])))
    return Page(title=title, lead=lead, crumbs=tuple(crumbs))
