"""The accompaniment of 2020 as it was published: what nobody published stays unknown."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from fabene.config.programme.accompaniment import TRIAL, load_accompaniment, load_trial
from fabene.config.programme.demonstration import load_seats
from fabene.config.programme.frame_load import load_frame
from fabene.config.programme.gatherings import WALK, load_gatherings
from fabene.config.programme.load import load
from fabene.config.programme.values import identity
from fabene.gatherings import selectors as gatherings
from fabene.gatherings.values import Precision
from fabene.lib.stamps import stamp_now
from fabene.programme.accompaniment import selectors
from fabene.programme.accompaniment.values import Part
from fabene.web.pages.gatherings.words import unknown, when

STAMP = stamp_now(identity("who", "loads"), datetime(2026, 5, 4, 6, tzinfo=UTC))
TODAY = date(2026, 11, 23)


@pytest.mark.django_db
def test_the_sessions_of_2020_have_their_source_and_hide_no_gap() -> None:
    with transaction.atomic():
        load(STAMP)
        load_frame(STAMP)
        for _ in range(2):
            load_gatherings(STAMP)
            load_accompaniment(STAMP)
        load_seats(STAMP)
        for _ in range(2):
            load_trial(STAMP, today=TODAY)

    held = gatherings.gatherings(about=WALK)
    assert [when(one) for one in held] == [
        "mercoledì 20 maggio 2020",
        "lunedì 14 settembre 2020",
        "dicembre 2020",
        "dicembre 2020",
        "da giovedì 7 gennaio a venerdì 8 gennaio 2021",
    ]
    assert all(one.plan.source.startswith("https://") and unknown(one) for one in held)
    assert {one.network_slug for one in held} == {"moncalieri", ""}
    plan = selectors.plan(WALK)
    assert plan.draft.source
    assert (plan.draft.starts, plan.draft.organisations, plan.parts) == (None, (), ())
    trial = selectors.plan(TRIAL)
    assert "simulato" in trial.title.it
    assert trial.people(Part.MENTOR) == (identity("user", "mentore"),)
    coming = gatherings.gatherings(about=TRIAL)
    assert [(one.plan.precision, one.remote) for one in coming] == [(Precision.MINUTE, True)]
