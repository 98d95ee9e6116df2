import pytest
from pytest_django import DjangoAssertNumQueries

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import selectors, services
from fabene.people.values import OrganisationKind, OrganisationView, PartnerRole, PartnerView
from tests.remembered import Remember
from tests.world import World, build_world, key, stamp

BY_PIA = stamp(who="pia")
CITY_OF_TURIN = "00514490010"


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def create_coop(*, name: str = "Gruppo Arco", tax_code: str = "") -> OrganisationView:
    return services.create_organisation(
        id=key("organisation", "coop"), name=name, kind=OrganisationKind.THIRD_SECTOR, tax_code=tax_code, stamp=BY_PIA
    )


def join(world: World, *, role: PartnerRole = PartnerRole.LEAD, part: str = "coop") -> PartnerView:
    return services.join_network(
        id=key("part", part),
        network=world.grugliasco.network.id,
        organisation=key("organisation", "coop"),
        role=role,
        project="Ascoltarci Bene",
        stamp=BY_PIA,
    )


def test_the_lead_of_a_project_is_named_before_its_partners(world: World) -> None:
    coop = create_coop()
    part = join(world)

    partners = selectors.partners_of(world.grugliasco.network.id)

    assert part.organisation == coop
    assert part.project == "Ascoltarci Bene"
    assert [(one.organisation.name, one.role) for one in partners] == [
        ("Gruppo Arco", PartnerRole.LEAD),
        ("Comune di Grugliasco", PartnerRole.PARTNER),
    ]


def test_joining_again_changes_nothing(world: World) -> None:
    create_coop()

    assert join(world) == join(world)
    assert len(selectors.partners_of(world.grugliasco.network.id)) == 2


def test_an_organisation_joins_a_network_once(world: World) -> None:
    create_coop()
    join(world)

    with pytest.raises(ConflictError) as refused:
        join(world, part="again")

    assert refused.value.code == "partner_already"


def test_the_same_id_in_another_role_is_refused(world: World) -> None:
    create_coop()
    join(world)

    with pytest.raises(ConflictError) as refused:
        join(world, role=PartnerRole.PARTNER)

    assert refused.value.code == "id_used_for_something_else"


def test_an_organisation_nobody_knows_cannot_join(world: World) -> None:
    with pytest.raises(NotFoundError) as refused:
        join(world)

    assert refused.value.code == "organisation_not_found"


def test_the_partners_of_all_networks_take_one_query(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = [network.id for network in selectors.networks()]

    with django_assert_num_queries(1):
        partners = selectors.partners_by_network(ids)

    assert [partner.organisation.name for partner in partners[world.rivoli.network.id]] == ["Comune di Rivoli"]


@pytest.mark.django_db
def test_a_tax_code_is_kept_when_its_digits_agree() -> None:
    assert create_coop(tax_code=CITY_OF_TURIN).tax_code == CITY_OF_TURIN
    assert [one.name for one in selectors.organisations()] == ["Gruppo Arco"]


@pytest.mark.django_db
@pytest.mark.parametrize("tax_code", ["00514490011", "0051449001", "ABC", "RSSMRA85T10A562T"])
def test_a_tax_code_with_a_wrong_digit_is_refused(tax_code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        create_coop(tax_code=tax_code)

    assert refused.value.code == "tax_code_not_valid"
    assert selectors.organisations() == ()


@pytest.mark.django_db
def test_two_organisations_cannot_have_one_tax_code() -> None:
    create_coop(tax_code=CITY_OF_TURIN)

    with pytest.raises(ConflictError) as refused:
        services.create_organisation(
            id=key("organisation", "twin"),
            name="La stessa",
            kind=OrganisationKind.FIRM,
            tax_code=CITY_OF_TURIN,
            stamp=BY_PIA,
        )

    assert refused.value.code == "tax_code_taken"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "code"), [("", "text_missing"), ("   ", "text_missing"), ("a" * 201, "text_too_long")]
)
def test_an_organisation_needs_a_name_that_fits(name: str, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        create_coop(name=name)

    assert refused.value.code == code
