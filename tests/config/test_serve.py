"""A demonstration answers this machine only, unless told twice."""

from pathlib import Path

import pytest

from fabene.config.commands.serve import is_loopback, refuse_demo_in_public, shown
from fabene.config.environment import Environment, EnvironmentRefusedError, read


def environment(**said: str) -> Environment:
    return read({"FABENE_DATA": str(Path("var")), **said})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.9.1", "[::1]"])
def test_a_demonstration_answers_this_machine(host: str) -> None:
    assert is_loopback(host)
    refuse_demo_in_public(environment(FABENE_DEMO="1", FABENE_HOST=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "fabene.example.org"])  # noqa: S104 - what is refused
def test_a_demonstration_refuses_an_address_that_others_reach(host: str) -> None:
    with pytest.raises(EnvironmentRefusedError, match="FABENE_DEMO_IN_PUBLIC=1"):
        refuse_demo_in_public(environment(FABENE_DEMO="1", FABENE_HOST=host))


def test_a_demonstration_told_twice_answers_everybody() -> None:
    refuse_demo_in_public(environment(FABENE_DEMO="1", FABENE_DEMO_IN_PUBLIC="1", FABENE_HOST="0.0.0.0"))  # noqa: S104 - said on purpose


def test_being_told_only_the_second_time_is_no_demonstration() -> None:
    refuse_demo_in_public(environment(FABENE_DEMO_IN_PUBLIC="1", FABENE_HOST="0.0.0.0"))  # noqa: S104 - a real site


def test_an_address_is_shown_as_a_browser_wants_it() -> None:
    assert (shown("127.0.0.1"), shown("::1"), shown("[::1]")) == ("127.0.0.1", "[::1]", "[::1]")
