"""Opening a network as another is: what may be taken is shown first, and chosen; people, families and donors never."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import Copied, NewNetwork, Pattern, Use
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.web.notices import tell
from fabene.web.pages.beginning.bodies import ABOUT_NETWORK, NetworkForm
from fabene.web.pages.beginning.way import PERMISSION, after, page_of
from fabene.web.pages.beginning.words import COPIED, NEVER, USE
from fabene.web.pages.fairness.rules import value_words
from fabene.web.pages.writing import attempt, sent, stamp_of
from fabene.web.words import DESTINATION, RULE, WAY_EXPLAINED


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Something that may be taken: what it is, and what stands there now, one line each."""

    key: Copied
    name: str
    lines: tuple[str, ...]


class CopyForm(NetworkForm):
    """A network that begins as another, and what it takes."""

    copies = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Che cosa si copia"),
        coerce=Copied,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("id", "name", "slug", "sentence", "lead", "copies")

    def __init__(self, data: QueryDict | None, *, offered: tuple[Taken, ...]) -> None:
        """Offer what there is to take; all of it is ticked."""
        super().__init__(data, initial={"copies": [one.key.value for one in offered]})
        cast(Any, self.fields["copies"]).choices = [(one.key.value, one.name) for one in offered]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a new network may take from this one, and open it with what is chosen."""
    require(request.user, PERMISSION, None)
    like = people.network(slug)
    offered = _offered(collecting.pattern_to_take(like.id, on=timezone.localdate()))
    form = CopyForm(sent(request), offered=offered)
    made = attempt(form, lambda: _open(request, form, like=like), fields=ABOUT_NETWORK)
    if made is not None:
        tell(request, _("La rete %(name)s c’è, e comincia come %(like)s.") % {"name": made.name, "like": like.name})
        return redirect(after("network", made))
    lead = _("Prende le regole e i modi di lavorare che scegli qui sotto, come sono oggi. Da domani ognuna fa per sé.")
    title = _("Una rete nuova, come %(name)s") % {"name": like.name}
    shown = {
        **page_of("network", None, title=title, lead=lead),
        "form": form,
        "like": like,
        "offered": offered,
        "never": NEVER,
        "back_url": reverse("beginning:network"),
    }
    return render(request, "beginning/copy.html", shown, status=400 if form.errors else 200)


def _offered(there: Pattern) -> tuple[Taken, ...]:
    """Return what there is to take, each with what it says now; what was never said is not offered."""
    lines: dict[Copied, tuple[str, ...]] = {
        Copied.RULES: tuple(f"{RULE[rule.key]}: {value_words(rule.key, rule.value)}" for rule in there.rules),
        Copied.WAY: (str(WAY_EXPLAINED[there.way]),) if there.way else (),
        Copied.USES: tuple(str(USE[use]) for use in Use if use in there.uses),
        Copied.DESTINATIONS: tuple(str(DESTINATION[kind]) for kind in there.destinations),
    }
    return tuple(Taken(key=key, name=str(COPIED[key]), lines=said) for key, said in lines.items() if said)


def _open(request: HttpRequest, form: CopyForm, *, like: NetworkView) -> NetworkView:
    said = form.cleaned_data
    return services.open_network_like(
        id=said["id"],
        like=like.id,
        new=NewNetwork(slug=form.address, name=said["name"], sentence=said["sentence"], lead=said["lead"]),
        copies=frozenset(said["copies"]),
        source=_("presa dalla rete %(name)s aprendo questa") % {"name": like.name},
        stamp=stamp_of(request),
    )
