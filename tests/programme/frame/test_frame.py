"""The office writes the frame of programmes: inside each other, with acts, agreements, networks and projects."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import services as people
from fabene.people.values import OrganisationKind
from fabene.programme.frame import selectors, services
from fabene.programme.frame.kinds import ActKind, Part, PartnerKind
from fabene.programme.frame.values import (
    Act,
    Agreement,
    Extension,
    Joining,
    LogoConsent,
    Partner,
    Programme,
    Project,
    Ranking,
    Result,
)
from tests.world import BEFORE, build_network, key, stamp

pytestmark = pytest.mark.django_db
SOURCE = "https://example.org/atto"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
OLGA = stamp(who="olga")


def it(text: str) -> Bilingual:
    return Bilingual(it=text)


def draft(slug: str, *, name: str = "Top Metro", **more: object) -> Programme:
    return Programme(slug=slug, name=it(name), sentence=it("Una frase."), source=SOURCE, **more)  # type: ignore[arg-type]  # whatever a test wants to say


def refused(call: object, **asked: object) -> str:
    with pytest.raises(FabeneError) as error:
        call(**asked, stamp=OLGA)  # type: ignore[operator]  # a service
    return error.value.code


def test_programmes_stand_inside_each_other_and_follow_one_another() -> None:
    for id, programme in (
        ("call", draft("bando", ranking=Ranking(position=38, out_of=120, funded_first=24))),
        ("metro", draft("top-metro", parent=key("call"), cup=" c19j 2103 7420 006 ")),
        ("bene", draft("fa-bene", parent=key("metro"), front=True, starts=date(2016, 6, 1))),
        ("next", draft("food-lab", follows=key("bene"), starts=date(2025, 5, 1))),
    ):
        services.open_programme(id=key(id), programme=programme, stamp=OLGA)
    services.open_programme(
        id=key("next"), programme=draft("food-lab", follows=key("bene"), starts=date(2025, 5, 1)), stamp=OLGA
    )

    bene = selectors.programme("fa-bene")
    chain = selectors.above(bene, selectors.programmes())
    ranking = chain[0].ranking

    assert [one.slug for one in chain] == ["bando", "top-metro"]
    assert ranking is not None
    assert (ranking.position, ranking.out_of, ranking.waited) == (38, 120, True)
    assert chain[1].cup == "C19J21037420006"
    front = selectors.front()
    assert front is not None
    assert front.id == key("bene")
    assert selectors.programme("food-lab").follows == key("bene")

    open_one = services.open_programme
    assert refused(open_one, id=key("x"), programme=draft("top-metro")) == "slug_taken"
    assert refused(open_one, id=key("x"), programme=draft("x", cup="C19J2103742000")) == "cup_malformed"
    assert refused(open_one, id=key("x"), programme=draft("x", ranking=Ranking(position=9, out_of=8))) == (
        "ranking_not_possible"
    )
    assert refused(open_one, id=key("x"), programme=draft("x", parent=key("nowhere"))) == "frame_row_not_found"
    loop = draft("bando", parent=key("bene"))
    assert (
        refused(services.correct, id=key("loop"), row=key("call"), draft=loop, why="così") == "programme_inside_itself"
    )
    back = draft("x", starts=date(2020, 1, 2), ends=date(2020, 1, 1))
    assert refused(open_one, id=key("x"), programme=back) == "frame_ends_before"


def test_an_agreement_is_put_off_by_an_act_and_corrected_with_its_history() -> None:
    services.open_programme(id=key("p"), programme=draft("p"), stamp=OLGA)
    law = Act(programme=key("p"), kind=ActKind.LAW, title=it("Proroghe"), who="Parlamento", source=SOURCE, number="91")
    services.record_act(id=key("law"), act=law, stamp=OLGA)
    signed = Agreement(
        programme=key("p"), title=it("Convenzione"), parties="Presidenza, Città", source=SOURCE, ends=date(2019, 12, 31)
    )
    services.sign_agreement(id=key("deed"), agreement=signed, stamp=OLGA)

    longer = Extension(
        agreement=key("deed"), act=key("law"), text=it("Al 2020"), source=SOURCE, ends=date(2020, 12, 31)
    )
    services.extend_agreement(id=key("longer"), extension=longer, stamp=OLGA)
    shorter = Extension(agreement=key("deed"), act=key("law"), text=it("Prima"), source=SOURCE, ends=date(2018, 1, 1))
    assert refused(services.extend_agreement, id=key("no"), extension=shorter) == "extension_shortens"

    (found,) = selectors.agreements(key("p"))
    assert found.ends_now == date(2020, 12, 31)
    assert found.extensions[0].decided_by.number == "91"

    right = Act(programme=key("p"), kind=ActKind.LAW, title=it("Proroghe"), who="Senato", source=SOURCE, number="108")
    assert refused(services.correct, id=key("fix"), row=key("law"), draft=right, why=" ") == "text_missing"
    for _again in range(2):
        services.correct(id=key("fix"), row=key("law"), draft=right, why="il numero era del decreto", stamp=OLGA)
    (before,) = selectors.history(key("law"))
    assert (before.before["number"], before.why, before.actor) == (
        "91",
        "il numero era del decreto",
        key("user", "olga"),
    )
    assert selectors.act(key("law")).number == "108"

    services.set_shown(id=key("off"), part=Part.ACT, row=key("law"), shown=False, why="doppio", stamp=OLGA)
    assert selectors.acts(key("p")) == ()
    assert [(part, row) for part, row, _title in selectors.hidden(key("p"))] == [(Part.ACT, key("law"))]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM frame_revision")


def test_two_programmes_share_a_network_and_a_project_has_its_people_and_results() -> None:
    rivoli = build_network("rivoli", "Rivoli", istat_code="001219", latitude="45.0706", longitude="7.5170")
    for name in ("coop", "eufemia"):
        people.create_organisation(id=key(name), name=name, kind=OrganisationKind.THIRD_SECTOR, stamp=BEFORE)
    for slug in ("one", "two"):
        services.open_programme(id=key(slug), programme=draft(slug), stamp=OLGA)
    first = Joining(programme=key("one"), network=rivoli.id, source=SOURCE, until=date(2021, 12, 31))
    services.join_network(id=key("in", "one"), joining=first, stamp=OLGA)
    second = Joining(programme=key("two"), network=rivoli.id, source=SOURCE, since=date(2025, 5, 1))
    services.join_network(id=key("in", "two"), joining=second, stamp=OLGA)
    again = Joining(programme=key("one"), network=rivoli.id, source=SOURCE, since=date(2021, 1, 1))
    assert refused(services.join_network, id=key("x"), joining=again) == "network_joined_already"

    assert selectors.networks_of(key("one"), date(2021, 6, 1)) == (rivoli.id,)
    assert selectors.networks_of(key("one"), date(2025, 6, 1)) == ()
    assert [one.programme for one in selectors.joinings(network=rivoli.id)] == [key("one"), key("two")]

    project = Project(
        programme=key("one"),
        slug="il-buono",
        name=it("Il buono che avanza"),
        also_called="Il pranzo è servito",
        networks=(rivoli.id,),
        lead=key("coop"),
        partners=(key("eufemia"),),
        sentence=it("Raccolta."),
        source=SOURCE,
    )
    services.open_project(id=key("buono"), project=project, stamp=OLGA)
    result = Result(project=key("buono"), text=it("7.000 kg"), on=date(2022, 1, 3), source=SOURCE)
    services.add_result(id=key("kilos"), result=result, stamp=OLGA)
    found = selectors.project_by_slug("il-buono")
    assert (found.networks, found.lead, found.partners) == ((rivoli.id,), key("coop"), (key("eufemia"),))
    assert selectors.projects(network=rivoli.id) == (found,)
    assert [one.text.it for one in selectors.results(found.id)] == ["7.000 kg"]
    alone = Project(programme=key("one"), slug="x", name=it("x"), networks=(), sentence=it("x"), source=SOURCE)
    assert refused(services.open_project, id=key("x"), project=alone) == "project_without_network"


def test_no_logo_is_shown_without_the_consent_of_its_owner() -> None:
    people.create_organisation(id=key("caritas"), name="Caritas", kind=OrganisationKind.THIRD_SECTOR, stamp=BEFORE)
    services.open_programme(id=key("p"), programme=draft("p"), stamp=OLGA)
    part = Partner(
        programme=key("p"), organisation=key("caritas"), kind=PartnerKind.FUNDER, does=it("Cofinanzia"), source=SOURCE
    )
    shown = services.add_partner(id=key("part"), partner=part, stamp=OLGA)
    assert (shown.name, shown.consent, shown.funds_cents) == ("Caritas", None, None)
    assert refused(services.add_partner, id=key("x"), partner=part) == "partner_already"
    with pytest.raises(NotFoundError):
        selectors.logo(key("part"))

    consent = LogoConsent(partner=key("part"), given_by="direzione", given_on=date(2021, 5, 3))
    early = LogoConsent(partner=key("part"), given_by="direzione", given_on=date(2031, 5, 3))
    assert refused(services.allow_logo, id=key("l"), consent=early, content=PNG) == "consent_in_future"
    pdf = b"%PDF-1.7\n%%EOF"
    assert refused(services.allow_logo, id=key("l"), consent=consent, content=pdf) == "logo_not_a_picture"
    for _again in range(2):
        services.allow_logo(id=key("logo"), consent=consent, content=PNG, stamp=OLGA)
    assert selectors.partner(key("part")).consent == consent
    assert selectors.logo(key("part")).size_bytes == len(PNG)

    services.withdraw_logo(id=key("back"), partner=key("part"), stamp=OLGA)
    assert selectors.partner(key("part")).consent is None
    with pytest.raises(NotFoundError):
        selectors.logo(key("part"))
    with pytest.raises(ConflictError):
        services.withdraw_logo(id=key("back", "2"), partner=key("part"), stamp=OLGA)
