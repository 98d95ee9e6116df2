"""What the week holds of a programme: its frame, a project, a partner with its logo, and somebody who wrote."""

from collections.abc import Mapping
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from fabene.core.bilingual import Bilingual
from fabene.people import services as people
from fabene.people.values import OrganisationKind
from fabene.programme.contacts import services as contacts
from fabene.programme.contacts.values import Kind, Letter
from fabene.programme.frame import services
from fabene.programme.frame.kinds import ActKind, PartnerKind
from fabene.programme.frame.values import Act, Benefit, Event, Joining, LogoConsent, Partner, Policy, Programme, Project
from tests.world import Place, key, stamp

SOURCE = "https://example.org/atto"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
TITLED = {"title": "Una voce", "source": SOURCE}
FORMS: Mapping[str, Mapping[str, object]] = {
    "programme:open_programme": {"slug": "altro", "name": "Altro", "sentence": "Un altro programma.", "source": SOURCE},
    "programme:add": {**TITLED, "year": 2021, "month": 3},
    "programme:edit": {**TITLED, "kind": "law", "who": "Parlamento", "why": "il titolo era incompleto"},
    "programme:edit_logo": {"given_by": "direzione", "given_on": "2021-05-03"},
    "contacts:contact": {"kind": "trader", "text": "Vorrei dare il pane.", "reach": "tina@example.org"},
    "contacts:answer": {"text": "Passiamo martedì."},
}


def frame_a_programme(place: Place) -> str:
    """Have Olga write a programme, and Tina write from the contact page; return the link of her request."""
    office = stamp(9, who="olga")
    programme, one = key("programme"), Bilingual(it="Una cosa", en="A thing")
    people.create_organisation(id=key("s-nodi"), name="S-nodi", kind=OrganisationKind.THIRD_SECTOR, stamp=office)
    first = Programme(slug="top-metro", name=one, sentence=one, source=SOURCE, front=True)
    services.open_programme(id=programme, programme=first, stamp=office)
    act = Act(programme=programme, kind=ActKind.DECREE, title=one, who="Stato", source=SOURCE)
    services.record_act(id=key("act"), act=act, stamp=office)
    partner = Partner(
        programme=programme, organisation=key("s-nodi"), kind=PartnerKind.PARTNER, does=one, source=SOURCE
    )
    services.add_partner(id=key("partner"), partner=partner, stamp=office)
    consent = LogoConsent(partner=key("partner"), given_by="direzione", given_on=date(2021, 5, 3))
    services.allow_logo(id=key("logo"), consent=consent, content=PNG, stamp=office)
    event = Event(programme=programme, year=2021, month=2, title=one, source=SOURCE)
    services.add_event(id=key("event"), event=event, stamp=office)
    benefit = Benefit(programme=programme, title=one, known_by=one, source=SOURCE)
    services.add_benefit(id=key("benefit"), benefit=benefit, stamp=office)
    policy = Policy(programme=programme, name=one, objective=one, source=SOURCE)
    services.add_policy(id=key("policy"), policy=policy, stamp=office)
    joining = Joining(programme=programme, network=place.network.id, source=SOURCE)
    services.join_network(id=key("joining"), joining=joining, stamp=office)
    project = Project(
        programme=programme, slug="il-pane", name=one, networks=(place.network.id,), sentence=one, source=SOURCE
    )
    services.open_project(id=key("project"), project=project, stamp=office)
    return _write(place)


def _write(place: Place) -> str:
    asked = contacts.ask(
        id=key("written"),
        kind=Kind.TRADER,
        network=place.network.id,
        letter=Letter(name="Tina", reach="tina@example.org", text="Vorrei dare il pane."),
        origin="192.0.2.1",
        stamp=stamp(10, who="visitor"),
    )
    return contacts.link_of(asked)


def parts(name: str, *, link: str) -> dict[str, object]:
    """Return what the address of a page of the programme, or of a request, speaks of."""
    if name.startswith("contacts:"):
        return {"token": link, "asked": key("written"), "deed": "prendi"}
    if not name.startswith("programme:"):
        return {}
    adding = name == "programme:add"
    return {
        "slug": "il-pane" if name == "programme:project" else "top-metro",
        "part": "event" if adding else "act",
        "row": key("act"),
        "partner": key("partner"),
    }


def posted(name: str, *, other: Place) -> dict[str, object]:
    """Return what the form of such a page is sent with."""
    said = dict(FORMS.get(name, {}))
    if name == "programme:edit_logo":
        said["file"] = SimpleUploadedFile("logo.png", PNG)
    if name == "contacts:hand":
        said["network"] = other.network.id
    return said
