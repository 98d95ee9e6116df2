"""Co-design instead of a call: eleven pieces, who wants to take part, who does and why, and what is signed."""

from datetime import date

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotAllowedError
from fabene.programme.calls import selectors, services
from fabene.programme.calls.errors import IncompleteError
from fabene.programme.calls.values import PIECES, CoDesignText, State, Turn
from tests.calls import PROGRAMME, build_co_design
from tests.world import build_world, key, stamp

pytestmark = pytest.mark.django_db

OPEN = stamp(12, day=date(2021, 4, 10), who="omar")
CLOSED = stamp(12, day=date(2021, 5, 3), who="olga")


def test_a_notice_of_co_design_lacks_none_of_the_eleven_pieces() -> None:
    id = key("co-design", "bare")
    office = stamp(9, day=date(2021, 3, 31), who="olga")
    services.draft_co_design(
        id=id, slug="bare", programme=PROGRAMME, text=CoDesignText(title=Bilingual(it="Cibo")), stamp=office
    )
    with pytest.raises(IncompleteError) as refused:
        services.publish_call(id=key("publish"), call=id, stamp=office)
    assert len(PIECES) == 11
    assert set(PIECES) < {one.field for one in refused.value.missing}


def test_organisations_say_they_come_are_admitted_with_reasons_and_sign() -> None:
    build_world()
    notice = build_co_design()
    assert notice.state_at(OPEN.happened_at) is State.OPEN
    orto, forno = key("organisation", "orto"), key("organisation", "il-forno")
    text = "Portiamo l'orto e venti volontari."
    with pytest.raises(NotAllowedError):
        services.express_interest(id=key("i"), co_design=notice.id, organisation=forno, text=text, stamp=OPEN)
    services.express_interest(id=key("i"), co_design=notice.id, organisation=orto, text=text, stamp=OPEN)
    with pytest.raises(ConflictError, match="interest_already"):
        services.express_interest(id=key("j"), co_design=notice.id, organisation=orto, text=text, stamp=OPEN)
    with pytest.raises(ConflictError, match="co_design_open_still"):
        services.decide_interest(id=key("d"), interest=key("i"), admitted=True, reasons="Sì", stamp=OPEN)

    services.decide_interest(id=key("d"), interest=key("i"), admitted=False, reasons="Manca lo statuto.", stamp=CLOSED)
    with pytest.raises(ConflictError, match="nobody_admitted"):
        services.turn_co_design(id=key("t"), co_design=notice.id, turn=Turn.TABLES, reason="Si parte", stamp=CLOSED)
    later = stamp(15, day=date(2021, 5, 3), who="olga")
    decided = services.decide_interest(
        id=key("e"), interest=key("i"), admitted=True, reasons="Lo statuto è arrivato.", stamp=later
    )
    assert (decided.admitted, selectors.interests(notice.id)) == (True, (decided,))

    services.turn_co_design(id=key("t"), co_design=notice.id, turn=Turn.TABLES, reason="Tre tavoli", stamp=later)
    with pytest.raises(FabeneError, match="agreement_missing"):
        services.turn_co_design(id=key("c"), co_design=notice.id, turn=Turn.CONCLUDED, reason="Firmata", stamp=later)
    end = stamp(16, day=date(2021, 5, 3), who="olga")
    _, last = services.turn_co_design(
        id=key("c"),
        co_design=notice.id,
        turn=Turn.CONCLUDED,
        reason="Firmata",
        agreement=key("agreement"),
        stamp=end,
    )
    assert (last.turn, last.agreement) == (Turn.CONCLUDED, key("agreement"))
    with pytest.raises(ConflictError, match="co_design_over"):
        services.decide_interest(id=key("f"), interest=key("i"), admitted=False, reasons="No", stamp=end)
