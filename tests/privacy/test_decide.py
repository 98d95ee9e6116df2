"""For how long and on what basis is decided within bounds, and somebody says so by name."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction

from fabene.core.errors import ConflictError
from fabene.privacy import selectors, services
from fabene.privacy.models import Confirmation, Retention
from fabene.privacy.retention import RULES
from fabene.privacy.values import Kind, Source, Treatment, What
from tests.privacy.papers import confirm_everything
from tests.sharing.market import refusal
from tests.world import key, stamp

pytestmark = pytest.mark.django_db

OLGA = stamp(9, who="olga")


def amount(kind: Kind) -> int:
    return selectors.rule(kind).amount


def test_at_first_the_defaults_hold_and_nobody_has_confirmed_anything() -> None:
    assert (amount(Kind.PICK_UPS), amount(Kind.HOUSEHOLDS)) == (24, 12)
    assert (amount(Kind.ACTIONS), amount(Kind.READINGS)) == (24, 12)
    assert selectors.unconfirmed() == ("retention", "legal_basis")


def test_a_time_is_changed_within_its_bounds() -> None:
    services.set_retention(id=key("time"), kind=Kind.HOUSEHOLDS, amount=6, stamp=OLGA)
    services.set_retention(id=key("time"), kind=Kind.HOUSEHOLDS, amount=6, stamp=OLGA)

    assert amount(Kind.HOUSEHOLDS) == 6


@pytest.mark.parametrize("kind", [rule.kind for rule in RULES.values() if not rule.fixed])
def test_a_time_past_its_bounds_is_refused(kind: Kind) -> None:
    for wrong in (RULES[kind].least - 1, RULES[kind].most + 1):
        wanted = partial(services.set_retention, id=key("wrong"), kind=kind, amount=wrong, stamp=OLGA)
        assert refusal(wanted) == "retention_out_of_bounds"


def test_a_time_the_program_cannot_change_is_refused() -> None:
    fixed = [rule.kind for rule in RULES.values() if rule.source == Source.FIXED]
    assert fixed
    for kind in fixed:
        wanted = partial(services.set_retention, id=key("x"), kind=kind, amount=1, stamp=OLGA)
        assert refusal(wanted) == "retention_fixed"


def test_the_same_identity_with_another_number_is_refused() -> None:
    services.set_retention(id=key("time"), kind=Kind.HOUSEHOLDS, amount=6, stamp=OLGA)

    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        services.set_retention(id=key("time"), kind=Kind.HOUSEHOLDS, amount=7, stamp=OLGA)


def test_what_is_confirmed_by_name_holds_until_something_changes() -> None:
    confirm_everything()
    assert selectors.unconfirmed() == ()

    services.set_retention(id=key("time"), kind=Kind.HOUSEHOLDS, amount=6, stamp=OLGA)
    assert selectors.unconfirmed() == ("retention",)
    services.write_basis(id=key("basis"), treatment=Treatment.FOOD, text="altro", stamp=OLGA)
    assert selectors.unconfirmed() == ("retention", "legal_basis")

    [times, bases] = selectors.confirmations()
    assert (times.name, times.office, times.holds, bases.holds) == ("Olga Ferro", "ufficio del programma", False, False)


def test_bases_are_confirmed_once_all_of_them_are_written() -> None:
    services.write_basis(id=key("basis"), treatment=Treatment.FOOD, text="compito di interesse pubblico", stamp=OLGA)

    def confirm() -> None:
        services.confirm(id=key("yes"), what=What.LEGAL_BASIS, name="Olga", office="ufficio", stamp=OLGA)

    assert refusal(confirm) == "basis_missing"
    assert selectors.unconfirmed() == ("retention", "legal_basis")


def test_nobody_confirms_without_a_name() -> None:
    def confirm() -> None:
        services.confirm(id=key("yes"), what=What.RETENTION, name=" ", office="ufficio", stamp=OLGA)

    assert refusal(confirm) == "text_missing"


@pytest.mark.parametrize("model", [Retention, Confirmation])
def test_the_database_lets_no_decision_be_changed(model: type[Retention | Confirmation]) -> None:
    confirm_everything()
    services.set_retention(id=key("time"), kind=Kind.HOUSEHOLDS, amount=6, stamp=OLGA)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()
