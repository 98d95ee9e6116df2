"""What every test stands on: the database it runs on, and no network beyond this machine.

``pytest --database sqlite`` (the default) or ``--database postgresql``: see ``tests/databases.py``.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from typing import Any, TypeVar

import django
import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread
from django.urls import set_urlconf
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests import databases
from tests.order import long_first
from tests.remembered import Memory, Remember, State
from tests.stack import roomy

T = TypeVar("T")

# Invented examples are the same in every run and have no deadline; `make test-long` has a profile of its own.
settings.register_profile("house", derandomize=True, deadline=None)
if settings.get_current_profile_name() == "default":
    settings.load_profile("house")

databases_run = pytest.StashKey[databases.Run]()
begun_with_room = pytest.StashKey[bool]()
LOOK_AFTER = 100_000  # things made and not yet dropped; Python's own figure is 700
EMPTYING = {"transaction", "reset_sequences", "serialized_rollback"}  # arguments of `django_db` that end in a flush


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Take ``--database`` and, before anything imports the settings, say where the data of this run live."""
    parser.addoption("--database", choices=databases.KINDS, default=None, help="run on this database (default sqlite)")
    config = pluginmanager.get_plugin("pytestconfig")
    assert isinstance(config, pytest.Config)
    chosen = parser.parse_known_args(config.invocation_params.args).database
    config.stash[databases_run] = databases.begin(chosen)
    django.setup()


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Run all that is run where there is room on the stack: see ``tests/stack.py``."""
    if config.stash.get(begun_with_room, False):
        return None
    config.stash[begun_with_room] = True
    status: int | None = roomy(config.hook.pytest_cmdline_main)(config=config)
    return status


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and remove what the run left on disk."""
    databases.end(config.stash[databases_run])


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database is under test."""
    return f"database: {config.stash[databases_run].kind}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse the fixtures that empty tables after a test: the ledger's triggers would stand in their way.

    What takes long goes first: see ``tests/order.py``.
    """
    long_first(items)
    for item in items:
        marker = item.get_closest_marker("django_db")
        asked = {"transactional_db", "live_server", "django_db_reset_sequences"} & set(
            getattr(item, "fixturenames", ())
        )
        if asked or (marker and (marker.args or EMPTYING & set(marker.kwargs))):
            raise pytest.UsageError(
                f"{item.nodeid}: ask for `fresh_database` (or `live_site`), which copies a template"
            )


def pytest_collection_finish() -> None:
    """Let Python look for what nobody needs less often, and never again among what is there when the tests begin."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(LOOK_AFTER, 50, 100)


@pytest.fixture(autouse=True)
def addresses_of_the_site() -> Iterator[None]:
    """Leave no test with the addresses of the one before: Django forgets them only when an answer is closed."""
    yield
    set_urlconf(None)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Give this worker its own copy of the migrated template."""
    run = request.config.stash[databases_run]
    with django_db_blocker.unblock():
        databases.make_template(run)
        databases.copy_template(run, run.name)
        with databases.connected(run, run.name):
            yield
        databases.drop(run, run.name)


@pytest.fixture(scope="session")
def memory(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Memory]:
    """What this worker has built so far."""
    memory = Memory(run=request.config.stash[databases_run])
    yield memory
    with django_db_blocker.unblock():
        memory.forget()


@pytest.fixture
def remember(memory: Memory, db: None) -> Iterator[Remember]:
    """Begin a test with what was built once: see ``tests/remembered.py``. One state for one test."""
    with ExitStack() as ends:
        begun: list[Callable[[], object]] = []

        def remember(build: Callable[[], T]) -> T:
            if begun:
                raise pytest.UsageError(f"this test has begun with {begun[0].__name__} already")
            begun.append(build)
            return ends.enter_context(memory.begun(build))

        yield remember


@pytest.fixture
def state(request: pytest.FixtureRequest, memory: Memory, django_db_blocker: DjangoDbBlocker) -> State | None:
    """What the mark ``begins_with(build=…)`` says that the database of this test holds already; none without it."""
    marker = request.node.get_closest_marker("begins_with")
    if marker is None:
        return None
    with django_db_blocker.unblock():
        return memory.resting(marker.kwargs["build"])


@pytest.fixture
def begun(state: State | None) -> Any:
    """What was returned by the building that this test begins with (``begins_with``)."""
    assert state is not None, "mark the test with begins_with(build=…)"
    return deepcopy(state.value)


@pytest.fixture
def fresh_database(
    request: pytest.FixtureRequest, state: State | None, django_db_blocker: DjangoDbBlocker
) -> Iterator[databases.Database]:
    """A database of this test's own, where transactions really commit: threads see each other; migrated, empty.

    With the mark ``begins_with(build=…)`` it holds what ``build`` builds. Every thread closes its own connection when
    it is done (``django.db.connections.close_all()``).
    """
    run = request.config.stash[databases_run]
    template = state.name if state else databases.TEMPLATE
    with django_db_blocker.unblock(), databases.fresh(run, template=template) as database:
        yield database


@pytest.fixture
def empty_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[databases.Database]:
    """A database of this test's own with nothing in it, not even tables: what a command is pointed at."""
    run = request.config.stash[databases_run]
    with django_db_blocker.unblock(), databases.fresh(run, template=None) as database:
        yield database


@pytest.fixture
def live_site(fresh_database: databases.Database) -> Iterator[str]:
    """The site answering on loopback from a fresh database; yields its address without a final slash."""
    thread = SiteThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


class SiteThread(LiveServerThread):
    """A live server whose every request is answered from a thread with its own connection."""

    server_class = ThreadedWSGIServer
