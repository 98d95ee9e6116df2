"""The core computes: what it needs of time, chance, disk or network is handed to it."""

import ast
import sys

from tests.architecture import granted, house

ALLOWED = {
    *(
        "abc",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "hashlib",
    ),
    *("heapq", "itertools", "json", "math", "numbers", "operator", "re", "statistics", "string", "struct", "types"),
    *("typing", "unicodedata", "uuid", "zoneinfo", "numpy", "array", "copy", "graphlib"),
}
CALLS = {
    *("open", "print", "input", "exec", "eval", "compile", "breakpoint"),
    *(
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "date.today",
        "datetime.datetime.now",
        "datetime.date.today",
    ),
    *("uuid.uuid1", "uuid.uuid4", "uuid1", "uuid4", "uuid.getnode"),
    *("np.load", "np.save", "np.savez", "np.loadtxt", "np.savetxt", "np.fromfile", "np.memmap", "np.genfromtxt"),
}
SEEDED = {"np.random.Generator", "np.random.PCG64", "np.random.SeedSequence", "np.random.default_rng"}


def test_the_core_imports_only_what_computes() -> None:
    other = {
        f"{source.name}: {name}"
        for source in house.package_sources("core")
        for node in ast.walk(source.tree)
        for name in house.imported(node)
        if name.split(".")[0] not in ALLOWED and not name.startswith("fabene.core")
    }
    assert other == set()


def test_the_core_asks_no_clock_disk_or_chance() -> None:
    asked = {
        f"{source.name}: {called}"
        for source in house.package_sources("core")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and (called := impure(node))
    }
    assert asked == set(granted.IMPURE)


def test_the_words_of_this_test_are_modules_that_exist() -> None:
    assert ALLOWED - {"numpy"} <= set(sys.stdlib_module_names)


def impure(call: ast.Call) -> str:
    """Return what a call asks of the machine, or an empty string."""
    name = house.dotted(call.func)
    if name in SEEDED:
        return "" if call.args or call.keywords else f"{name} without a seed"
    return name if name in CALLS or name.startswith(("np.random.", "numpy.random.")) else ""
