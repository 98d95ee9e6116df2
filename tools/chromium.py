"""Find the Chromium that browser tests drive, or install one: ``python -m tools.chromium [--install]``.

First what the machine has, then Playwright's own. Installing goes through apt when that is possible (root, on a machine
with apt), else through Playwright, which keeps its browser in the person's cache folder.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
ANSWER_SECONDS = 60


def find() -> Path | None:
    """Return the first Chromium that answers when asked its version, or None."""
    return next((path for path in _candidates() if version(path)), None)


def version(path: Path) -> str:
    """Return what the browser calls itself, or an empty string when it does not start."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=ANSWER_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""


def install() -> Path | None:
    """Install a Chromium with whatever this machine allows and return it; None when nothing worked."""
    for how, commands in _ways():
        print(f"No Chromium here: installing one with {how}.", flush=True)
        if all(_works(command) for command in commands) and (found := find()):
            return found
    return None


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (path for path in PLACES if path.exists())
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.exists():
        yield own


def _ways() -> Iterator[tuple[str, list[list[str]]]]:
    root = os.geteuid() == 0
    apt = shutil.which("apt-get")
    if root and apt:
        yield "apt", [[apt, "update", "-qq"], [apt, "install", "-qq", "-y", "--no-install-recommends", "chromium"]]
    needs = ["--with-deps"] if root and apt else []
    yield "Playwright", [[sys.executable, "-m", "playwright", "install", *needs, "chromium"]]


def _works(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False).returncode == 0


def main() -> int:
    """Say which Chromium the tests will drive; without one, fail only where CI=true."""
    parser = argparse.ArgumentParser(description="find the Chromium that browser tests drive")
    parser.add_argument("--install", action="store_true", help="install one when there is none")
    arguments = parser.parse_args()
    found = find() or (install() if arguments.install else None)
    if found:
        print(f"Browser tests drive {found} ({version(found)}).")
        return 0
    print("No Chromium found: browser tests will say so and be left out, except where CI=true, where they fail.")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
