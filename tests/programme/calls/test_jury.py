"""Who judges is named before scoring, each for an organisation, with somebody who stands in."""

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import selectors as people
from fabene.people.values import Role
from fabene.programme.calls import selectors, services
from tests.calls import PUBLISHED, build_call, name_juror
from tests.world import build_user, key, stamp

pytestmark = pytest.mark.django_db

OFFICE = stamp(11, day=PUBLISHED, who="olga")


def test_a_substitute_takes_the_place_of_a_juror_until_scoring_begins() -> None:
    call = build_call(jurors={"cora": "Comune"})
    assert people.role_names(key("user", "cora"), None) == {Role.JURY}
    build_user("dora")
    services.name_juror(
        id=key("juror", "dora"), call=call.id, user=key("user", "dora"), substitute_of=call.jurors[0].id, stamp=OFFICE
    )
    with pytest.raises(ConflictError):
        name_juror(call.id, "dora", organisation="Comune", named=stamp(12, day=PUBLISHED, who="olga"))
    named = selectors.call(call.id)
    assert [juror.user for juror in named.jurors] == [key("user", "cora")]
    assert [juror.substitute_of for juror in named.substitutes] == [key("user", "cora")]

    came = services.call_in(
        id=key("in"), call=call.id, juror=key("juror", "dora"), reason="Cora è in congedo.", stamp=OFFICE
    )
    assert [juror.user for juror in came.jurors] == [key("user", "dora")]
    assert selectors.is_juror(call=call.id, user=key("user", "dora"))
    assert not selectors.is_juror(call=call.id, user=key("user", "cora"))

    closed = services.close_jury(id=key("close"), call=call.id, stamp=OFFICE)
    assert services.close_jury(id=key("close", "again"), call=call.id, stamp=OFFICE) == closed
    assert closed.jury_closed_at == OFFICE.happened_at
    with pytest.raises(ConflictError, match="jury_closed"):
        name_juror(call.id, "emma", organisation="S-nodi", named=OFFICE)


def test_nobody_names_themselves_and_an_empty_jury_does_not_begin() -> None:
    call = build_call(jurors={})
    build_user("olga")
    with pytest.raises(FabeneError, match="juror_is_oneself"):
        services.name_juror(id=key("juror"), call=call.id, user=key("user", "olga"), stamp=OFFICE)
    with pytest.raises(NotFoundError, match="user_not_found"):
        services.name_juror(id=key("juror"), call=call.id, user=key("user", "nobody"), stamp=OFFICE)
    with pytest.raises(ConflictError, match="jury_empty"):
        services.close_jury(id=key("close"), call=call.id, stamp=OFFICE)
