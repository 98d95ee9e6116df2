"""A pytest plugin for ``make test-long``: hypothesis invents twenty times as many examples."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "long", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("long")
