"""Who has something to do hears of it in time: in one mail a day, once for each interval, and never of a family."""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.conf import settings

from fabene.core.bilingual import Bilingual
from fabene.core.deadlines import Deadline
from fabene.lib.catalogues import compile_catalogues
from fabene.lib.keyring import unseal_here
from fabene.lib.outbox.models import Message
from fabene.programme.accompaniment import services as walks
from fabene.programme.accompaniment.values import ActionDraft
from fabene.programme.applications import services as applications
from fabene.programme.deadlines import selectors, services, sources
from fabene.programme.deadlines.models import Mail, Telling
from fabene.programme.deadlines.rules import interval_begun
from fabene.programme.deadlines.services import reminding
from fabene.programme.deadlines.values import Pace
from fabene.programme.deadlines.words import TO_DO
from fabene.web.pages.deadlines.addresses import WHERE, board, page_of
from tests.applications import build_draft
from tests.calls import build_call
from tests.lib.outbox.post import Clock, Postman, pump
from tests.remembered import Remember
from tests.world import World, at, build_world, key, stamp

DUE = date(2021, 5, 31)
NINO, OLGA, CARLA = key("user", "nino"), key("user", "olga"), key("user", "carla")
FOR_NINO = (NINO,)


@pytest.fixture(autouse=True, scope="module")
def languages() -> None:
    """Compile the catalogues, as `fabene prepare` does."""
    for folder in settings.LOCALE_PATHS:
        compile_catalogues(folder)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


@pytest.fixture
def falls_due(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return how a test says all that falls due."""

    def say(*found: Deadline) -> None:
        def source(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
            return tuple(one for one in found if since <= one.at < until)

        monkeypatch.setattr(sources, "SOURCES", (source,))

    return say


def report(number: int = 1, *, on: date = DUE, to: tuple[UUID, ...] = FOR_NINO) -> Deadline:
    due = at(23, 59, day=on)
    return Deadline(key=key("report", str(number)), kind="report_due", at=due, title=f"Relazione {number}", to=to)


def where(one: Deadline, *, office: bool) -> str:
    return f"https://fabene.example/{'ufficio' if office else one.kind}"


def run(day: date, hour: int = 8, *, who: str = "nino", leaves: bool = True) -> list[tuple[str, str]]:
    """Make a run at an hour of a day and return the mails it put in the outbox for somebody: subject and text.

    They leave at once, unless no mail ``leaves``.
    """
    known = set(Message.objects.values_list("id", flat=True))
    services.remind(at(hour, day=day), page_of=where, board="B")
    found = [mail for to, mail in mails(known) if to == who]
    if leaves:
        posted(at(hour, day=day))
    return found


def posted(moment: datetime) -> list[str]:
    """Let what waits in the outbox leave, and return for whom it was."""
    postman, clock = Postman(), Clock()
    clock.now = moment
    pump(postman, clock)
    return sorted(letter.to.partition("@")[0] for letter in postman.letters)


def mails(known: Collection[UUID] = ()) -> list[tuple[str, tuple[str, str]]]:
    """Return what waits in the outbox and was not known: for whom, subject and text."""
    new = Message.objects.exclude(id__in=known).order_by("id")
    letters = [json.loads(unseal_here(row.sealed or b"")) for row in new]
    return [(to.partition("@")[0], (subject, text)) for to, subject, text in letters]


def before(days: int) -> date:
    return DUE - timedelta(days=days)


def test_each_interval_is_told_once_and_never_again(falls_due: Callable[..., None]) -> None:
    falls_due(report())
    told = {days: len(run(before(days))) for days in (20, 14, 13, 4, 3, 2, 1, 0)}
    assert told == {20: 0, 14: 1, 13: 0, 4: 0, 3: 1, 2: 0, 1: 1, 0: 0}
    assert [len(run(before(days))) for days in (1, 0)] == [0, 0], "a run repeated changes nothing"
    assert run(DUE + timedelta(days=1)) == []
    assert sorted(Telling.objects.values_list("interval_days", flat=True)) == [1, 3, 14]
    assert interval_begun(due_on=DUE, today=before(2), pace=Pace.LAST_DAY) is None
    assert interval_begun(due_on=DUE, today=before(2), pace=Pace.DAILY) == 3
    assert interval_begun(due_on=DUE, today=DUE + timedelta(days=1), pace=Pace.DAILY) is None


def test_five_hundred_deadlines_are_one_mail_and_none_is_told_twice(falls_due: Callable[..., None]) -> None:
    falls_due(*(report(number) for number in range(500)))
    ((subject, text),) = run(before(3))
    assert subject == "500 scadenze si avvicinano"
    assert len(text) < 4_000
    assert "altre" in text
    assert "https://fabene.example/report_due" in text
    assert Telling.objects.count() == 500
    assert [run(before(3), hour) for hour in (9, 10, 19)] == [[], [], []]


def test_what_comes_later_in_the_day_waits_unless_somebody_wants_it_at_once(falls_due: Callable[..., None]) -> None:
    falls_due(report(1))
    assert len(run(before(3))) == 1
    falls_due(report(1), report(2))
    assert run(before(3), 9) == [], "one mail a day"
    ((subject, text),) = run(before(2))
    assert subject == "Una scadenza si avvicina"
    assert "Relazione 2" in text

    services.choose(id=key("at once"), pace=Pace.AT_ONCE, language="en", stamp=stamp(day=before(2), who="nino"))
    sent = []
    for number in range(3, 8):
        falls_due(*(report(each) for each in range(1, number + 1)))
        sent.append(len(run(before(2), 6 + number)))
    assert sent == [1, 1, 0, 0, 0], "three in a day, however many things fall due"
    ((subject, text),) = run(before(1))
    assert subject == "7 deadlines are near"
    assert "tomorrow" in text


def test_who_wants_the_last_day_only_hears_then_and_can_take_it_back(falls_due: Callable[..., None]) -> None:
    falls_due(report())
    chosen = stamp(day=before(20), who="nino")
    services.choose(id=key("last"), pace=Pace.LAST_DAY, language="it", stamp=chosen)
    services.choose(id=key("last"), pace=Pace.LAST_DAY, language="it", stamp=chosen)
    assert [len(run(before(days))) for days in (14, 3)] == [0, 0]
    services.undo_choice(id=key("undo"), choice=key("last"), stamp=stamp(day=before(2), who="nino"))
    assert selectors.choice_of(NINO).id is None
    assert len(run(before(2))) == 1, "the rule of the house holds again"
    services.choose(id=key("again"), pace=Pace.LAST_DAY, language="it", stamp=stamp(16, day=before(2), who="nino"))
    ((_subject, text),) = run(before(1))
    assert "domani, lunedì 31 maggio 2021 alle 23:59" in text


def test_a_deadline_that_moved_is_told_again_only_when_it_came_nearer(falls_due: Callable[..., None]) -> None:
    falls_due(report())
    assert len(run(before(14))) == 1
    falls_due(report(on=DUE + timedelta(days=1)))
    assert run(before(13)) == [], "put off: not told again"
    falls_due(report(on=before(2)))
    ((_subject, text),) = run(before(13))
    assert "la data è stata anticipata" in text
    assert run(before(12)) == []
    falls_due()
    assert [run(before(days)) for days in (5, 3)] == [[], []], "withdrawn: not told"


def test_a_run_has_a_limit_and_the_next_one_goes_on(
    falls_due: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "MOST_MAILS_A_RUN", 2)
    falls_due(report(to=(NINO, CARLA, key("user", "ugo"), key("user", "sara"), key("nobody"))))
    sent = []
    for hour in (8, 9, 10):
        run(before(3), hour)
        sent.append(Mail.objects.count())
    assert sent == [2, 4, 5], "one of the five is the office's list"


def test_after_days_without_mail_everybody_finds_one_mail_and_not_one_for_each_day(
    falls_due: Callable[..., None],
) -> None:
    falls_due(
        report(1, on=before(-11), to=(NINO, CARLA)),
        report(2, on=before(-1), to=(NINO, CARLA)),
        report(3, on=before(0), to=(NINO,)),
    )
    assert [len(run(before(days), leaves=False)) for days in (3, 2, 1)] == [1, 1, 1], "a mail a day, and none leaves"
    ((subject, text),) = run(DUE, 8, leaves=False)
    assert subject == "3 scadenze si avvicinano", "what was told to nobody is told today"
    assert all(f"Relazione {number}" in text for number in (1, 2, 3))
    assert [run(DUE, hour, leaves=False) for hour in (8, 9, 10)] == [[], [], []]
    assert posted(at(11, day=DUE)) == ["carla", "nino", "olga"]
    assert run(DUE + timedelta(days=1)) == [], "what left is not taken back"


def test_after_days_without_runs_each_thing_is_told_once_and_what_is_over_is_not(
    falls_due: Callable[..., None],
) -> None:
    falls_due(report(1), report(2, on=before(5)), report(3, on=before(-9)))
    assert len(run(before(14))) == 1
    ((subject, text),) = run(before(1))
    assert subject == "2 scadenze si avvicinano"
    assert "Relazione 2" not in text, "its day has passed"
    assert [run(before(1), hour) for hour in (8, 9, 19)] == [[], [], []]


def test_an_english_mail_calls_things_by_their_english_name(falls_due: Callable[..., None]) -> None:
    named = replace(report(1), title="Il bando", title_en="The call")
    falls_due(named, replace(report(2), title="Senza nome inglese"))
    chosen = stamp(9, day=before(20), who="nino")
    services.choose(id=key("english"), pace=Pace.DAILY, language="en", stamp=chosen)
    ((_subject, text),) = run(before(3))
    assert "The call" in text
    assert "Il bando" not in text
    assert "Senza nome inglese" in text


def test_the_office_reads_once_a_week_what_falls_due_for_everybody(falls_due: Callable[..., None]) -> None:
    hers = replace(report(2, on=before(10)), kind="grant_ends", to=(OLGA,))
    unsent = replace(report(3), kind="application_unsent", title="Un’idea segreta")
    falls_due(report(1), hers, unsent)
    monday, thursday = date(2021, 5, 10), date(2021, 5, 13)
    ((subject, text),) = run(monday, who="olga")
    assert subject == "Una scadenza si avvicina", "hers and everybody's in one mail"
    assert "Nei prossimi 30 giorni scade, per tutti:" in text
    assert "Relazione 1\n  https://fabene.example/ufficio" in text
    assert "segreta" not in text
    assert run(thursday, who="olga") == []
    ((subject, _text),) = run(date(2021, 5, 17), who="olga")
    assert subject == "Nei prossimi giorni: 2 scadenze"


def test_the_flats_say_what_falls_due_and_each_kind_has_its_words_and_its_page(world: World) -> None:
    assert TO_DO.keys() == WHERE.keys()
    call = build_call(opens_at=at(9, day=date(2021, 5, 1)), closes_at=at(12, day=DUE), jurors={}, results_by=DUE)
    draft = build_draft(call, "orto", moment=at(12, day=date(2021, 5, 3)))
    action = ActionDraft(network=world.grugliasco.network.id, what=Bilingual(it="Le cassette"), due_on=before(1))
    walks.plan_action(id=key("action"), action=action, stamp=stamp(9, day=date(2021, 5, 3), who="carla"))
    found = sources.coming(at(8, day=before(3)), days=30)
    assert {one.kind: one.to for one in found} == {
        "call_closes": (),
        "application_unsent": (NINO,),
        "action_due": (CARLA,),
    }, "an action of a network falls to who coordinates it"
    assert [one.key for one in selectors.mine(NINO, now=at(8, day=before(3)))] == [draft]

    services.remind(at(8, day=before(3)), page_of=page_of, board=board())
    by_name = {to: text for to, (_subject, text) in mails()}
    assert f"/proposte/{draft}/" in by_name["nino"]
    assert "La proposta «Idea orto» non è ancora partita" in by_name["nino"]
    assert f"/accompagnamento/rete/grugliasco/{key('action')}/" in by_name["carla"]
    assert "Idea orto" not in by_name["olga"]
    assert "Chiude il bando" in by_name["olga"]
    everything = selectors.everything_about_user(NINO)
    assert [one["things"] for one in everything["mails"]] == [1]

    applications.discard(id=key("gone"), application=draft, stamp=stamp(day=before(2), who="nino"))
    assert selectors.mine(NINO, now=at(8, day=before(1))) == ()
