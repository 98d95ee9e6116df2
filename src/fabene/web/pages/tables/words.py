"""What is counted at an open table, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.sharing.values import Tally

TALLY: Mapping[Tally, Promise] = {
    Tally.PEOPLE: _("Persone a tavola"),
    Tally.CHILDREN: _("di cui bambine e bambini"),
    Tally.FIRST_TIME: _("Per la prima volta"),
    Tally.UNSAID: _("Preferisce non dire"),
    Tally.TICKETS: _("Biglietti dati"),
    Tally.CALLED: _("Numero chiamato"),
}
