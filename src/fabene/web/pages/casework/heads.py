"""How the pages of casework begin."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.households.values import HouseholdView
from fabene.web.pages.page import Crumb, Page


def under_families(title: str, *, lead: str = "", eyebrow: str = "") -> Page:
    """Return the head of a page under the list of a caseworker's families."""
    return Page(title=title, lead=lead, eyebrow=eyebrow, crumbs=(_families(),))


def under_household(home: HouseholdView, title: str, *, lead: str = "") -> Page:
    """Return the head of a page under a family's own."""
    crumbs = (_families(), Crumb(label=home.code, url=reverse("casework:household", args=[home.id])))
    return Page(title=title, lead=lead, eyebrow=family(home), crumbs=crumbs)


def family(home: HouseholdView) -> str:
    """Return what a household is called on screen: by its code."""
    return _("Famiglia %(code)s") % {"code": home.code}


def _families() -> Crumb:
    return Crumb(label=_("Le mie famiglie"), url=reverse("casework:families"))
