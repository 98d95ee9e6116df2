"""Whether the locks hold what was asked for, every package pinned and hashed: ``python -m tools.locks``.

A lock names packages, versions and hashes and no address: where packages come from is for each machine to say.
Written by ``uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
--no-emit-find-links requirements/X.in -o requirements/X.txt`` and by ``npm install --package-lock-only``.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
REGISTRY = re.compile(r"(?:registry|pypi|pythonhosted|npmjs|unpkg|jsdelivr)\.[a-z.]*(?:org|com|net)", re.IGNORECASE)
ADDRESS = re.compile(r"\w+://|--(?:extra-)?index-url|--find-links|--trusted-host")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^ \\;]+)")

Pins = dict[str, set[str]]


def faults() -> list[str]:
    """Return everything wrong with the locks, one sentence each."""
    wanted = sorted((ROOT / "requirements").glob("*.in"))
    pins = {path.stem: pinned(path.with_suffix(".txt").read_text(encoding="utf-8")) for path in wanted}
    found = list(_disagreements(pins))
    for path in wanted:
        found += _requirement_faults(path, pins[path.stem])
    return found + _javascript_faults()


def pinned(lock: str) -> Pins:
    """Return name → versions of a requirements lock (two versions where markers tell Pythons apart)."""
    pins: Pins = {}
    for line in lock.splitlines():
        if match := PIN.match(line):
            pins.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return pins


def _requirement_faults(path: Path, pins: Pins) -> Iterator[str]:
    lock = path.with_suffix(".txt")
    text = lock.read_text(encoding="utf-8")
    asked = dict(_asked(path))
    for name, requirement in asked.items():
        pinned_versions = pins.get(name, set())
        if not pinned_versions or not all(
            requirement.specifier.contains(one, prereleases=True) for one in pinned_versions
        ):
            yield f"{lock.name}: {requirement} is asked for and not what is pinned"
    named = {canonicalize_name(name) for name in _asked_according_to(text, source=path.name)}
    yield from (f"{lock.name}: says {path.name} asks for {name}, which it does not" for name in named - set(asked))
    if ADDRESS.search(text):
        yield f"{lock.name}: names an address"
    yield from (f"{lock.name}: {block.split()[0]} has no hash" for block in _blocks(text) if "--hash=" not in block)


def _asked(path: Path) -> Iterator[tuple[str, Requirement]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "-")):
            requirement = Requirement(line.partition("#")[0])
            yield canonicalize_name(requirement.name), requirement


def _asked_according_to(lock: str, *, source: str) -> Iterator[str]:
    name = ""
    for line in lock.splitlines():
        if match := PIN.match(line):
            name = match["name"]
        elif line.strip().lstrip("# ").removeprefix("via ").strip() == f"-r requirements/{source}":
            yield name


def _blocks(lock: str) -> list[str]:
    return [block for block in re.split(r"\n(?=[A-Za-z0-9])", "\n" + lock) if PIN.match(block.lstrip("\n"))]


def _disagreements(pins: Mapping[str, Pins]) -> Iterator[str]:
    names = {name for lock in pins.values() for name in lock}
    for name in sorted(names):
        versions = {frozenset(lock[name]) for lock in pins.values() if name in lock}
        if len(versions) > 1:
            yield f"{name} is pinned differently: {sorted(map(sorted, versions))}"


def _javascript_faults() -> list[str]:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    lock = json.loads(text)["packages"]
    found = [
        f"package-lock.json: its {group} are not those of package.json"
        for group in ("dependencies", "devDependencies")
        if package.get(group, {}) != lock[""].get(group, {})
    ]
    for name, part in lock.items():
        if name and "resolved" in part:
            found.append(f"package-lock.json: {name} names an address")
        if name and "integrity" not in part and not part.get("link"):
            found.append(f"package-lock.json: {name} has no hash")
    if REGISTRY.search(text):
        found.append("package-lock.json: names a registry")
    return found


def main() -> int:
    """Print the faults of the locks; end with 1 when there is one."""
    found = faults()
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
