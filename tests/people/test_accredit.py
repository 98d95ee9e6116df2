"""A network lets an organisation refer households, for a time; whose households a caseworker sees hangs on it."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import Settings

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.files import selectors as files
from fabene.people import selectors, services
from fabene.people.values import AccreditationView, Role
from tests.remembered import Remember
from tests.world import SATURDAY, START, World, build_world, grant, key, stamp

TAVOLA, ORTO = key("organisation", "la-tavola"), key("organisation", "orto")
GRUGLIASCO, RIVOLI = key("network", "grugliasco"), key("network", "rivoli")
CESARE = key("user", "cesare")
DAY = timedelta(days=1)
DEED = b"%PDF-1.7 determina 12/2021"


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def accredit(
    *, organisation: UUID = ORTO, since: date = SATURDAY, until: date | None = None, id: str = "new"
) -> AccreditationView:
    return services.accredit(
        id=key(id),
        network=GRUGLIASCO,
        organisation=organisation,
        since=since,
        until=until,
        stamp=stamp(who="carla"),
    )


def end(on: date, *, accreditation: UUID | None = None, id: str = "end") -> None:
    services.end_accreditation(
        id=key(id), accreditation=accreditation or key("accreditation", "la-tavola"), on=on, stamp=stamp(who="carla")
    )


def test_an_organisation_may_refer_from_its_first_day_to_its_last(world: World) -> None:
    accredit(until=SATURDAY + 7 * DAY)

    held = [
        selectors.is_accredited(organisation=ORTO, network=GRUGLIASCO, on=SATURDAY + shift * DAY)
        for shift in (-1, 0, 7, 8)
    ]

    assert held == [False, True, True, False]
    assert not selectors.is_accredited(organisation=ORTO, network=RIVOLI, on=SATURDAY)


def test_a_network_lists_whom_it_ever_accredited(world: World) -> None:
    end(SATURDAY)
    accredit(organisation=TAVOLA, since=SATURDAY + DAY)

    listed = [(one.organisation.name, one.since, one.until) for one in selectors.accreditations_of(GRUGLIASCO)]

    assert listed == [
        ("La Tavola, cooperativa sociale", SATURDAY + DAY, None),
        ("La Tavola, cooperativa sociale", START, SATURDAY),
        ("Porta Aperta, associazione", START, None),
    ]


def test_a_caseworker_sees_the_households_of_an_accredited_organisation_of_theirs(world: World) -> None:
    assert selectors.caseworker_organisations(CESARE, GRUGLIASCO, SATURDAY) == {TAVOLA}
    assert selectors.caseworker_organisations(CESARE, RIVOLI, SATURDAY) == frozenset()
    assert selectors.caseworker_organisations(key("user", "carla"), GRUGLIASCO, SATURDAY) == frozenset()


def test_the_day_after_the_accreditation_ends_a_caseworker_sees_none(world: World) -> None:
    end(SATURDAY)

    assert selectors.caseworker_organisations(CESARE, GRUGLIASCO, SATURDAY) == {TAVOLA}
    assert selectors.caseworker_organisations(CESARE, GRUGLIASCO, SATURDAY + DAY) == frozenset()


def test_who_works_for_an_organisation_in_another_way_is_no_caseworker_of_it(world: World) -> None:
    grant("nino", role=Role.ORGANISATION, network="grugliasco", organisation="la-tavola")

    assert selectors.caseworker_organisations(key("user", "nino"), GRUGLIASCO, SATURDAY) == frozenset()


def test_accrediting_or_ending_again_changes_nothing(world: World) -> None:
    assert accredit() == accredit()
    end(SATURDAY)
    end(SATURDAY)

    assert len(selectors.accreditations_of(GRUGLIASCO)) == 3
    assert [action.what for action in selectors.actions_on(key("accreditation", "la-tavola"))] == [
        "organisation.accredited",
        "accreditation.ended",
    ]


def test_an_organisation_is_not_accredited_twice_on_one_day(world: World) -> None:
    for since, until in ((SATURDAY, None), (START - DAY, START), (START - 9 * DAY, None)):
        with pytest.raises(ConflictError) as refused:
            accredit(organisation=TAVOLA, since=since, until=until)
        assert refused.value.code == "accredited_already"
    assert accredit(organisation=TAVOLA, since=START - 9 * DAY, until=START - DAY).holds_on(START - DAY)


def test_what_makes_no_sense_is_refused(world: World) -> None:
    with pytest.raises(FabeneError) as backwards:
        accredit(until=SATURDAY - DAY)
    with pytest.raises(FabeneError) as before_it_began:
        end(START - DAY)
    with pytest.raises(NotFoundError) as nobody:
        accredit(organisation=key("organisation", "nessuna"))
    with pytest.raises(NotFoundError) as nothing:
        end(SATURDAY, accreditation=key("nothing"))
    end(SATURDAY)
    with pytest.raises(ConflictError) as over:
        end(SATURDAY + DAY, id="another end")

    codes = [refused.value.code for refused in (backwards, before_it_began, nobody, nothing, over)]
    assert codes == [
        "accreditation_ends_before",
        "accreditation_ends_before",
        "organisation_not_found",
        "accreditation_not_found",
        "accreditation_over",
    ]


def test_the_deed_is_kept_with_every_version(world: World, settings: Settings, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path
    subject = key("accreditation", "la-tavola")
    for number in ("1", "2", "2"):
        services.file_deed(
            id=key("deed", number), accreditation=subject, content=DEED + number.encode(), stamp=stamp(who="carla")
        )

    newest, first = files.versions(subject)

    assert (newest.number, files.content(newest), files.content(first)) == (2, DEED + b"2", DEED + b"1")
    assert [action.what for action in selectors.actions_on(subject)].count("accreditation.deed") == 2


def test_a_deed_belongs_to_an_accreditation(world: World) -> None:
    with pytest.raises(NotFoundError) as refused:
        services.file_deed(id=key("deed"), accreditation=key("nothing"), content=DEED, stamp=stamp(who="carla"))

    assert refused.value.code == "accreditation_not_found"
