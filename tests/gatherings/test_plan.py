"""A session is planned, repeated, moved, called off and taken up again; who signed up hears of it."""

from datetime import date

import pytest
from icalendar import Calendar

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError
from fabene.gatherings import selectors, services
from fabene.gatherings.values import ChangeKind, Headcount, Letter
from fabene.lib.calendars import Entry, calendar
from fabene.lib.outbox.models import Message
from tests.gatherings.sessions import WORKSHOP, draft, planned
from tests.remembered import Remember
from tests.world import World, at, build_world, key, stamp

NEWS = Letter(subject="Cambia l’ora", text="Alle 18.")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def test_a_session_is_moved_called_off_and_taken_up_again(world: World) -> None:
    planned()
    services.sign_up(id=key("nino"), gathering=WORKSHOP, owner=key("user", "nino"), stamp=stamp(10))
    services.sign_up(id=key("three"), gathering=WORKSHOP, people=3, stamp=stamp(10, 1))

    moved = services.change_gathering(
        id=key("moved"),
        gathering=WORKSHOP,
        draft=draft(starts_at=at(18), ends_at=at(20)),
        reason="la sala è libera più tardi",
        stamp=stamp(11),
        letter=NEWS,
    )
    assert (moved.sequence, Message.objects.count()) == (1, 1), "only Nino can be reached"
    called_off = services.cancel_gathering(
        id=key("off"), gathering=WORKSHOP, reason="neve", stamp=stamp(12), letter=NEWS
    )
    assert (called_off.sequence, called_off.why_cancelled, called_off.open_at(at(12))) == (2, "neve", False)
    resumed = services.resume_gathering(id=key("on"), gathering=WORKSHOP, stamp=stamp(13), letter=NEWS)
    assert (resumed.sequence, resumed.cancelled) == (3, False)
    states = sorted(Message.objects.values_list("state", flat=True))
    assert states == ["waiting", "withdrawn"], "a letter that had not left is taken back, not followed by another"
    assert [one.kind for one in selectors.changes(WORKSHOP)] == [
        ChangeKind.RESUMED,
        ChangeKind.CANCELLED,
        ChangeKind.MOVED,
    ]
    assert [one.key for one in selectors.deadlines(since=at(9), until=at(19))] == [WORKSHOP]
    assert selectors.deadlines(since=at(9), until=at(19))[0].to == (key("user", "nino"),)


def test_what_is_wrong_with_a_session_is_said(world: World) -> None:
    planned(capacity=2)
    services.sign_up(id=key("two"), gathering=WORKSHOP, people=2, stamp=stamp(10))

    def change(**changes: object) -> None:
        services.change_gathering(
            id=key("change", *changes), gathering=WORKSHOP, draft=draft(**changes), stamp=stamp(11)
        )

    wrong: dict[str, dict[str, object]] = {
        "gathering_ends_before_it_starts": {"ends_at": at(16)},
        "gathering_too_long": {"ends_at": at(17, day=date(2021, 9, 1))},
        "gathering_nowhere": {"place": " ", "link": "", "phone": ""},
        "address_not_valid": {"link": "javascript:alert(1)"},
        "capacity_out_of_bounds": {"capacity": 0},
        "capacity_below_taken": {"capacity": 1},
        "move_reason_missing": {"place": "altrove"},
        "text_missing": {"title": Bilingual(it="  ")},
        "network_not_found": {"network": key("nowhere")},
    }
    for code, changes in wrong.items():
        with pytest.raises(FabeneError, match=code):
            change(**changes)
    assert selectors.gathering(WORKSHOP).sequence == 0
    with pytest.raises(ConflictError, match="gathering_over"):
        services.cancel_gathering(id=key("late"), gathering=WORKSHOP, reason="neve", stamp=stamp(19))


def test_a_series_keeps_the_hour_of_the_clocks_when_they_change(world: World) -> None:
    planned(recording="https://example.org/film")
    days = (date(2021, 11, 6), date(2021, 10, 30))
    for _ in range(2):
        again = services.repeat_gathering(id=key("again"), gathering=WORKSHOP, dates=days, stamp=stamp(9, 30))
    assert [one.starts_at for one in again] == [at(17, day=day) for day in sorted(days)]
    assert {one.series for one in (*again, selectors.gathering(WORKSHOP))} == {WORKSHOP}
    assert [one.plan.recording for one in again] == ["", ""]
    assert len(selectors.gatherings(network=key("network", "grugliasco"), public_only=True)) == 3
    assert selectors.gatherings(since=at(20), until=at(9, day=date(2021, 11, 1)))[0].id == again[0].id


def test_attendance_is_a_number_or_owners_and_materials_are_links_or_files(world: World) -> None:
    planned()
    with pytest.raises(FabeneError, match="gathering_not_begun"):
        services.count_attendance(
            id=key("early"), gathering=WORKSHOP, counted=Headcount(in_person=3), stamp=stamp(9, day=date(2021, 5, 7))
        )
    services.attend(id=key("owner"), gathering=WORKSHOP, owner=key("class 3B"), stamp=stamp(18))
    services.attend(id=key("twice"), gathering=WORKSHOP, owner=key("class 3B"), stamp=stamp(18))
    assert selectors.attendance(WORKSHOP).people == 1
    services.count_attendance(
        id=key("count"), gathering=WORKSHOP, counted=Headcount(in_person=9, remote=4, by_phone=1), stamp=stamp(19)
    )
    assert selectors.attendance(WORKSHOP).people == 14

    page = services.add_material(
        id=key("page"), gathering=WORKSHOP, title=Bilingual(it="Le schede"), url="https://example.org", stamp=stamp(20)
    )
    services.add_material(
        id=key("file"),
        gathering=WORKSHOP,
        title=Bilingual(it="Il verbale"),
        content=b"%PDF-1.7 verbale",
        public=False,
        stamp=stamp(20),
    )
    assert [one.title.it for one in selectors.materials(WORKSHOP, public_only=False)] == ["Le schede", "Il verbale"]
    assert selectors.materials(WORKSHOP, public_only=True) == (page,)
    services.withdraw_material(id=key("gone"), material=key("file"), stamp=stamp(21))
    with pytest.raises(FabeneError, match="material_not_found"):
        selectors.material(key("file"))
    with pytest.raises(FabeneError, match="material_empty"):
        services.add_material(id=key("none"), gathering=WORKSHOP, title=Bilingual(it="Niente"), stamp=stamp(20))


def test_a_calendar_keeps_what_was_called_off() -> None:
    entries = [
        Entry(
            uid="a@fabene",
            sequence=2,
            changed_at=at(12),
            starts=at(17),
            ends=at(19),
            title="Pranzo, con tutti",
            cancelled=True,
        ),
        Entry(
            uid="b@fabene",
            sequence=0,
            changed_at=at(9),
            starts=date(2021, 1, 7),
            ends=date(2021, 1, 8),
            title="Due giorni",
        ),
    ]
    read = Calendar.from_ical(calendar("Incontri", entries, site="fabene.example"))
    first, second = read.walk("VEVENT")
    assert (str(first["UID"]), str(first["SEQUENCE"]), str(first["STATUS"])) == ("a@fabene", "2", "CANCELLED")
    assert (first.decoded("DTSTART"), str(first["SUMMARY"])) == (at(17), "Pranzo, con tutti")
    assert second.decoded("DTEND") == date(2021, 1, 9)
