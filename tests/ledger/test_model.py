"""Whatever is posted, repeated, reversed and asked, the ledger agrees with one that is nothing but a list of lines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from fabene.core.errors import ConflictError
from fabene.ledger import rules, selectors, services
from fabene.ledger.errors import KeyReusedError
from fabene.ledger.values import Draft, Line, Unit
from tests.ledger.apples import SATURDAY, donation, fresh_id, stamp

pytestmark = pytest.mark.django_db

FEW = settings(
    max_examples=max(20, settings().max_examples // 4),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SMALL = settings(FEW, stateful_step_count=20)
UNITS = (Unit.GRAMS, Unit.MINUTES)
DAYS = st.integers(0, 5)
PEOPLE = st.integers(0, 3)
SHIFT = st.tuples(
    PEOPLE, PEOPLE, st.sampled_from(UNITS), st.sampled_from([None, UUID(int=0xA), UUID(int=0xB)]), st.integers(1, 900)
)


class PlainLedger(RuleBasedStateMachine):
    """Each run has a book and four owners of its own, so that runs need no emptied tables between them."""

    def __init__(self) -> None:
        super().__init__()
        self.book = fresh_id()
        self.owners = [fresh_id() for _ in range(4)]
        self.drafts: list[Draft] = []
        self.reversed: dict[UUID, UUID] = {}
        self.lines: list[tuple[datetime, datetime, Line]] = []
        self.last_recorded = SATURDAY
        services.open_book(id=self.book)
        services.open_owners(dict.fromkeys(self.owners, "household"))

    @rule(shifts=st.lists(SHIFT, min_size=1, max_size=4), happened=DAYS, recorded=DAYS)
    def somebody_posts(
        self, shifts: list[tuple[int, int, Unit, UUID | None, int]], happened: int, recorded: int
    ) -> None:
        lines = tuple(
            Line(owner=self.owners[owner], unit=unit, amount=sign * amount, lot=lot)
            for giver, taker, unit, lot, amount in shifts
            for owner, sign in ((giver, -1), (taker, 1))
        )
        draft = donation(book=self.book, lines=lines, stamp=stamp(days=happened, recorded_days=recorded))
        services.post(draft)
        self.drafts.append(draft)
        self._write(draft.stamp.happened_at, draft.stamp.recorded_at, lines)

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def somebody_sends_again(self, data: st.DataObject) -> None:
        draft = data.draw(st.sampled_from(self.drafts))
        assert services.post(draft).lines == draft.lines

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def somebody_reuses_an_identity(self, data: st.DataObject) -> None:
        draft = data.draw(st.sampled_from(self.drafts))
        with pytest.raises(KeyReusedError):
            services.post(replace(draft, reason="altro"))

    @precondition(lambda self: self.drafts)
    @rule(data=st.data(), happened=DAYS, recorded=DAYS)
    def somebody_reverses(self, data: st.DataObject, happened: int, recorded: int) -> None:
        draft = data.draw(st.sampled_from(self.drafts))
        id, circumstances = fresh_id(), stamp(days=happened, recorded_days=recorded)
        if draft.id in self.reversed:
            with pytest.raises(ConflictError, match="already_reversed"):
                services.reverse(draft.id, id=id, stamp=circumstances)
            with pytest.raises(ConflictError, match="reversal_of_reversal"):
                services.reverse(self.reversed[draft.id], id=id, stamp=circumstances)
            return
        services.reverse(draft.id, id=id, stamp=circumstances)
        self.reversed[draft.id] = id
        self._write(circumstances.happened_at, circumstances.recorded_at, rules.opposite(draft.lines))

    def _write(self, happened: datetime, recorded: datetime, lines: tuple[Line, ...]) -> None:
        self.last_recorded = max(self.last_recorded, recorded)
        self.lines.extend((happened, self.last_recorded, line) for line in lines)

    @rule(owner=PEOPLE, unit=st.sampled_from(UNITS), happened=DAYS, recorded=DAYS)
    def somebody_asks_for_a_balance_of_the_past(self, owner: int, unit: Unit, happened: int, recorded: int) -> None:
        limits = SATURDAY + timedelta(days=happened), SATURDAY + timedelta(days=recorded)
        assert selectors.balance(
            owner=self.owners[owner], unit=unit, happened_until=limits[0], recorded_until=limits[1]
        ) == sum(
            line.amount
            for happened_at, recorded_at, line in self.lines
            if (line.owner, line.unit) == (self.owners[owner], unit)
            and happened_at <= limits[0]
            and recorded_at <= limits[1]
        )

    @invariant()
    def all_holdings_agree_and_sum_to_zero(self) -> None:
        for unit in UNITS:
            balances = [selectors.balance(owner=owner, unit=unit) for owner in self.owners]
            assert sum(balances) == 0
            for owner, balance in zip(self.owners, balances, strict=True):
                held: dict[UUID | None, int] = {}
                for _, _, line in self.lines:
                    if (line.owner, line.unit) == (owner, unit):
                        held[line.lot] = held.get(line.lot, 0) + line.amount
                assert selectors.holdings(owner=owner, unit=unit) == {lot: sum_ for lot, sum_ in held.items() if sum_}
                assert balance == sum(held.values())

    @invariant()
    def the_book_counts_what_was_posted(self) -> None:
        assert selectors.head(self.book).number == len(self.drafts) + len(self.reversed)

    def teardown(self) -> None:
        assert selectors.verify().ok


def test_the_ledger_agrees_with_a_plain_one() -> None:
    run_state_machine_as_test(PlainLedger, settings=SMALL)


@FEW
@given(amounts=st.lists(st.integers(1, 10_000), min_size=1, max_size=8), data=st.data())
def test_in_whatever_order_things_are_heard_the_balances_are_the_same(amounts: list[int], data: st.DataObject) -> None:
    book, giver, taker = fresh_id(), fresh_id(), fresh_id()
    services.open_book(id=book)
    services.open_owners({giver: "stall", taker: "hub"})
    drafts = [
        donation(
            book=book,
            lines=(
                Line(owner=giver, unit=Unit.GRAMS, amount=-amount),
                Line(owner=taker, unit=Unit.GRAMS, amount=amount),
            ),
            stamp=stamp(days=days),
        )
        for days, amount in enumerate(amounts)
    ]

    heard = data.draw(st.permutations(drafts * 2))
    for cut in range(0, len(heard), 3):
        services.post_many(heard[cut : cut + 3])

    assert selectors.balance(owner=taker, unit=Unit.GRAMS) == sum(amounts)
    for days in range(len(amounts)):
        until = SATURDAY + timedelta(days=days)
        asked = selectors.balance(owner=taker, unit=Unit.GRAMS, happened_until=until)
        assert asked == sum(amounts[: days + 1])
    assert selectors.head(book).number == len(amounts)


@FEW
@given(
    reason=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=rules.MAX_REASON_CHARACTERS),
    moment=st.datetimes(datetime(1970, 1, 2), datetime(9000, 1, 1)),  # noqa: DTZ001 - the zone is drawn below
    zone=st.timezones(),
)
def test_any_text_and_any_moment_come_back_as_they_were_and_keep_their_hash(
    reason: str, moment: datetime, zone: object
) -> None:
    owners = [fresh_id(), fresh_id()]
    book = fresh_id()
    services.open_book(id=book)
    services.open_owners(dict.fromkeys(owners, "stall"))
    lines = tuple(
        Line(owner=owner, unit=Unit.CENTS, amount=amount) for owner, amount in zip(owners, (-5, 5), strict=True)
    )
    happened_at = moment.replace(tzinfo=zone)  # type: ignore[arg-type]  # what st.timezones draws

    posted = services.post(
        donation(book=book, lines=lines, reason=reason, stamp=replace(stamp(), happened_at=happened_at))
    )

    assert selectors.movement(posted.id) == posted
    assert posted.happened_at == happened_at.astimezone(UTC)
    assert selectors.verify().ok
