"""What people read when the beginning of an installation is refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BEGINNING: dict[str, Promise] = {
    "somebody_is_here": _("Qui qualcuno entra già: chi coordina invita gli altri."),
}
