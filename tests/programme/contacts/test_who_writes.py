"""Somebody writes from the contact page: it reaches who can answer, is opened by them alone, and does not stay."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.lib.outbox.models import Message
from fabene.people import selectors as people
from fabene.people import services as people_services
from fabene.privacy import services as privacy
from fabene.privacy.services.fading import fade, fade_tonight
from fabene.privacy.values import Kind as Kept
from fabene.privacy.values import What
from fabene.programme.contacts import selectors, services
from fabene.programme.contacts.models import Request
from fabene.programme.contacts.rules import who_answers
from fabene.programme.contacts.values import MOST_AN_HOUR, Kind, Letter, RequestView, State, Step
from tests.world import SATURDAY, World, at, build_world, key, stamp

pytestmark = pytest.mark.django_db
LETTER = Letter(name="Famiglia di prova 12", reach="333 000 0012", text="Non riesco a fare la spesa.\n\nSiamo in tre.")
VISITOR = key("visitor")


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def ask(
    *words: str, kind: Kind = Kind.HELP, network: object = None, letter: Letter = LETTER, origin: str = "192.0.2.1"
) -> RequestView:
    return services.ask(
        id=key("asked", *words),
        kind=kind,
        network=network,  # type: ignore[arg-type]  # an identity or nothing
        letter=letter,
        origin=origin,
        stamp=stamp(9, who="visitor"),
    )


def mailed(request: RequestView) -> set[str]:
    row = Request.objects.get(id=request.id)
    return {email.partition("@")[0] for email in who_answers(row, SATURDAY).values()}


def desk(who: str) -> selectors.Desk:
    return selectors.desk_of(key("user", who), SATURDAY)


def test_help_goes_to_who_follows_families_there_and_to_nobody_else(world: World) -> None:
    grugliasco = world.grugliasco.network.id
    asked = ask("help", network=grugliasco)
    assert (asked.number, asked.state, asked.kind) == (1, State.OPEN, Kind.HELP)
    assert ask("help", network=grugliasco) == asked
    with pytest.raises(ConflictError):
        ask("help", network=world.rivoli.network.id)
    assert mailed(asked) == {"cesare", "clara"}
    assert Message.objects.filter(about=asked.id).count() == 2

    for stranger in ("ugo", "cinzia", "rita", "marta"):
        with pytest.raises(NotFoundError):
            services.read(id=key(stranger), request=asked.id, stamp=stamp(10, who=stranger))
    for knows_of_it in ("carla", "olga", "pia"):
        assert selectors.inbox(desk(knows_of_it), open_only=True) == (asked,)
        with pytest.raises(NotAllowedError):
            services.read(id=key(knows_of_it), request=asked.id, stamp=stamp(10, who=knows_of_it))

    opened = services.read(id=key("read"), request=asked.id, stamp=stamp(10, who="cesare"))
    assert (opened.name, opened.reach) == ("Famiglia di prova 12", "+393330000012")
    assert "Siamo in tre" in opened.text
    assert [(line.who, line.what) for line in people.readings_of(asked.id)] == [
        (key("user", "cesare"), "contact.letter")
    ]
    raw = Request.objects.get(id=asked.id)
    assert b"prova" not in bytes(raw.letter or b"")

    for accreditation in people.accreditations_of(grugliasco):
        people_services.end_accreditation(
            id=key("end", str(accreditation.id)),
            accreditation=accreditation.id,
            on=SATURDAY - timedelta(days=1),
            stamp=stamp(11, who="olga"),
        )
    assert mailed(asked) == {"carla"}
    assert desk("carla").reads(Kind.HELP, grugliasco)


def test_a_trader_is_answered_by_the_coordination_and_sees_how_far_it_is(world: World) -> None:
    letter = Letter(name="Tina", reach="tina@example.org", text="Vorrei dare il pane.")
    asked = ask("trader", kind=Kind.TRADER, network=world.grugliasco.network.id, letter=letter)
    assert mailed(asked) == {"carla"}
    assert mailed(ask("school", kind=Kind.SCHOOL, letter=letter)) == {"olga", "pia"}
    with pytest.raises(NotFoundError):
        selectors.request(asked.id, desk=desk("cesare"))
    assert selectors.waiting(desk("carla")) == 1

    token = services.link_of(asked)
    assert services.tell_asker(id=key("mail"), request=asked.id, address="https://x", stamp=stamp(9, who="visitor"))
    assert selectors.by_link(token, at(10)) == asked
    with pytest.raises(NotFoundError):
        selectors.by_link(token[:-1] + "B", at(10))

    for _again in range(2):
        services.take(id=key("take"), request=asked.id, stamp=stamp(10, who="carla"))
    with pytest.raises(ConflictError):
        services.take(id=key("take", "2"), request=asked.id, stamp=stamp(10, who="olga"))
    services.answer(id=key("answer"), request=asked.id, text="Passiamo martedì.", stamp=stamp(11, who="carla"))
    assert selectors.said_back(asked.id) == "Passiamo martedì."
    services.close(id=key("close"), request=asked.id, stamp=stamp(12, who="carla"))
    assert selectors.by_link(token, at(13)).state is State.CLOSED
    services.reopen(id=key("undo"), request=asked.id, stamp=stamp(12, 5, who="carla"))
    assert selectors.by_link(token, at(13)).state is State.TAKEN

    services.hand_over(id=key("hand"), request=asked.id, network=world.rivoli.network.id, stamp=stamp(13, who="carla"))
    assert mailed(asked) == {"rita"}
    assert [one.step for one in selectors.steps(asked.id)] == [
        Step.ASKED,
        Step.TAKEN,
        Step.ANSWERED,
        Step.CLOSED,
        Step.REOPENED,
        Step.HANDED,
    ]
    services.withdraw(id=key("back"), request=asked.id, stamp=stamp(14, who="visitor"))
    gone = selectors.by_link(token, at(15))
    assert (gone.state, selectors.said_back(asked.id)) == (State.GONE, "")
    assert not Message.objects.filter(about=asked.id).exists()
    with pytest.raises(ConflictError):
        services.read(id=key("late"), request=asked.id, stamp=stamp(16, who="rita"))


def test_what_cannot_be_taken_in_says_why(world: World) -> None:
    def refused(**more: object) -> str:
        with pytest.raises(FabeneError) as error:
            ask("no", **more)  # type: ignore[arg-type]  # whatever a test wants to ask
        return error.value.code

    assert refused() == "contact_network_missing"
    here = {"network": world.grugliasco.network.id}
    assert refused(**here, letter=Letter(name="", reach=" ", text="ciao")) == "contact_reach_missing"
    assert refused(**here, letter=Letter(name="", reach="x@y", text="ciao")) == "email_not_valid"
    assert refused(**here, letter=Letter(name="", reach="12", text="ciao")) == "phone_not_valid"
    assert refused(**here, letter=Letter(name="", reach="a@example.org", text=" \n ")) == "text_missing"
    for number in range(MOST_AN_HOUR):
        ask("many", str(number), **here)  # type: ignore[arg-type]  # a network
    assert refused(**here) == "contact_too_many"
    ask("elsewhere", **here, origin="192.0.2.2")  # type: ignore[arg-type]  # a network


def test_the_night_erases_what_was_closed_and_what_lies_forgotten(world: World) -> None:
    here = world.grugliasco.network.id
    closed, waits = ask("closed", network=here), ask("waits", network=here)
    services.close(id=key("close"), request=closed.id, stamp=stamp(10, who="cesare"))
    confirm_times()

    def night(on: date) -> int:
        done = fade(until=on, stamp=stamp(3, day=on, who="night"), dry_run=False)
        return next(line.count for line in done.lines if line.rule.kind == Kept.CONTACTS)

    assert night(SATURDAY + timedelta(days=14)) == 0
    assert night(SATURDAY + timedelta(days=16)) == 1
    states = {row.id: row.state for row in Request.objects.all()}
    assert states == {closed.id: State.GONE, waits.id: State.OPEN}
    assert night(SATURDAY + timedelta(days=91)) == 1
    assert [bool(row.key or row.letter or row.origin) for row in Request.objects.all()] == [False, False]
    assert [row.number for row in Request.objects.order_by("number")] == [1, 2]
    assert timezone.localdate(Request.objects.get(id=waits.id).asked_at) == SATURDAY


def test_what_was_promised_goes_though_nobody_confirmed_the_times(world: World) -> None:
    closed = ask("closed", network=world.grugliasco.network.id)
    services.close(id=key("close"), request=closed.id, stamp=stamp(10, who="cesare"))

    def night(days: int) -> str:
        on = SATURDAY + timedelta(days=days)
        return fade_tonight(until=on, stamp=stamp(3, day=on, who="night"))

    assert night(14).endswith("(nothing was too old)")
    assert night(16).endswith("(1 contacts)")
    assert Request.objects.get(id=closed.id).state == State.GONE


def confirm_times() -> None:
    privacy.confirm(id=key("ok"), what=What.RETENTION, name="Olga", office="DPO", stamp=stamp(9, who="olga"))
