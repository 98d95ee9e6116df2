"""No import hides in a function, no signal wires rooms behind each other's backs, no face touches a model."""

import ast

from tests.architecture import granted, house

SIGNAL_MODULES = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.db.backends.signals")
DYNAMIC = {"importlib.import_module", "import_module", "__import__", "apps.get_model"}


def test_imports_stand_at_the_top_of_the_file() -> None:
    late = {
        f"{source.name}:{function.name}"
        for source in house.sources()
        for function in house.functions(source.tree)
        if any(house.imported(node) for node in ast.walk(function))
    }
    assert late == set(granted.LATE_IMPORTS)


def test_no_module_is_imported_by_a_string() -> None:
    hidden = {
        source.name
        for source in house.package_sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and house.dotted(node.func) in DYNAMIC
    }
    assert hidden == set(granted.DYNAMIC_IMPORTS)


def test_there_are_no_signals() -> None:
    listening = [
        source.name
        for source in house.sources()
        for node in ast.walk(source.tree)
        if any(name.startswith(SIGNAL_MODULES) for name in house.imported(node))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_signal(node.func))
    ]
    assert listening == []


def test_pages_and_api_touch_no_model() -> None:
    touching = [
        f"{source.name}: {ast.unparse(node)}"
        for room in ("web", "api")
        for source in house.package_sources(room)
        for node in ast.walk(source.tree)
        if any(is_model(name) for name in house.imported(node)) or asks_a_table(node, lent=lent_models(source.tree))
    ]
    assert touching == []


def is_signal(function: ast.Attribute) -> bool:
    return function.attr == "connect" and any(
        word in house.dotted(function.value) for word in ("signal", "pre_", "post_", "m2m_", "request_")
    )


def is_model(name: str) -> bool:
    """Return whether a room's models are imported, or Django's own of people; a visitor has no table."""
    parts = name.split(".")
    django = name.startswith("django.contrib.auth.models") and parts[-1] != "AnonymousUser"
    return (parts[0] == "fabene" and "models" in parts) or django


def asks_a_table(node: ast.AST, *, lent: set[str]) -> bool:
    """Return whether a manager is asked, unless it is one that a library which has no services lends its callers."""
    managers = {"objects", "_default_manager"}
    return isinstance(node, ast.Attribute) and node.attr in managers and house.dotted(node.value) not in lent


def lent_models(tree: ast.Module) -> set[str]:
    """Return the names that a file imports from the models of allauth: factors, sessions, identities of its own."""
    lenders = (node for node in tree.body if isinstance(node, ast.ImportFrom) and from_allauth(node.module or ""))
    return {alias.asname or alias.name for node in lenders for alias in node.names}


def from_allauth(module: str) -> bool:
    return module.startswith("allauth.") and module.endswith(".models")
