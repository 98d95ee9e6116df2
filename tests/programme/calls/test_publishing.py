"""A call is written piece by piece, published whole before it opens, and changes by versions that all can read."""

from datetime import date, timedelta

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.programme.calls import selectors, services
from fabene.programme.calls.errors import FrozenError, IncompleteError
from fabene.programme.calls.values import CallView, Criterion, State, Step
from tests.calls import CLOSES, CLOSES_AT, OPENS, PROGRAMME, PUBLISHED, build_call
from tests.world import at, key, stamp

pytestmark = pytest.mark.django_db

OFFICE = stamp(9, day=PUBLISHED, who="olga")
DURING = stamp(12, day=date(2020, 6, 1), who="olga")
AFTER = stamp(12, day=date(2020, 6, 20), who="olga")
JULY = at(23, 59, day=date(2020, 7, 6))


def test_the_call_of_2020_opens_by_itself_is_extended_with_a_reason_and_closes() -> None:
    call = build_call()
    assert [call.state_at(at(hour, day=day)) for hour, day in ((8, date(2020, 5, 1)), (10, PUBLISHED), (9, OPENS))] == [
        State.DRAFT,
        State.PUBLISHED,
        State.OPEN,
    ]
    assert (call.version, call.publishes_at) == (1, at(9, day=PUBLISHED))
    assert [juror.organisation_name for juror in call.jurors] == ["Comune", "Città Metropolitana di Torino", "S-nodi"]
    assert [criterion.weight for criterion in call.criteria] == [40, 30, 30]
    assert selectors.is_open(call.id, at(23, day=CLOSES))

    extended = services.extend_call(
        id=key("extension"), call=call.id, closes_at=JULY, reason="Venaria è entrata dopo.", stamp=DURING
    )
    again = services.extend_call(
        id=key("extension"), call=call.id, closes_at=JULY, reason="Venaria è entrata dopo.", stamp=DURING
    )
    assert extended == again == selectors.call(call.id)
    assert (extended.version, extended.closes_at, extended.publishes_at) == (2, JULY, call.publishes_at)
    assert [selectors.is_open(call.id, moment) for moment in (at(12, day=date(2020, 7, 6)), JULY)] == [True, False]
    first, second = selectors.versions(call.id)
    assert (first.text.closes_at, second.text.closes_at) == (call.closes_at, JULY)
    assert (second.step, second.reason, second.actor) == (
        Step.EXTENSION,
        "Venaria è entrata dopo.",
        key("user", "olga"),
    )
    assert [line.at for line in selectors.deadlines(since=at(0, day=CLOSES), until=JULY + timedelta(days=1))] == [JULY]


def test_a_call_is_written_from_a_template_and_refused_until_everything_is_there() -> None:
    id = key("call", "primo")
    draft = services.draft_call(id=id, slug="primo", programme=PROGRAMME, template="social_call", stamp=OFFICE)
    assert (draft.version, draft.publishes_at, sum(criterion.weight for criterion in draft.criteria)) == (0, None, 100)
    heavy = tuple(Criterion(key=each, title=Bilingual(it=each), weight=60) for each in ("a", "b"))
    services.save_draft(
        id=key("save"), notice=id, changes={"criteria": heavy, "opens_at": at(9, day=date(2020, 5, 1))}, stamp=OFFICE
    )
    with pytest.raises(IncompleteError) as refused:
        services.publish_call(id=key("publish"), call=id, stamp=OFFICE)
    assert {(one.field, one.fault) for one in refused.value.missing} == {
        ("title", "missing"),
        ("sentence", "missing"),
        ("who_may", "missing"),
        ("territory", "missing"),
        ("criteria", "weights_not_100"),
        ("opens_at", "opens_before_published"),
        ("closes_at", "missing"),
        ("resources", "missing"),
        ("official", "missing"),
        ("contact", "missing"),
    }
    assert selectors.call(id).criteria == heavy
    assert selectors.calls() == ()

    copied = build_call("secondo")
    again = services.draft_call(id=key("call", "t"), slug="terzo", programme=PROGRAMME, copy_of=copied.id, stamp=OFFICE)
    assert (again.aims, again.criteria, again.opens_at) == (copied.aims, copied.criteria, None)
    assert services.drop_draft(id=key("drop"), notice=again.id, stamp=OFFICE)
    with pytest.raises(NotFoundError):
        selectors.call(again.id)


def test_what_is_typed_wrong_is_refused_and_a_slug_belongs_to_one_call() -> None:
    call = build_call(published=False)
    refusals: dict[str, dict[str, object]] = {
        "field_unknown": {"colour": "red"},
        "text_too_long": {"title": Bilingual(it="a" * 301)},
        "time_without_zone": {"closes_at": CLOSES_AT.replace(tzinfo=None)},
        "weight_out_of_bounds": {"criteria": (Criterion(key="a", title=Bilingual(it="a"), weight=0),)},
        "key_twice": {"criteria": call.criteria + call.criteria},
        "limit_out_of_bounds": {"max_amount_cents": -1},
    }
    for code, changes in refusals.items():
        with pytest.raises(FabeneError) as refused:
            services.save_draft(id=key("save", code), notice=call.id, changes=changes, stamp=OFFICE)
        assert refused.value.code == code
    with pytest.raises(ConflictError):
        services.draft_call(id=key("call", "other"), slug=call.slug, programme=PROGRAMME, stamp=OFFICE)
    with pytest.raises(NotFoundError):
        services.draft_call(id=key("call", "n"), slug="n", programme=PROGRAMME, template="none", stamp=OFFICE)


def test_once_open_only_what_nobody_relied_on_changes_and_time_is_only_added() -> None:
    call = build_call()
    lighter = tuple(Criterion(key=one.key, title=one.title, weight=weight) for one, weight in weights(call, 50, 30, 20))
    services.save_draft(
        id=key("save", "1"), notice=call.id, changes={"criteria": lighter, "max_score": 5}, stamp=DURING
    )
    with pytest.raises(FrozenError) as refused:
        services.change_call(id=key("change", "1"), call=call.id, reason="Ripensamento", stamp=DURING)
    assert refused.value.fields == ("criteria", "max_score")
    before = stamp(10, day=PUBLISHED, who="olga")
    assert services.change_call(id=key("change", "2"), call=call.id, reason="Prima", stamp=before).version == 2
    assert selectors.call(call.id).criteria == lighter

    official = {"official": "Altra persona, altro ufficio"}
    services.save_draft(id=key("save", "2"), notice=call.id, changes=official, stamp=DURING)
    assert [line.published for line in selectors.drafts()] == [True]
    changed = services.change_call(id=key("change", "3"), call=call.id, reason="È cambiato l'ufficio", stamp=DURING)
    assert (changed.version, changed.official) == (3, "Altra persona, altro ufficio")
    with pytest.raises(ConflictError):
        services.change_call(id=key("change", "4"), call=call.id, reason="Nulla", stamp=DURING)

    for closes_at, when, code in ((CLOSES_AT, DURING, "closes_earlier"), (JULY, AFTER, "call_closed")):
        with pytest.raises(FabeneError) as late:
            services.extend_call(id=key("more", code), call=call.id, closes_at=closes_at, reason="Tempo", stamp=when)
        assert late.value.code == code


def test_a_second_call_is_reserved_to_who_took_part_in_one_that_was_published() -> None:
    draft = build_call("bozza", published=False)
    with pytest.raises(IncompleteError) as refused:
        build_call("riservato", reserved_to_call=draft.id)
    assert [one.field for one in refused.value.missing] == ["reserved_to_call"]
    first = build_call()
    second = build_call(
        "proposte-2020",
        opens_at=at(9, day=date(2020, 10, 30)),
        closes_at=at(23, 59, day=date(2020, 11, 13)),
        reserved_to_call=first.id,
    )
    assert second.reserved_to_call == first.id
    assert [call.slug for call in selectors.calls(PROGRAMME)] == ["proposte-2020", "idee-2020"]


def weights(call: CallView, *numbers: int) -> list[tuple[Criterion, int]]:
    return list(zip(call.criteria, numbers, strict=True))
