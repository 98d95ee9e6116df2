"""A bar on stderr for whatever takes over a second."""

import sys
from collections.abc import Collection, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")

WIDTH = 30


def shown(items: Collection[Item], *, title: str, out: TextIO | None = None) -> Iterator[Item]:
    """Yield ``items``, drawing how far they are: in place on a terminal, one line every tenth elsewhere."""
    stream = out or sys.stderr
    total, told = len(items), -1
    for done, item in enumerate(items):
        told = _draw(stream, title=title, done=done, total=total, told=told)
        yield item
    if total:
        _draw(stream, title=title, done=total, total=total, told=told)
        stream.write("\n" if stream.isatty() else "")
        stream.flush()


def _draw(stream: TextIO, *, title: str, done: int, total: int, told: int) -> int:
    """Draw the bar if it moved since ``told`` (percent on a terminal, tenths elsewhere) and return where it is."""
    percent = 100 * done // total
    now = percent if stream.isatty() else percent // 10
    if now == told:
        return told
    bar = ("█" * (WIDTH * done // total)).ljust(WIDTH, "·")
    numbers = f"{percent}% ({done} of {total})"
    stream.write(f"\r{title} {bar} {numbers:>20}" if stream.isatty() else f"{title} {numbers}\n")
    stream.flush()
    return now
