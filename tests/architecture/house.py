"""The house as its own files describe it: rooms, sources, exceptions that were granted."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "fabene"
OWN = ("benchmarks", "src", "tests", "tools")
BUILT = frozenset({"built", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Python file, read once."""

    path: Path
    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """Return the room it stands in, or an empty string outside the package."""
        parts = self.path.relative_to(ROOT).parts
        return parts[2] if parts[:2] == ("src", "fabene") and len(parts) > 3 else ""


@cache
def contracts() -> list[dict[str, object]]:
    """Return the contracts of import-linter."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return found


@cache
def layers() -> list[list[str]]:
    """Return the rooms that the contract names, highest first, those that do not know each other together."""
    found = contracts()[0]["layers"]
    assert isinstance(found, list)
    return [[room.strip(" ()") for room in layer.split("|")] for layer in found]


@cache
def heights() -> dict[str, int]:
    """Return how high each room stands: 0 for the lowest."""
    return {room: height for height, layer in enumerate(reversed(layers())) for room in layer}


@cache
def rooms() -> list[str]:
    """Return the rooms that exist, lowest first."""
    found = [path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    return sorted(found, key=lambda room: heights().get(room, -1))


@cache
def sources() -> tuple[Source, ...]:
    """Return every Python file of the house, migrations included."""
    return tuple(_read(path) for folder in OWN for path in sorted((ROOT / folder).rglob("*.py")))


def package_sources(room: str = "", *, migrations: bool = False) -> Iterator[Source]:
    """Return the Python files of one room, or of the whole package."""
    for source in sources():
        if source.path.is_relative_to(PACKAGE / room) and (migrations or "migrations" not in source.path.parts):
            yield source


def own_files(*suffixes: str) -> Iterator[Path]:
    """Return the files of the house's own folders with these suffixes, without what was built."""
    for folder in OWN:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and not BUILT.intersection(path.parts):
                yield path


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of a tree, methods and inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imported(node: ast.AST) -> list[str]:
    """Return the full names that an import statement brings in; nothing for any other node."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module or ''}.{alias.name}" for alias in node.names]
    return []


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` for a chain of names, an empty string for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path=path, name=str(path.relative_to(ROOT)), text=text, tree=ast.parse(text, str(path)))
