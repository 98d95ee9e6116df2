"""Who gives without a stall, and how far the word given with each giver is."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.core.owners import OwnerKind
from fabene.ledger.models import Owner
from fabene.people.selectors import actions_on
from fabene.places import selectors, services
from fabene.places.models import AgreementStep
from fabene.places.values import DONOR_KINDS, AgreementState, AgreementView, DonorText, DonorView
from tests.remembered import Remember
from tests.world import SATURDAY, World, build_world, key, stamp

BY_CARLA = stamp(who="carla")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def create(
    world: World,
    *,
    word: str = "farm",
    kind: OwnerKind = OwnerKind.FARM,
    name: str = "Cascina Rossi",
    sells: tuple[str, ...] = ("vegetables", "eggs", "jars"),
    weekdays: tuple[int, ...] = (5, 1),
) -> DonorView:
    return services.create_donor(
        id=key("donor", word),
        network=world.grugliasco.network.id,
        kind=kind,
        said=DonorText(name=name, place="strada del Gerbido", trader="Rossi Anna"),
        sells=sells,
        weekdays=weekdays,
        stamp=BY_CARLA,
    )


def note(giver: DonorView, state: AgreementState, *, on: date = SATURDAY, word: str = "") -> AgreementView:
    return services.note_agreement(
        id=key("step", word or state), giver=giver.id, state=state, on=on, note="per telefono", stamp=BY_CARLA
    )


@pytest.mark.parametrize("kind", DONOR_KINDS)
def test_every_kind_of_donor_gives_in_its_own_name(world: World, kind: OwnerKind) -> None:
    donor = create(world, kind=kind)

    assert create(world, kind=kind) == donor == selectors.donor(donor.id)
    assert (donor.kind, donor.sells, donor.weekdays) == (kind, ("eggs", "jars", "vegetables"), (1, 5))
    assert Owner.objects.get(id=donor.id).kind == kind
    assert selectors.network_of_giver(donor.id) == world.grugliasco.network.id


def test_the_stand_is_told_who_is_expected_on_a_weekday(world: World) -> None:
    farm = create(world)
    shop = create(world, word="shop", kind=OwnerKind.SHOP, name="Panetteria", weekdays=(1,))

    network = world.grugliasco.network.id
    assert selectors.donors_of(network) == (shop, farm)
    assert selectors.donors_of(network, weekday=5) == (farm,)
    assert selectors.donors_of(world.rivoli.network.id) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": OwnerKind.STALL}, "donor_kind_not_known"),
        ({"weekdays": (7,)}, "weekday_not_known"),
        ({"sells": ("gold",)}, "category_not_known"),
        ({"name": " "}, "text_missing"),
    ],
)
def test_a_donor_that_makes_no_sense_is_refused(world: World, changes: dict[str, object], code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        create(world, **changes)  # type: ignore[arg-type] # one of them is wrong on purpose
    assert refused.value.code == code


def test_two_donors_of_a_network_have_two_names(world: World) -> None:
    create(world)
    with pytest.raises(ConflictError) as refused:
        create(world, word="another")
    assert refused.value.code == "donor_name_taken"


def test_a_donor_changes_its_days_and_stops_giving_and_no_log_knows_its_name(world: World) -> None:
    donor = create(world)
    for _ in range(2):
        changed = services.change_donor(
            id=key("change"),
            donor=donor.id,
            said=DonorText(name="Cascina Rossi e figlie"),
            sells=("eggs",),
            weekdays=(),
            gives=False,
            stamp=BY_CARLA,
        )

    assert (changed.name, changed.trader, changed.gives, changed.weekdays) == ("Cascina Rossi e figlie", "", False, ())
    assert changed.kind == OwnerKind.FARM
    assert "Rossi" not in str(actions_on(donor.id))


def test_an_agreement_goes_from_the_list_to_the_poster(world: World) -> None:
    donor = create(world)
    assert selectors.agreement_of(donor.id) is None

    for days, state in enumerate((AgreementState.MAPPED, AgreementState.CONTACTED, AgreementState.POSTER)):
        note(donor, state, on=SATURDAY - timedelta(days=9 - days))

    now = selectors.agreement_of(donor.id)
    assert now is not None
    assert (now.state, now.note) == (AgreementState.POSTER, "per telefono")
    assert [step.state for step in selectors.agreement_steps(donor.id)] == ["mapped", "contacted", "poster"]


def test_saying_it_twice_is_saying_it_once_and_saying_it_anew_is_refused(world: World) -> None:
    donor = create(world)
    assert note(donor, AgreementState.AGREED) == note(donor, AgreementState.AGREED)
    with pytest.raises(ConflictError) as refused:
        note(donor, AgreementState.AGREED, word="again")
    assert refused.value.code == "agreement_already_there"


def test_who_ended_may_be_contacted_once_more(world: World) -> None:
    donor = create(world)
    note(donor, AgreementState.ENDED, on=SATURDAY - timedelta(days=1))
    assert note(donor, AgreementState.CONTACTED) == selectors.agreement_of(donor.id)


def test_the_first_gift_is_written_once_by_itself_and_never_by_hand(world: World) -> None:
    stall, network = world.grugliasco.stalls["12"].id, world.grugliasco.network.id
    for days in range(2):
        services.note_first_gift(giver=stall, network=network, on=SATURDAY + timedelta(days=days), stamp=BY_CARLA)

    assert [(step.state, step.on) for step in selectors.agreement_steps(stall)] == [("first_gift", SATURDAY)]
    with pytest.raises(FabeneError) as refused:
        note(create(world), AgreementState.FIRST_GIFT)
    assert refused.value.code == "agreement_first_gift_by_itself"


def test_no_agreement_with_shoppers_nor_with_days_to_come(world: World) -> None:
    donor = create(world)
    codes = []
    for giver, on in ((key("a shopper"), SATURDAY), (donor.id, SATURDAY + timedelta(days=1))):
        with pytest.raises(FabeneError) as refused:
            services.note_agreement(
                id=key("step", str(giver)), giver=giver, state=AgreementState.AGREED, on=on, stamp=BY_CARLA
            )
        codes.append(refused.value.code)
    assert codes == ["giver_not_found", "agreement_in_future"]


def test_a_step_is_never_taken_away(world: World) -> None:
    note(create(world), AgreementState.AGREED)
    with pytest.raises(DatabaseError), transaction.atomic():
        AgreementStep.objects.all().delete()
