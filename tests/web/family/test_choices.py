"""What a family chooses reaches the next plan, and one tap takes it back."""

import pytest

from fabene.households import words
from fabene.sharing import selectors
from tests.families import welcome
from tests.sharing.market import hub_has, propose
from tests.web.family.phone import Phone, family_at_its_page, said, text
from tests.world import TUESDAY, World


def test_no_pork_is_obeyed_by_a_plan_made_a_moment_later(world: World) -> None:
    phone = family_at_its_page(world, 1)
    welcome(world.grugliasco, 2)
    hub_has(world.grugliasco, on=TUESDAY, bread="20", fruit="20")

    answer = phone.press("food", avoid=["gluten"], like=["fruit"])
    plan = propose(on=TUESDAY)

    assert answer["Location"] == "/famiglia/"
    mine = next(line for line in selectors.plan(plan.id).shares if line.household_id == phone.home)
    assert {item.category for item in mine.items} == {"fruit"}


def test_a_choice_is_said_and_shown(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("food", avoid=["pork", "eggs"], like=["bread"])
    page = text(phone.get("home"))

    assert "Salvato. Vale dalla prossima borsa." in page
    assert "Senza: uova · maiale" in page
    assert 'value="pork" checked' in text(phone.get("food"))


def test_what_was_said_is_said_once(world: World) -> None:
    phone = family_at_its_page(world)
    phone.press("food", avoid=["pork"])
    phone.get("home")

    assert "Salvato" not in text(phone.get("home"))


def test_a_choice_is_taken_back_by_one_tap(world: World) -> None:
    phone = family_at_its_page(world, excludes=frozenset({"fish"}), likes=frozenset({"fruit"}))
    phone.press("food", avoid=["pork"], like=[])

    phone.undo()

    assert (phone.now().excludes, phone.now().likes) == (frozenset({"fish"}), frozenset({"fruit"}))
    assert "è di nuovo come prima" in text(phone.get("home"))


def test_a_rare_food_that_was_ticked_is_in_sight(world: World) -> None:
    assert "<details open>" in text(family_at_its_page(world, 1, excludes=frozenset({"lupin"})).get("food"))
    assert "<details>" in text(family_at_its_page(world, 2, excludes=frozenset({"pork"})).get("food"))


@pytest.mark.parametrize("fields", [{"avoid": ["the neighbours"]}, {"like": ["champagne"]}, {"id": "twelve"}])
def test_what_is_on_no_tile_is_refused_and_nothing_changes(world: World, fields: dict[str, object]) -> None:
    phone = family_at_its_page(world, excludes=frozenset({"fish"}))

    phone.press("food", **fields)

    assert phone.now().excludes == {"fish"}
    assert "Non si può fare. Non è cambiato niente." in said(phone.get("food"))


def test_the_same_form_sent_twice_writes_once(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("food", avoid=["pork"])
    phone.press("food", avoid=["pork"])

    assert phone.now().excludes == {"pork"}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_another_language_is_spoken_from_the_next_page_on(world: World, language: str) -> None:
    phone = family_at_its_page(world, language="it" if language != "it" else "ar")

    phone.press("language", language=language)
    page = text(phone.get("home"))

    assert words.say(language, "page.language.saved") in page
    assert f'<html lang="{language}"' in page
    assert phone.now().language == language


def test_the_language_before_is_one_tap_away(world: World) -> None:
    phone = family_at_its_page(world, language="uk")
    phone.press("language", language="zh")

    phone.undo()

    assert phone.now().language == "uk"


def test_a_language_that_is_not_spoken_here_is_refused_in_the_familys(world: World) -> None:
    phone = family_at_its_page(world, language="ro")

    phone.press("language", language="tlh")

    assert phone.now().language == "ro"
    assert words.say("ro", "page.refused.refused") in text(phone.get("language"))


def test_every_language_is_offered_under_its_own_name(world: World) -> None:
    page = text(family_at_its_page(world, language="zh").get("language"))

    for language, name in words.LANGUAGES.items():
        assert f'value="{language}" lang="{language}" dir="{words.direction(language)}"' in page
        assert f">{name}</button>" in page


def test_looking_at_the_tiles_changes_nothing(world: World) -> None:
    phone: Phone = family_at_its_page(world, excludes=frozenset({"fish"}))

    phone.get("food")

    assert phone.now().excludes == {"fish"}
