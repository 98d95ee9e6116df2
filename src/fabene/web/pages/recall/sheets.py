"""The sheets of recalls: to open one away from a screen, and to write down what people bring back."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fabene.sharing import selectors
from fabene.web.pages.recall.forms import BackForm, RecallForm
from fabene.web.pages.sheets.twin import Around, Of, Twin

PART = _("Richiami")


def _back(around: Around) -> str:
    """Return where what came back is typed in: the network's newest open recall, else the list of them."""
    slug, found = around.network.slug, selectors.open_recalls(around.network.id)
    return reverse("recall:back", args=[slug, found[0].id]) if found else reverse("recall:recalls", args=[slug])


TWINS: tuple[Twin, ...] = (
    Twin(
        slug="richiamo",
        of=Of.NETWORK,
        title=_("Un richiamo"),
        lead=_("Cibo che non va mangiato: quale, perché, che cosa deve fare chi ce l’ha."),
        whom=_("chi coordina"),
        within=_("subito"),
        part=PART,
        permission="recall.manage",
        form=lambda _around: RecallForm(),
        typed_in=lambda around: reverse("recall:new", args=[around.network.slug]),
    ),
    Twin(
        slug="richiamo-tornato",
        of=Of.NETWORK,
        title=_("Cibo richiamato che è tornato"),
        lead=_("Una riga per volta: da dove torna, quanto, che fine fa. Di nessuno si scrive il nome."),
        whom=_("chi è all’hub"),
        within=_("la sera stessa"),
        part=PART,
        permission="recall.view",
        form=lambda _around: BackForm(None, view=None),
        typed_in=_back,
    ),
)
