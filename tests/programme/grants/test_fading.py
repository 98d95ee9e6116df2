"""Ten years after a grant was closed, who supplied and who gave is forgotten, and the files are gone; sums stay."""

from datetime import date
from uuid import UUID

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.ledger import selectors as ledger
from fabene.privacy.retention import RULES
from fabene.privacy.services.fading import FADE, Cut
from fabene.privacy.values import Kind, RuleInForce
from fabene.programme.documents import selectors as documents
from fabene.programme.documents import services as documents_services
from fabene.programme.documents.values import DocumentKind, Licence
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import GrantView, Outcome
from tests.grants import LATER, build_grant, on
from tests.programme.grants.test_spend import APRIL, charge, decide
from tests.world import key

pytestmark = pytest.mark.django_db
CLOSED, TOO_EARLY, LATE = date(2022, 3, 10), date(2032, 3, 31), date(2032, 4, 1)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def keep(name: str, about: UUID) -> UUID:
    """Keep a file about something, for the office."""
    documents_services.publish(
        id=key("file", name), about=about, title=Bilingual(it=name), kind=DocumentKind.EXPENSE, public=False,
        licence=Licence.RESERVED, content=PDF, stamp=on(APRIL, who="omar"),
    )  # fmt: skip
    return key("file", name)


def fade(until: date) -> int:
    """Let the night of a day let go of what its rule says."""
    rule = RuleInForce(rule=RULES[Kind.SPENDING], amount=RULES[Kind.SPENDING].default, chosen_at=None)
    return FADE[Kind.SPENDING](Cut(before=rule.before(until), until=until, stamp=on(until)))


def end(grant: GrantView) -> None:
    """Close a grant."""
    services.pay(id=key("paid"), instalment=grant.instalments[0].id, paid_on=LATER, act=grant.act, stamp=on(LATER))
    services.close(id=key("close"), grant=grant.id, on=CLOSED, act_number="DD 9", stamp=on(CLOSED))


def test_what_is_about_people_goes_ten_years_after_the_end_and_the_account_stays() -> None:
    """Half of an invoice is in a grant that is not closed: it stays; the other, its file, and the giver go."""
    old, young = build_grant("exeat"), build_grant("l-elica")
    charge(old, "gone")
    for grant, name in ((old, "half"), (young, "other half")):
        charge(grant, name, number="13", cents=61_000)
    for name in ("gone", "half"):
        decide(name, Outcome.ACCEPTED, as_=name)
    services.give_in_kind(
        id=key("thing"), grant=old.id, giver="Ditta Bianchi Maria", what="Casse", value_cents=1_000, method="Listino",
        on=APRIL, stamp=on(APRIL),
    )  # fmt: skip
    file, other = keep("gone", key("charge", "gone")), keep("other half", key("charge", "other half"))
    assert fade(LATE) == 0, "a grant that is not closed keeps what it has"
    end(old)
    before = selectors.account(old.id)
    assert (fade(TOO_EARLY), selectors.fading(date(2022, 3, 1))) == (0, (0, None))
    assert selectors.fading(date(2022, 4, 1)) == (3, CLOSED)
    assert (fade(LATE), fade(LATE)) == (3, 0)

    papers = {each.id: each.paper for each in selectors.charges(old.id)}
    gone, half = papers[key("charge", "gone")], papers[key("charge", "half")]
    assert gone is not None
    assert (gone.supplier, gone.number, gone.total_cents) == ("", "12/2021", 122_000)
    assert "01533030480" not in gone.supplier_tax_code
    assert half is not None
    assert half.supplier == "Frigo di prova srl"
    assert [each.giver for each in selectors.in_kind(old.id)] == [""]
    erased = documents.document(file)
    assert erased.withdrawn is not None
    assert (erased.withdrawn.erased, len(erased.latest.sha256)) == (True, 64)
    with pytest.raises(NotFoundError):
        documents.content(erased.latest.id)
    assert documents.content(documents.document(other).latest.id) == PDF
    assert selectors.account(old.id) == before
    assert ledger.verify().ok
