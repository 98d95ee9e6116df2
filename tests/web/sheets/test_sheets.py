"""Every form has a sheet on which its very fields stand, in clear, with a way back to where it is typed in."""

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django import forms
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS
from fabene.web.pages.sheets import reading, showing
from fabene.web.pages.sheets.every import TWINS
from fabene.web.pages.sheets.twin import Of, Twin
from tests.remembered import Remember
from tests.web import week as weeks
from tests.web.addresses import addresses
from tests.web.conftest import signed_in
from tests.web.seats import SEATS
from tests.web.week import Week, build_week
from tests.web.weekdays import WEDNESDAY, day_of
from tests.world import key

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'data-field="([^"]+)"')
TYPED = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"')
OF_A_PILE = re.compile(r"(?<=^pile-)[0-9a-f-]{36}$")
"""Another day has other piles: what stands on each is asked in the same way."""
FORMS = {twin.slug: twin for twin in TWINS if twin.form is not None}
# Where the form itself is, when the page to which the QR code leads asks something else first.
FORM_AT = {
    "correzioni": "sharing:reopen",
    "cassette": "days:gift",
    "chili": "days:gift",
    "pezzi": "days:gift",
    "accordi": "givers:step",
    "orari": "points:hours",
    "serve-a": "points:uses",
    "stima": "days:guess",
    "pesate": "days:hub_category",
    "scarti": "days:hub_category",
    "conta": "days:hub_category",
    "borsa-non-ritirata": "sharing:bag",
    "iscrizioni": "gatherings:gathering",
    "presenze": "gatherings:door",
    "domanda": "calls:questions",
    "proposta": "applications:transcribe",
    "tavola-cibo": "tables:lay",
    "tavola-persone": "tables:sitting",
    "richiamo": "recall:new",
    "richiamo-tornato": "recall:back",
}
# What a person writes on the sheet and picks on a page before the form.
PICKED = {"richiamo": {"codes", "lots"}}
CATEGORY = {"cassette": "ready_meals", "chili": "ready_meals", "pezzi": "meals", "pesate": "vegetables"}


@dataclass(slots=True, kw_only=True)
class Sheets:
    """The sheets of a week as each seat sees them, and the forms they were made of."""

    week: Week
    made: list[forms.Form]
    _signed_in: dict[str, Client]

    def browser(self, twin: Twin) -> Client:
        """Return the browser of somebody who may print a sheet."""
        name = "olga" if twin.of is Of.ANYBODY else self._who(twin)
        if name not in self._signed_in:
            self._signed_in[name] = signed_in(name)
        return self._signed_in[name]

    def _who(self, twin: Twin) -> str:
        may = PERMISSIONS[twin.permission]
        return next(str(name) for name in reversed(list(SEATS.values())) if name and _roles(name) & may)

    def address(self, twin: Twin) -> str:
        """Return where a sheet is printed."""
        if twin.of is Of.ANYBODY:
            return reverse("sheets:sheet", args=[twin.slug])
        if twin.of is Of.NETWORK:
            return reverse("sheets:network_sheet", args=["grugliasco", twin.slug])
        return reverse("sheets:day_sheet", args=[day_of(WEDNESDAY), twin.slug])

    def form_at(self, twin: Twin, known: str) -> str:
        """Return the page on which the form of a sheet is filled in."""
        name = FORM_AT.get(twin.slug)
        if name is None:
            return known
        parts = self.week.parts(name) | ({"category": CATEGORY[twin.slug]} if twin.slug in CATEGORY else {})
        route = next(one.route for one in addresses() if one.name == name)
        query = {"chili": "?come=chili", "richiamo": f"?lotto={self.week.posted('recall:new').get('lotto')}"}
        return weeks.written(name, route=route, parts=parts) + query.get(twin.slug, "")


def _roles(name: str) -> frozenset[object]:
    return frozenset(role.role for role in people.roles_of(key("user", name)))


@pytest.fixture
def sheets(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> Sheets:
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)
    made: list[forms.Form] = []
    whole = reading.spaces

    def watched(form: forms.Form, twin: Twin) -> object:
        made.append(form)
        return whole(form, twin)

    monkeypatch.setattr(showing, "spaces", watched)
    return Sheets(week=remember(build_week), made=made, _signed_in={})


def test_every_sheet_has_the_fields_of_its_form_and_the_page_where_it_is_typed_in_has_them_too(
    sheets: Sheets,
) -> None:
    for twin in FORMS.values():
        browser = sheets.browser(twin)
        response = browser.get(sheets.address(twin))
        assert response.status_code == 200, twin.slug
        page = response.content.decode()
        form = sheets.made.pop()
        asked = {field.html_name: str(field.label) for field in form.visible_fields() if field.name not in twin.blind}
        assert set(FIELD.findall(page)) == set(asked), twin.slug
        read = unescape(page)
        assert [label for label in asked.values() if label not in read] == [], twin.slug
        assert all(name in form.fields for name in twin.blind), twin.slug
        typed_in = response.context["address"].removeprefix("http://testserver")
        typed = browser.get(sheets.form_at(twin, typed_in))
        assert typed.status_code == 200, twin.slug
        names = {OF_A_PILE.sub("", name) for name in TYPED.findall(typed.content.decode())}
        wanted = {OF_A_PILE.sub("", name) for name in asked} - PICKED.get(twin.slug, set())
        missing = [name for name in wanted if not any(one == name or one.endswith(f"-{name}") for one in names)]
        assert missing == [], twin.slug


def test_sheets_are_listed_for_who_may_print_them_and_papers_lead_to_what_there_is(sheets: Sheets) -> None:
    assert len({twin.slug for twin in TWINS}) == len(TWINS)
    visitor = Client().get(reverse("sheets:index")).content.decode()
    assert reverse("sheets:sheet", args=["richiesta"]) in visitor
    assert "Delle reti" not in visitor
    sara, day = signed_in("sara"), day_of(WEDNESDAY)
    assert reverse("sheets:network", args=["grugliasco"]) in sara.get(reverse("sheets:index")).content.decode()
    of_network = sara.get(reverse("sheets:network", args=["grugliasco"])).content.decode()
    assert reverse("sheets:network_sheet", args=["grugliasco", "apertura"]) in of_network
    assert reverse("sheets:day", args=[day]) in of_network
    of_day = sara.get(reverse("sheets:day", args=[day])).content.decode()
    assert reverse("sheets:day_sheet", args=[day, "cassette"]) in of_day
    assert reverse("sheets:day_sheet", args=[day, "pesate"]) not in of_day
    assert sara.get(reverse("sheets:day_sheet", args=[day, "pesate"])).status_code == 403
    for twin in (twin for twin in TWINS if twin.paper is not None):
        assert sheets.browser(twin).get(sheets.address(twin)).status_code == 302, twin.slug


def test_the_sheet_of_gifts_names_who_gives_and_the_referral_leaves_out_what_must_not_stand_on_paper(
    sheets: Sheets,
) -> None:
    page = sheets.browser(FORMS["cassette"]).get(sheets.address(FORMS["cassette"])).content.decode()
    assert "Banco 12" in page
    assert "<svg" in page
    assert "Da trascrivere la sera stessa" in page
    referral = sheets.browser(FORMS["segnalazione"]).get(sheets.address(FORMS["segnalazione"])).content.decode()
    assert "Glutine" not in referral
    assert "sotto chiave" in referral
