"""How plans, deliverables and actions are said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.programme.accompaniment.values import ActionState, DeliverableState, Giver, Moment, Part

PART: Mapping[Part, Promise] = {Part.MENTOR: _("accompagna"), Part.AUTHOR: _("porta l’idea")}

DELIVERABLE: Mapping[DeliverableState, Promise] = {
    DeliverableState.DUE: _("da consegnare"),
    DeliverableState.HANDED_IN: _("consegnata"),
    DeliverableState.RETURNED: _("da rivedere"),
    DeliverableState.ACCEPTED: _("accolta"),
    DeliverableState.DROPPED: _("non serve più"),
}

ACTION: Mapping[ActionState, Promise] = {
    ActionState.PLANNED: _("da fare"),
    ActionState.UNDER_WAY: _("in corso"),
    ActionState.DONE: _("fatta"),
    ActionState.DROPPED: _("non si fa più"),
}

GIVER: Mapping[Giver, Promise] = {Giver.MENTOR: _("chi accompagna"), Giver.ORGANISATION: _("l’organizzazione")}
MOMENT: Mapping[Moment, Promise] = {Moment.BEFORE: _("prima del percorso"), Moment.AFTER: _("dopo il percorso")}

LEVEL: Mapping[int, Promise] = {
    1: _("1 – non l’abbiamo mai fatto"),
    2: _("2 – ci abbiamo provato, con difficoltà"),
    3: _("3 – lo facciamo con un aiuto"),
    4: _("4 – lo facciamo da soli"),
    5: _("5 – lo insegniamo ad altri"),
}
"""The published scale on which organisations put themselves."""
