"""Beside a grant: money of others, things, hours, campaigns; and days that belong to several programmes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError
from fabene.ledger import selectors as ledger
from fabene.people import services as people
from fabene.people.values import Role
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import (
    CampaignDraft,
    CampaignState,
    CampaignView,
    Outcome,
    RateDraft,
    RateKind,
    ThingKind,
)
from tests.grants import ENDS, LATER, PAID, PROGRAMME, build_grant, invoice, on
from tests.world import at, key

pytestmark = pytest.mark.django_db
MAY = date(2021, 5, 8)


def refused(code: str, call: Callable[..., object], **fields: object) -> FabeneError:
    """Return the refusal ``code`` of a call."""
    with pytest.raises(FabeneError) as caught:
        call(**fields)
    assert caught.value.code == code
    return caught.value


def test_money_of_others_goes_its_own_way_and_pays_its_own_part_of_a_paper() -> None:
    """Caritas promises 4,000 and sends 1,500: 1,000 of an invoice is its own, 220 the grant's; 500 is left."""
    grant = build_grant("vol-to")
    gift, line = key("caritas"), grant.lines[1].id
    services.promise_cofinancing(id=gift, line=line, source="Caritas Torino", planned_cents=400_000, stamp=on(PAID))
    receipt: dict[str, Any] = {
        "cofinancing": gift,
        "on": MAY,
        "amount_cents": 150_000,
        "paper": "Bonifico 7",
        "stamp": on(MAY),
    }
    services.receive_cofinancing(id=key("received"), **receipt)
    for name, cents, pot in (("theirs", 100_000, gift), ("ours", 22_000, None)):
        services.charge_paper(
            id=key(name), line=line, paper=invoice(), amount_cents=cents, text="Frigo", stamp=on(MAY), cofinancing=pot
        )
        services.decide(id=key(name, "yes"), charge=key(name), outcome=Outcome.ACCEPTED, reason="Sì", stamp=on(MAY))
    account, (view,) = selectors.account(grant.id), selectors.cofinancing(grant.id)
    assert (account.spent_cents, account.cofinancing_spent_cents, view.left_cents) == (22_000, 100_000, 50_000)
    assert (account.cofinancing_planned_cents, account.cofinancing_received_cents) == (400_000, 150_000)
    services.charge_paper(
        id=key("more"), line=line, paper=invoice("13"), amount_cents=60_000, text="x", stamp=on(MAY), cofinancing=gift
    )
    over = refused(
        "line_exhausted", services.decide,
        id=key("no"), charge=key("more"), outcome=Outcome.ACCEPTED, reason="Sì", stamp=on(MAY),
    )  # fmt: skip
    assert over.data["left_cents"] == 50_000
    services.take_back(id=key("undo"), given=key("received"), why="Era di un altro", stamp=on(MAY))
    assert selectors.cofinancing(grant.id)[0].received_cents == 0
    refused("cofinancing_not_found", services.receive_cofinancing, id=key("r"), **(receipt | {"cofinancing": key("x")}))
    assert ledger.verify().ok


def test_things_and_hours_have_a_declared_value_and_minutes_stay_minutes() -> None:
    """A freezer at its price, 150 minutes of three volunteers at 12 EUR an hour by the call: 30 EUR, never spent."""
    grant = build_grant("exeat")
    thing: dict[str, Any] = {
        "giver": "Coldiretti",
        "what": "Congelatore usato",
        "value_cents": 50_000,
        "on": MAY,
        "stamp": on(MAY),
    }
    refused("text_missing", services.give_in_kind, id=key("thing"), grant=grant.id, method=" ", **thing)
    services.give_in_kind(id=key("thing"), grant=grant.id, method="Listino dell'usato", **thing)
    rate = RateDraft(kind=RateKind.VOLUNTEER_HOUR, title="Volontariato", source="Bando, art. 8", cents=1_200)
    services.declare_rate(id=key("rate"), grant=grant.id, rate=rate, stamp=on(PAID))
    for name, minutes in (("saturday", 150), ("mistake", 999)):
        services.give_hours(
            id=key(name), rate=key("rate"), minutes=minutes, people=3, what="Al banchetto", on=MAY, stamp=on(MAY)
        )
    services.take_back(id=key("undo"), given=key("mistake"), why="Contate due volte", stamp=on(MAY))
    account = selectors.account(grant.id)
    assert (account.in_kind_cents, account.volunteer_minutes, account.volunteer_value_cents) == (50_000, 150, 3_000)
    assert (account.spent_cents, account.lines[0].left_cents) == (0, 1_200_000)
    assert [(each.value_cents, each.undone) for each in selectors.hours(grant.id)].count((3_000, False)) == 1
    refused("gift_not_found", services.take_back, id=key("u"), given=key("nothing"), why="x", stamp=on(MAY))


def announce(name: str, *, target: int | None, all_or_nothing: bool | None) -> CampaignView:
    """Announce a campaign that has not started."""
    draft = CampaignDraft(
        programme=PROGRAMME,
        title=Bilingual(it=f"Campagna {name}"),
        platform="Idea Ginger",
        target_cents=target,
        all_or_nothing=all_or_nothing,
        state=CampaignState.NOT_STARTED,
    )
    return services.announce_campaign(id=key("campaign", name), campaign=draft, stamp=on(PAID))


def collect(name: str, line: UUID) -> CampaignView:
    """Collect what a campaign raised for a line."""
    return services.collect_campaign(
        id=key("collected", name),
        campaign=key("campaign", name),
        line=line,
        on=LATER,
        paper="Estratto",
        stamp=on(LATER),
    )


def test_a_campaign_becomes_money_only_by_its_rule() -> None:
    """Venaria asks 6,000 EUR, all or nothing: 5,999 bring nothing; Rivoli keeps what it raised."""
    grant = build_grant("l-elica")
    line = grant.lines[1].id
    assert announce("Moncalieri", target=None, all_or_nothing=None).target_cents is None
    for name, all_or_nothing, target, raised in (
        ("Venaria", True, 600_000, 599_900),
        ("Rivoli", False, 350_000, 90_000),
    ):
        announce(name, target=target, all_or_nothing=all_or_nothing)
        refused("campaign_not_collectable", collect, name=name, line=line)
        services.count_campaign(
            id=key("count", name),
            campaign=key("campaign", name),
            on=LATER,
            raised_cents=raised,
            stamp=on(LATER),
            backers=40,
        )
        services.move_campaign(
            id=key("ended", name), campaign=key("campaign", name), state=CampaignState.ENDED, stamp=on(LATER)
        )
    short = refused("campaign_not_collectable", collect, name="Venaria", line=line)
    assert (short.data["raised_cents"], short.data["target_cents"]) == (599_900, 600_000)
    assert collect("Rivoli", line).collected_cents == 90_000
    services.count_campaign(
        id=key("count", "last"), campaign=key("campaign", "Venaria"), on=LATER, raised_cents=600_000, stamp=on(LATER)
    )
    collect("Venaria", line)
    assert selectors.account(grant.id).cofinancing_received_cents == 690_000
    assert [each.title.it for each in selectors.campaigns(PROGRAMME)] == [
        "Campagna Moncalieri", "Campagna Rivoli", "Campagna Venaria"
    ]  # fmt: skip


def test_a_market_day_of_two_programmes_costs_each_its_share_and_counts_once() -> None:
    """One third and two thirds of 100.01 EUR; 268 kg count for one and are also counted in the other."""
    day, one, other = key("day"), key("programme", "a"), key("programme", "b")
    shares: dict[str, Any] = {
        "kind": ThingKind.MARKET_DAY,
        "money_cents": 10_001,
        "reason": "Accordo tra i programmi",
        "stamp": on(MAY),
    }
    wrong = refused(
        "shares_not_whole", services.divide_among, id=key("d"), thing=day, shares={one: 3333, other: 6666}, **shares
    )
    assert wrong.data["percent"] == "99.99"
    services.divide_among(id=key("d"), thing=day, shares={one: 5000, other: 5000}, **shares)
    services.divide_among(id=key("e"), thing=day, shares={one: 3333, other: 6667}, **shares)
    assert selectors.money_by_programme() == {one: 3_333, other: 6_668}
    counted = selectors.grams_by_programme({day: 268_000, key("not divided"): 5})
    assert (counted.own, counted.also, counted.total) == ({other: 268_000}, {one: 268_000}, 268_000)
    assert [thing.thing for thing in selectors.also_counted(one)] == [day]
    refused("thing_not_divided", selectors.counted_thing, thing=key("not divided"))


def test_what_falls_due_is_told_to_who_reports() -> None:
    """A milestone, a report and the end of the time, until each is done."""
    grant = build_grant("gruppo-arco")
    omar = people.create_user(id=key("user", "omar"), email="omar@example.org", display_name="Omar", stamp=on(PAID))
    people.grant_role(
        id=key("role"),
        user=omar.id,
        role=Role.ORGANISATION,
        network=None,
        organisation=grant.recipient.id,
        stamp=on(PAID),
    )
    services.plan_milestone(id=key("step"), grant=grant.id, title="Primo mercato", due_on=MAY, stamp=on(PAID))
    services.ask_report(id=key("report"), grant=grant.id, title="Relazione", due_on=MAY, stamp=on(PAID))

    def due(*, until: date = ENDS) -> list[str]:
        found = selectors.deadlines(since=at(0, day=PAID), until=at(23, 59, day=until))
        assert all(each.to == (omar.id,) for each in found)
        return [each.kind for each in found]

    assert due() == ["milestone_due", "report_due", "grant_ends"]
    assert due(until=MAY - timedelta(days=1)) == []
    services.reach_milestone(id=key("there"), milestone=key("step"), reached_on=MAY, text="Otto banchi", stamp=on(MAY))
    services.send_report(id=key("sent"), report=key("report"), text="Tutto bene.", stamp=on(MAY))
    assert due() == ["grant_ends"]
    assert selectors.milestones(grant.id)[0].reached_on == MAY
    refused("report_sent", services.send_report, id=key("s2"), report=key("report"), text="Ancora", stamp=on(MAY))
    refused(
        "milestone_reached", services.reach_milestone,
        id=key("t2"), milestone=key("step"), reached_on=MAY, text="Ancora", stamp=on(MAY),
    )  # fmt: skip
