"""What kinds of givers and the states of an agreement are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.core.owners import OwnerKind
from fabene.places.values import AgreementState

KIND: Mapping[OwnerKind, Promise] = {
    OwnerKind.STALL: _("banco"),
    OwnerKind.SPUNTISTA: _("spuntista"),
    OwnerKind.SHOP: _("negozio"),
    OwnerKind.FARM: _("azienda agricola"),
    OwnerKind.GARDEN: _("orto"),
    OwnerKind.SUPERMARKET: _("supermercato"),
    OwnerKind.CANTEEN: _("mensa"),
}
STATE: Mapping[AgreementState, Promise] = {
    AgreementState.MAPPED: _("in elenco"),
    AgreementState.CONTACTED: _("contattato"),
    AgreementState.AGREED: _("d’accordo"),
    AgreementState.POSTER: _("locandina appesa"),
    AgreementState.FIRST_GIFT: _("ha donato"),
    AgreementState.ENDED: _("finito"),
}
NEXT: Mapping[AgreementState, Promise] = {
    AgreementState.MAPPED: _("Il prossimo passo: parlarci."),
    AgreementState.CONTACTED: _("Il prossimo passo: mettersi d’accordo su che cosa e quando."),
    AgreementState.AGREED: _("Il prossimo passo: portare la locandina."),
    AgreementState.POSTER: _("Il prossimo passo è il primo dono: si scrive da sé."),
    AgreementState.FIRST_GIFT: _("L’accordo cammina."),
    AgreementState.ENDED: _("Se ci si ritrova, si ricomincia da qui."),
}
