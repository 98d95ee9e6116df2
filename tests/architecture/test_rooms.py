"""The rooms, their order, and the contract that keeps it."""

from django.apps import apps
from django.db.models import Model

from tests.architecture import house

DESIGN = {
    *("core", "lib", "ledger", "people", "places", "charter", "gatherings", "households", "programme", "reciprocity"),
    *("collecting", "assembly", "sharing", "evaluation", "field", "privacy", "web", "api", "config"),
}
TEST_FOLDERS = {"architecture", "browser", "docs", "simulation"}


def test_the_contract_is_exhaustive_and_names_every_room_of_the_house() -> None:
    first = house.contracts()[0]
    assert first["type"] == "layers"
    assert first["exhaustive"] is True
    assert set(house.heights()) == DESIGN
    assert set(house.rooms()) <= set(house.heights())


def test_a_room_that_exists_is_not_optional_in_the_contract() -> None:
    layers = house.contracts()[0]["layers"]
    assert isinstance(layers, list)
    optional = {room.strip(" ()") for layer in layers for room in layer.split("|") if room.strip().startswith("(")}
    assert optional == DESIGN - set(house.rooms())


def test_households_are_protected_and_the_core_and_the_faces_have_their_contracts() -> None:
    kinds = [(contract["type"], contract.get("protected_modules")) for contract in house.contracts()]
    assert ("protected", ["fabene.households"]) in kinds
    sources = [contract.get("source_modules") for contract in house.contracts() if contract["type"] == "forbidden"]
    assert ["fabene.core"] in sources
    assert ["fabene.web", "fabene.api"] in sources


def test_faces_are_forbidden_the_models_of_every_room_that_has_some() -> None:
    faces = next(one for one in house.contracts() if one.get("source_modules") == ["fabene.web", "fabene.api"])
    with_models = {
        app.name for app in apps.get_app_configs() if app.name.startswith("fabene.") and list(app.get_models())
    }
    forbidden = faces["forbidden_modules"]
    assert isinstance(forbidden, list)
    assert {f"{name}.models" for name in with_models} <= set(forbidden)


def test_no_foreign_key_points_up_or_sideways() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for model in own_models()
        for field in model._meta.get_fields(include_hidden=True)
        if (target := field.related_model) and not field.auto_created and own(target) and not below(model, target)
    ]
    assert upward == []


def test_the_installed_rooms_stand_in_their_order() -> None:
    # `web` comes first: Django looks for templates in that order, and its own would hide ours.
    installed = [room_of(app.name) for app in apps.get_app_configs() if app.name.startswith("fabene.")]
    installed.remove("web")
    assert installed == sorted(installed, key=house.heights().__getitem__)


def test_tests_mirror_the_rooms() -> None:
    folders = {path.name for path in (house.ROOT / "tests").iterdir() if (path / "__init__.py").exists()}
    assert folders <= set(house.rooms()) | TEST_FOLDERS
    untested = [
        room
        for room in house.rooms()
        if any(house.package_sources(room)) and not list((house.ROOT / "tests" / room).rglob("test_*.py"))
    ]
    assert untested == []


def room_of(dotted: str) -> str:
    return dotted.split(".")[1]


def own_models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if own(model)]


def own(model: object) -> bool:
    return isinstance(model, type) and model.__module__.startswith("fabene.")


def below(model: type[Model], target: type[Model]) -> bool:
    here, there = room_of(model.__module__), room_of(target.__module__)
    return here == there or house.heights()[there] < house.heights()[here]
