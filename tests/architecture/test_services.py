"""Every write service is called by name, is told who it makes and when, and lets no trigger be lifted."""

import ast
import re
from collections.abc import Iterator

from tests.architecture import granted, house

LIFTS = re.compile(
    r"DROP\s+TRIGGER|DISABLE\s+TRIGGER|ENABLE\s+REPLICA|session_replication_role|writable_schema|"
    r"DISABLE\s+RULE|DROP\s+FUNCTION",
    re.IGNORECASE,
)
FLOATS = {"float", "Decimal", "FloatField", "DecimalField"}
UNITS = ("_grams", "_minutes", "_cents", "_pieces")


def test_a_service_is_one_transaction() -> None:
    transactions = {function.name for _, function in every_function() if is_transaction(function)}
    loose = [
        name for name, function in services() if not is_transaction(function) and not calls(function, transactions)
    ]
    assert loose == []


def test_write_services_take_their_arguments_by_name() -> None:
    positional = [
        name
        for name, function in services()
        if function.args.args and not (len(function.args.args) == 1 and name.startswith("ledger."))
    ]
    assert positional == []


def test_write_services_are_told_when_and_by_whom() -> None:
    stampless = {name for name, function in services() if not takes(function, "stamp", "draft", "drafts")}
    assert stampless == set(granted.STAMPLESS)


def test_nothing_lifts_a_trigger() -> None:
    lifting = {
        str(path.relative_to(house.ROOT))
        for path in house.own_files(".py", ".sql")
        if path.name != "test_services.py" and LIFTS.search(path.read_text(encoding="utf-8"))
    }
    assert lifting == set(granted.TRIGGER_LIFTERS)


def test_quantities_are_whole_numbers() -> None:
    fractions = {
        f"{source.name}: {target}"
        for source in house.package_sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.AnnAssign | ast.Assign) and (target := quantity(node)) and is_fraction(node)
    }
    assert fractions == set(granted.FRACTIONS)


def services() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Return ``room.function`` and its tree for every write service: what a room's ``services`` gives to others."""
    given = {(source.room, name) for source in house.package_sources() for name in exported(source)}
    for source, function in every_function():
        if (source.room, function.name) in given:
            yield f"{source.room}.{function.name}", function


def exported(source: house.Source) -> set[str]:
    """Return the public functions of ``services.py``, or the names that ``services/__init__.py`` brings together."""
    inside = source.path.relative_to(house.PACKAGE).parts[1:]
    if inside == ("services.py",):
        names = {node.name for node in source.tree.body if isinstance(node, ast.FunctionDef)}
    elif inside == ("services", "__init__.py"):
        names = {name.rpartition(".")[2] for node in source.tree.body for name in house.imported(node)}
    else:
        names = set()
    return {name for name in names if not name.startswith("_")}


def every_function() -> Iterator[tuple[house.Source, ast.FunctionDef]]:
    """Return every function that stands at the top of a module of some room's ``services``."""
    for source in house.package_sources():
        inside = source.path.relative_to(house.PACKAGE).parts
        if len(inside) > 1 and inside[1] in {"services", "services.py"}:
            yield from ((source, node) for node in source.tree.body if isinstance(node, ast.FunctionDef))


def calls(function: ast.FunctionDef, names: set[str]) -> bool:
    called = (house.dotted(node.func) for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(name.rpartition(".")[2] in names for name in called)


def is_transaction(function: ast.FunctionDef) -> bool:
    return any(house.dotted(node).endswith("transaction.atomic") for node in ast.walk(function))


def takes(function: ast.FunctionDef, *names: str) -> bool:
    return any(one.arg in names for one in [*function.args.args, *function.args.kwonlyargs])


def quantity(node: ast.AnnAssign | ast.Assign) -> str:
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    name = house.dotted(target)
    return name if name.endswith(UNITS) else ""


def is_fraction(node: ast.AnnAssign | ast.Assign) -> bool:
    said = node.annotation if isinstance(node, ast.AnnAssign) else node.value
    if isinstance(node, ast.Assign) and not isinstance(said, ast.Call):
        return False
    looked = said.func if isinstance(said, ast.Call) else said
    return any(
        (isinstance(part, ast.Name) and part.id in FLOATS) or (isinstance(part, ast.Attribute) and part.attr in FLOATS)
        for part in ast.walk(looked)
    )
