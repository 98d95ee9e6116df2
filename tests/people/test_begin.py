"""The first person comes in with what the server's keyboard printed: once, in time, and never otherwise."""

from datetime import timedelta

import pytest

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import selectors, services
from fabene.people.values import FIRST_MINUTES, KEYBOARD, OrganisationKind, Role, UserView
from tests.world import PASSWORD, at, key, stamp

pytestmark = pytest.mark.django_db


def later(minutes: int) -> Stamp:
    return stamp_now(KEYBOARD, at(9) + timedelta(minutes=minutes))


def begin(token: str, *, minutes: int = 1, office: bool = True, name: str = "marisa") -> UserView:
    return services.let_first_in(
        id=key("user", name),
        token=token,
        email=f"{name}@example.org",
        display_name=name.capitalize(),
        password=PASSWORD,
        office=office,
        stamp=later(minutes),
    )


def test_the_first_person_coordinates_everywhere_and_nobody_comes_after_her() -> None:
    first, other = (services.offer_first_way_in(id=key("token", name), stamp=later(0)) for name in ("a", "b"))
    marisa = begin(first)
    assert selectors.role_names(marisa.id, None) == {Role.COORDINATOR, Role.PROGRAMME}
    for token in (first, other):
        with pytest.raises(NotFoundError, match="link_not_valid"):
            begin(token, name="mario")
        with pytest.raises(NotFoundError, match="link_not_valid"):
            services.read_first_way_in(token=token, stamp=later(2))
    with pytest.raises(ConflictError, match="somebody_is_here"):
        services.offer_first_way_in(id=key("token", "c"), stamp=later(3))


def test_a_code_that_is_over_forged_or_for_something_else_opens_nothing() -> None:
    token = services.offer_first_way_in(id=key("token"), stamp=later(0))
    for bad, minutes in ((token, FIRST_MINUTES), (token[:-2] + "AA", 1), ("", 1)):
        with pytest.raises(NotFoundError, match="link_not_valid"):
            begin(bad, minutes=minutes)
    assert not selectors.somebody_is_here()
    assert selectors.role_names(begin(token, office=False).id, None) == {Role.COORDINATOR}


def test_a_network_and_an_organisation_are_called_otherwise() -> None:
    network = services.create_network(id=key("network"), slug="savona", name="Savona", sentence="", stamp=stamp())
    body = services.create_organisation(
        id=key("body"), name="Comune", kind=OrganisationKind.MUNICIPALITY, tax_code="", stamp=stamp()
    )
    for _twice in range(2):
        changed = services.change_network(
            id=key("changed"), network=network.id, name="Savona fa bene", sentence="Insieme.", stamp=stamp()
        )
        assert (changed.name, changed.slug, changed.sentence) == ("Savona fa bene", "savona", "Insieme.")
    renamed = services.change_organisation(
        id=key("renamed"),
        organisation=body.id,
        name="Comune di Savona",
        kind=OrganisationKind.MUNICIPALITY,
        tax_code="00312250095",
        stamp=stamp(),
    )
    assert (renamed.name, renamed.tax_code) == ("Comune di Savona", "00312250095")
    with pytest.raises(NotFoundError, match="network_not_found"):
        services.change_network(id=key("x"), network=key("nowhere"), name="X", sentence="", stamp=stamp())
    with pytest.raises(NotFoundError, match="organisation_not_found"):
        services.change_organisation(
            id=key("y"), organisation=key("nobody"), name="X", kind=OrganisationKind.FIRM, stamp=stamp()
        )
