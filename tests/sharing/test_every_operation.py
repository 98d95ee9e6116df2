"""Whatever anybody does, in any order, with late entries: the equation closes and no stock goes below zero."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.remembered import Remember
from tests.sharing.everything import Season, build_everything

pytestmark = pytest.mark.django_db

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a database makes shrinking a matter of many minutes


def test_no_operation_in_any_order_loses_a_gram_or_takes_what_is_not_there(remember: Remember) -> None:
    Season.there = remember(build_everything)
    run_state_machine_as_test(
        Season,
        settings=settings(
            max_examples=8,
            stateful_step_count=40,
            deadline=None,
            phases=UNSHRUNK,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
