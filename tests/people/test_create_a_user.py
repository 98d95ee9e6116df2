from uuid import UUID

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import selectors, services
from fabene.people.models import User
from fabene.people.values import UserView
from tests.world import PASSWORD, build_user, key, stamp

pytestmark = pytest.mark.django_db
ADA = key("user", "ada")


def create(*, id: UUID = ADA, email: str = "ada@example.org", name: str = "Ada") -> UserView:
    return services.create_user(id=id, email=email, display_name=name, password=PASSWORD, stamp=stamp(who="pia"))


def test_somebody_created_with_a_password_can_sign_in() -> None:
    user = create()

    signed_in = authenticate(RequestFactory().get("/"), email="ada@example.org", password=PASSWORD)

    assert signed_in is not None
    assert signed_in.pk == user.id
    assert selectors.user(user.id) == user


def test_an_email_is_the_same_whatever_its_case() -> None:
    assert create(email="Ada@Example.org").email == "ada@example.org"
    assert User.objects.get_by_natural_key("ADA@example.ORG").display_name == "Ada"


def test_somebody_created_without_a_password_cannot_sign_in_with_one() -> None:
    build_user("nino")

    assert not User.objects.get(id=key("user", "nino")).has_usable_password()


def test_creating_somebody_again_changes_nothing() -> None:
    assert create() == create()
    assert User.objects.count() == 1


def test_the_same_id_for_somebody_else_is_refused() -> None:
    create()

    with pytest.raises(ConflictError) as refused:
        create(name="Bea")

    assert refused.value.code == "id_used_for_something_else"


def test_two_people_cannot_have_one_email() -> None:
    create()

    with pytest.raises(ConflictError) as refused:
        create(id=key("user", "bea"), email="ADA@example.org")

    assert refused.value.code == "email_taken"


@pytest.mark.parametrize("email", ["", "ada", "ada@", "@example.org", "ada @example.org"])
def test_an_email_that_is_none_is_refused(email: str) -> None:
    with pytest.raises(FabeneError) as refused:
        create(email=email)

    assert refused.value.code == "email_not_valid"


def test_somebody_who_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NotFoundError) as refused:
        selectors.user(key("user", "nobody"))

    assert refused.value.code == "user_not_found"


def test_the_log_holds_no_name_and_no_email() -> None:
    user = create()

    (action,) = selectors.actions_on(user.id)

    assert (action.what, action.who, action.key) == ("user.created", key("user", "pia"), user.id)
    assert "ada" not in repr(action).lower()
