"""Two years later nobody knows whose a bag was, and every sum is what it was."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from fabene.charter.selectors import rules_in_force
from fabene.collecting import services as collecting
from fabene.collecting.selectors import totals
from fabene.core.errors import ConflictError
from fabene.households import services as homes
from fabene.households.models import Household
from fabene.ledger.selectors import ledger_hash, verify
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.models import Message
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import services as people
from fabene.people.models import Action, Invitation, User
from fabene.people.selectors import purges
from fabene.people.values import Role
from fabene.privacy import selectors, services
from fabene.privacy.models import Request
from fabene.privacy.services.fading import NIGHT, fade_tonight
from fabene.privacy.values import About, Kind, Outcome, Right, What
from fabene.sharing import selectors as sharing
from fabene.sharing.models import Bag
from fabene.sharing.problems import standings_of
from tests.families import family, refer, welcome
from tests.privacy.papers import confirm_everything
from tests.remembered import Remember
from tests.sharing.market import hub_has, refusal, share_out
from tests.web.conftest import languages, plain_files
from tests.world import SATURDAY, World, at, build_world, key, stamp

__all__ = ["languages", "plain_files"]

pytestmark = pytest.mark.django_db

LATER = date(2023, 7, 2)
NIGHT_LATER = stamp_now(NIGHT, datetime(2023, 7, 2, 1, 30, tzinfo=UTC))


def build_this_world() -> World:
    """Two Saturdays of three families, two years before; everything confirmed by name."""
    world = build_world()
    for number in (1, 2):
        welcome(world.grugliasco, number)
    refer(world.grugliasco, 3, review_on=date(2024, 1, 1))
    for on in (SATURDAY, SATURDAY + timedelta(days=7)):
        hub_has(world.grugliasco, on=on, fruit="20", bread="9")
        share_out(on=on)
        collecting.close_day(id=key("closed", str(on)), day=key("day", on.isoformat()), stamp=stamp(20, day=on))
    confirm_everything()
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def fade(*, until: date = LATER, when: Stamp = NIGHT_LATER) -> dict[Kind, int]:
    done = services.fade(until=until, stamp=when, dry_run=False)
    assert done.done
    return {line.rule.kind: line.count for line in done.lines if line.count}


def would_go(*, until: date = LATER) -> dict[Kind, int]:
    return {line.rule.kind: line.count for line in selectors.report(on=until).lines if line.count}


def read(url: str) -> str:
    """Return a page without the token that is another one every time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", Client().get(url).content.decode())


def public_figures(world: World) -> tuple[object, ...]:
    """Return every number that somebody outside may read, with the page on which they stand, and the ledger's word."""
    home, network = read(reverse("home")), read(reverse("network", args=["grugliasco"]))
    shared = [sharing.sharing_of(key("day", (SATURDAY + timedelta(days=days)).isoformat())) for days in (0, 7)]
    reached = sharing.households_reached(), sharing.households_reached(network=world.grugliasco.network.id)
    rules = rules_in_force(world.grugliasco.network.id, LATER)
    stands = standings_of(world.grugliasco.network.id, on=LATER, rules=rules)
    return (
        home,
        network,
        totals(),
        shared,
        reached,
        sharing.handed_over_count(),
        ledger_hash(),
        verify(),
        stands.get(family(3)),
    )


def test_whose_each_bag_was_goes_and_every_figure_stays(world: World) -> None:
    before = public_figures(world)

    assert fade()[Kind.PICK_UPS] == 6

    assert not Bag.objects.filter(household__isnull=False).exists()
    assert public_figures(world) == before


def test_a_report_says_before_what_goes_and_nothing_goes_by_looking(world: World) -> None:
    seen = services.fade(until=LATER, stamp=NIGHT_LATER, dry_run=True)

    assert not seen.done
    assert Bag.objects.filter(household__isnull=False).count() == 6
    line = next(line for line in seen.lines if line.rule.kind == Kind.PICK_UPS)
    assert (line.count, line.oldest, line.before) == (6, SATURDAY, date(2021, 7, 1))


def test_a_family_nobody_heard_of_for_a_year_goes_and_one_to_be_seen_again_stays(world: World) -> None:
    assert would_go()[Kind.HOUSEHOLDS] == 2

    fade()

    assert list(Household.objects.values_list("id", flat=True)) == [family(3)]


def test_a_word_about_a_family_keeps_it(world: World) -> None:
    may = stamp(12, day=date(2023, 5, 2), who="carla")
    homes.choose(id=key("word"), household=family(1), excludes=["pork"], likes=[], stamp=may)

    assert would_go()[Kind.HOUSEHOLDS] == 1


def test_who_left_goes_a_year_after_leaving_though_a_review_was_planned(world: World) -> None:
    homes.leave(id=key("leave"), household=family(3), stamp=stamp(12, day=date(2021, 6, 1), who="cesare"))

    assert would_go()[Kind.HOUSEHOLDS] == 3


def test_what_a_shorter_time_would_take_is_what_it_takes(world: World) -> None:
    services.set_retention(id=key("shorter"), kind=Kind.PICK_UPS, amount=6, stamp=NIGHT_LATER)

    assert selectors.unconfirmed() == (What.RETENTION.value,)
    assert refusal(fade) == "retention_unconfirmed"
    assert fade_tonight(until=LATER, stamp=NIGHT_LATER).startswith("nobody has confirmed")


def test_the_night_says_in_a_line_what_went(world: World) -> None:
    told = fade_tonight(until=LATER, stamp=NIGHT_LATER)

    assert "6 pick_ups, 2 households" in told
    assert fade_tonight(until=LATER, stamp=NIGHT_LATER) == "nothing was too old"


def test_who_holds_no_role_any_more_goes_after_a_year(world: World) -> None:
    people.revoke_role(
        id=key("revoked"), membership=key("membership", "sara", Role.STAND), stamp=stamp(9, day=date(2021, 6, 1))
    )

    fade()

    left = set(User.objects.values_list("id", flat=True))
    assert {key("user", "sara"), key("user", "nino")}.isdisjoint(left)
    assert key("user", "carla") in left


def test_the_month_of_a_log_goes_whole_and_that_stays_written(world: World) -> None:
    assert Action.objects.filter(recorded_at__lt=at(0, day=date(2021, 7, 1))).exists()

    fade()

    assert not Action.objects.filter(recorded_at__lt=at(0, day=date(2021, 6, 30))).exists()
    assert {purge.month for purge in purges()} == {date(2021, 3, 1), date(2021, 5, 1)}


def test_messages_invitations_sessions_and_attempts_go(world: World) -> None:
    outbox.put(
        id=key("mail"), channel="email", to="a@example.org", subject="", text="ciao", about=key("x"), stamp=stamp(9)
    )
    outbox.withdraw(ids=[key("mail")], stamp=stamp(10))
    people.invite(
        id=key("invited"),
        email="lia@example.org",
        display_name="Lia",
        role=Role.HUB,
        network=world.grugliasco.network.id,
        organisation=None,
        stamp=stamp(9),
    )
    Session.objects.create(session_key="old", session_data="", expire_date=at(9))
    UserSession.objects.create(
        user_id=key("user", "ugo"), session_key="old", ip="127.0.0.1", user_agent="phone", created_at=at(9)
    )
    AccessAttempt.objects.create(username="x@example.org", ip_address="127.0.0.1", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=at(9))

    gone = fade()

    assert {
        kind: gone[kind] for kind in (Kind.MESSAGES, Kind.INVITATIONS, Kind.SESSIONS, Kind.ATTEMPTS)
    } == dict.fromkeys((Kind.MESSAGES, Kind.INVITATIONS, Kind.SESSIONS, Kind.ATTEMPTS), 1)
    assert not Message.objects.exists()
    assert Invitation.objects.get(id=key("invited")).email == ""
    assert not UserSession.objects.exists()


def test_an_answered_request_goes_and_one_that_waits_stays(world: World) -> None:
    for word, right in (("old", Right.ACCESS), ("waits", Right.CORRECTION)):
        services.ask(
            id=key(word), about=About.HOUSEHOLD, right=right, subject=family(3), asked_on=SATURDAY, stamp=stamp(9)
        )
    services.answer(id=key("done"), request=key("old"), outcome=Outcome.DONE, text="", stamp=stamp(10))

    fade()

    assert list(Request.objects.values_list("id", flat=True)) == [key("waits")]


def test_the_only_programme_office_is_not_erased(world: World) -> None:
    with pytest.raises(ConflictError, match="last_programme_office"):
        people.erase_user(id=key("erase"), user=key("user", "olga"), stamp=stamp(9, who="olga"))
