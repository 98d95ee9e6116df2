"""What many tests begin with is built once for each worker and remembered; every test begins there and undoes itself.

``remember(build_world)`` gives the test a database in which ``build_world`` has been run, and what that returned. The
database is a copy of the migrated template that this worker keeps; the test runs in a transaction on
it that is rolled back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from tests import databases

T = TypeVar("T")
ALIAS = "default"


class Remember(Protocol):
    """What tests ask for by the fixture ``remember``."""

    def __call__(self, build: Callable[[], T]) -> T:
        """Return what ``build`` returned, in a database where it has been run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Something that was built: the name of its database, and what the building returned."""

    name: str
    value: Any


@dataclass(slots=True, kw_only=True)
class Memory:
    """What a worker has built so far. Only the state in use has an open connection: PostgreSQL counts them."""

    run: databases.Run
    states: dict[Callable[[], Any], State] = field(default_factory=dict)
    opened: tuple[str, BaseDatabaseWrapper] | None = None

    @contextmanager
    def begun(self, build: Callable[[], T]) -> Iterator[T]:
        """Let a test begin where ``build`` ends, and undo whatever it does."""
        state = self.state(build)
        with self._connected(state.name) as connection, transaction.atomic():
            yield deepcopy(state.value)
            if not connection.needs_rollback:
                connection.check_constraints()
            transaction.set_rollback(True)

    def state(self, build: Callable[[], Any]) -> State:
        """Return what ``build`` built, the first time by running it."""
        if build not in self.states:
            self._build(build)
        return self.states[build]

    def forget(self) -> None:
        """Close the connection and drop every database."""
        self._close()
        for state in self.states.values():
            databases.drop(self.run, state.name)
        self.states.clear()

    def resting(self, build: Callable[[], Any]) -> State:
        """Return what ``build`` built, with nobody connected to its database: it can be copied."""
        state = self.state(build)
        self._close()
        return state

    def _build(self, build: Callable[[], T]) -> None:
        name = f"{self.run.name}_state_{len(self.states)}"
        databases.copy_template(self.run, name)
        with self._connected(name) as connection, transaction.atomic():
            value = build()
            connection.run_on_commit = []  # as in any test, nothing that waits for a commit happens
        self.states[build] = State(name=name, value=value)

    @contextmanager
    def _connected(self, name: str) -> Iterator[BaseDatabaseWrapper]:
        before = connections[ALIAS]
        connection = self._open(name)
        connections[ALIAS] = connection
        try:
            yield connection
        finally:
            connections[ALIAS] = before

    def _open(self, name: str) -> BaseDatabaseWrapper:
        if self.opened is None or self.opened[0] != name:
            self._close()
            settings = {**connections.settings[ALIAS], "NAME": databases.name_for_django(self.run, name)}
            self.opened = (name, load_backend(settings["ENGINE"]).DatabaseWrapper(settings, ALIAS))
        return self.opened[1]

    def _close(self) -> None:
        if self.opened is not None:
            self.opened[1].close()
            self.opened = None
