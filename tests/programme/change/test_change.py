"""A change in services is told from before to after; an ecosystem is drawn again and compared; a network is closed."""

from dataclasses import replace
from datetime import date

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people import services as people
from fabene.people.values import OrganisationKind
from fabene.programme.change import selectors, services
from fabene.programme.change.values import ChangeDraft, ChangeStatus, ChangeView, DossierDraft, MapDraft, Tie
from tests.world import BEFORE, at, build_network, key, stamp

pytestmark = pytest.mark.django_db
MAY = date(2021, 5, 8)
MARKET = ChangeDraft(
    programme=key("programme"),
    network=key("network", "grugliasco"),
    title=Bilingual(it="Un tavolo solo per l’aiuto alimentare"),
    problem=Bilingual(it="Ogni ente teneva il suo elenco."),
    before=Bilingual(it="Tre elenchi"),
    after=Bilingual(it="Una cabina di regia"),
    parties=(key("organisation", "grugliasco"), key("organisation", "emporio")),
)


@pytest.fixture(autouse=True)
def grugliasco() -> None:
    build_network("grugliasco", "Grugliasco", istat_code="001120", latitude="45.0689", longitude="7.5767")
    people.create_organisation(
        id=key("organisation", "emporio"), name="Emporio", kind=OrganisationKind.THIRD_SECTOR, stamp=BEFORE
    )


def propose() -> ChangeView:
    return services.open_change(id=key("change"), change=MARKET, on=date(2021, 3, 1), stamp=stamp(who="olga"))


def move(status: ChangeStatus, *, on: date = MAY, note: str = "", word: str = "") -> ChangeView:
    return services.move_change(
        id=key("move", status, word), change=key("change"), status=status, on=on, note=note, stamp=stamp(who="olga")
    )


def test_a_change_goes_from_proposed_to_in_place_and_keeps_its_history() -> None:
    assert propose() == propose()
    assert selectors.changes(status=ChangeStatus.PROPOSED) == (propose(),)
    move(ChangeStatus.AGREED, on=date(2021, 4, 1))
    move(ChangeStatus.TRIED)
    moved = move(ChangeStatus.IN_PLACE)
    assert move(ChangeStatus.IN_PLACE) == moved
    assert [status.status for status in moved.history] == ["in_place", "tried", "agreed", "proposed"]
    edited = services.edit_change(
        id=key("edit"),
        change=moved.id,
        draft=replace(MARKET, act="Delibera n. 12", parties=(key("organisation", "emporio"),)),
        stamp=stamp(who="olga"),
    )
    assert (edited.act, edited.parties, edited.status) == (
        "Delibera n. 12",
        (key("organisation", "emporio"),),
        ChangeStatus.IN_PLACE,
    )
    assert selectors.changes(network=key("network", "rivoli")) == ()


def test_a_status_does_not_go_back_in_time_nor_repeat_and_a_stop_says_why() -> None:
    propose()
    with pytest.raises(ConflictError, match="change_status_same"):
        move(ChangeStatus.PROPOSED)
    with pytest.raises(FabeneError, match="change_moved_back"):
        move(ChangeStatus.AGREED, on=date(2021, 2, 1))
    with pytest.raises(FabeneError, match="text_missing"):
        move(ChangeStatus.STOPPED)
    assert move(ChangeStatus.STOPPED, note="Mancano i fondi").status is ChangeStatus.STOPPED
    with pytest.raises(NotFoundError, match="change_not_found"):
        selectors.change(key("nothing"))


def draw(on: date, *ties: tuple[str, str, str], word: str = "", alone: tuple[str, ...] = ()) -> None:
    drawing = MapDraft(
        network=key("network", "grugliasco"),
        on=on,
        actors=alone,
        ties=tuple(Tie(first=first, second=second, what=what) for first, second, what in ties),
        source="Un incontro della rete",
    )
    services.draw_map(id=key("map", on.isoformat(), word), drawing=drawing, stamp=stamp(who="olga"))


def test_an_ecosystem_is_drawn_twice_and_compared() -> None:
    draw(date(2021, 2, 1), ("Gruppo Arco", "Comune", "progetto"), ("Gruppo Arco", "GreenTo", ""))
    draw(MAY, ("Comune", "Gruppo Arco", "cabina di regia"), ("Emporio", "Comune", "elenco"), alone=("Scuola",))
    draw(MAY, ("Comune", "Gruppo Arco", "cabina di regia"), ("Emporio", "Comune", "elenco"), word="better")
    after, before = selectors.maps(key("network", "grugliasco"))
    assert after.actors == ("Comune", "Gruppo Arco", "Emporio")
    seen = selectors.compared(before, after)
    assert (seen.came, seen.went) == (("Emporio",), ("GreenTo",))
    assert [tie.what for tie in seen.stayed] == ["cabina di regia"]
    assert [tie.second for tie in seen.gone] == ["GreenTo"]
    assert [tie.first for tie in seen.new] == ["Emporio"]


def test_a_map_joins_two_and_is_not_of_tomorrow() -> None:
    with pytest.raises(FabeneError, match="tie_with_itself"):
        draw(MAY, ("Comune", " Comune ", ""))
    with pytest.raises(FabeneError, match="map_in_future"):
        draw(date(2030, 1, 1), ("Comune", "Emporio", ""))
    with pytest.raises(FabeneError, match="map_empty"):
        draw(MAY)
    with pytest.raises(FabeneError, match="map_too_large"):
        draw(MAY, alone=tuple(f"Ente {number}" for number in range(61)))


def test_a_dossier_is_written_again_and_what_nobody_knows_stays_empty() -> None:
    first = DossierDraft(
        network=key("network", "grugliasco"), programme=key("programme"), stays=Bilingual(it="I giri al mercato")
    )
    for number, draft in enumerate([first, first, replace(first, pays=Bilingual(it="Il Fondo Povertà"))]):
        services.write_dossier(id=key("dossier", str(number // 2)), dossier=draft, stamp=stamp(15 + number, who="olga"))
    kept = selectors.dossier(key("network", "grugliasco"), programme=key("programme"))
    assert kept is not None
    assert (kept.number, kept.pays.it, kept.results.it) == (2, "Il Fondo Povertà", "")
    assert kept.written_at == at(17)
    assert selectors.dossier(key("network", "grugliasco"), programme=key("another")) is None
