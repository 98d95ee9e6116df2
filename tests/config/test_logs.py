"""What the program writes when something goes wrong says where, never about whom."""

import io
import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest
from django.conf import LazySettings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from fabene.config.logs import LOGGING, DiscreetFormatter, scrubbed
from fabene.core.errors import FabeneError

PHONE, NAME, MAIL = "+39 000 000 0012", "Famiglia di prova 12", "prova12@example.org"
TOKEN = "AYkKXayWd0u8zrMCCZqAVwBpR1J9vY2kQe8x-Lm3nO4pQ5rS6t"
PERSONAL = (PHONE, "000 000 0012", "0000000012", NAME, MAIL, TOKEN)


def breaks(request: HttpRequest, token: str) -> HttpResponse:
    """Break while it holds somebody's name and telephone."""
    phone, name = request.POST["phone"], NAME
    try:
        refuse(phone, name)
    except DatabaseError as error:
        raise FabeneError("refused", token=token) from error


def refuse(phone: str, name: str) -> NoReturn:
    """Refuse a row as PostgreSQL does, repeating it."""
    raise DatabaseError(f'duplicate key: Key (phone, name)=({phone}, "{name}") already exists')


def refuses(request: HttpRequest, token: str) -> HttpResponse:
    """Answer that there is no such thing."""
    return HttpResponse(status=404)


urlpatterns = [path("f/<str:token>/rompi", breaks), path("f/<str:token>/nega", refuses)]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What reaches stderr, through the very handler and formatter of the settings."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.fixture
def breaking_site(settings: LazySettings) -> Client:
    """A site of which one page breaks and one refuses."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
    settings.TEMPLATES = []
    return Client(raise_request_exception=False)


def test_a_page_that_breaks_is_told_by_its_place_in_the_code_only(breaking_site: Client, written: io.StringIO) -> None:
    answer = breaking_site.post(f"/f/{TOKEN}/rompi?tel={PHONE}", {"phone": PHONE, "name": NAME, "email": MAIL})
    told = written.getvalue()
    assert answer.status_code == 500
    assert [word for word in PERSONAL if word in told] == []
    assert "500 POST f/<str:token>/rompi" in told
    assert "test_logs.py" in told
    assert "breaks" in told
    assert "django.db.utils.DatabaseError" in told
    assert "FabeneError refused" in told
    assert "duplicate" not in told


def test_a_page_that_is_refused_is_told_by_its_route(breaking_site: Client, written: io.StringIO) -> None:
    breaking_site.get(f"/f/{TOKEN}/nega", {"q": MAIL})
    breaking_site.get(f"/chi-è/{NAME}?q={PHONE}")
    told = written.getvalue()
    assert [word for word in PERSONAL if word in told] == []
    assert "404 GET f/<str:token>/nega" in told
    assert "404 GET no page" in told


def test_what_other_packages_say_is_written_without_what_they_put_in_it(written: io.StringIO) -> None:
    logging.getLogger("somebody.else").warning("cannot reach %s for %s", MAIL, NAME)
    logging.getLogger("somebody.else").warning(f"GET /send?to={PHONE} {MAIL}")  # noqa: G004 - as other packages do
    told = written.getvalue()
    assert "cannot reach %s for %s" in told
    assert [word for word in PERSONAL if word in told] == []


def test_what_we_say_is_written_whole_but_for_what_could_be_a_person(written: io.StringIO) -> None:
    logging.getLogger("fabene.worker").warning("%s messages of %s gave up: %s", 3, "sms", f"no {PHONE}\nat {MAIL}")
    told = written.getvalue()
    assert "3 messages of sms gave up" in told
    assert told.count("\n") == 1
    assert [word for word in PERSONAL if word in told] == []


def test_the_site_writes_with_this_formatter_and_mails_no_request_to_anybody() -> None:
    assert LOGGING["formatters"]["discreet"]["()"] == "fabene.config.logs.DiscreetFormatter"
    kinds = {type(handler).__name__ for name in ("", "django", "django.request") for handler in handlers(name)}
    assert "AdminEmailHandler" not in kinds
    assert any(isinstance(handler.formatter, DiscreetFormatter) for handler in handlers(""))


def test_an_error_that_names_itself_as_its_cause_is_told_once() -> None:
    error = ValueError(NAME)
    error.__context__ = error
    record = logging.LogRecord("fabene", logging.ERROR, __file__, 1, "broke", None, (ValueError, error, None))
    assert DiscreetFormatter().format(record).count("ValueError") == 1


@given(st.integers(10**6, 10**14), st.sampled_from(["", " ", "-", "."]))
def test_no_telephone_number_is_left_in_a_line(number: int, between: str) -> None:
    digits = str(number)
    written = between.join(digits[place : place + 3] for place in range(0, len(digits), 3))
    assert not [piece for piece in scrubbed(f"call {written} now").split() if len(piece) > 2 and piece in written]


def test_a_date_and_a_count_are_left_as_they_are() -> None:
    assert scrubbed("3 messages in 120 s, route giornate/<slug>") == "3 messages in 120 s, route giornate/<slug>"


def handlers(name: str) -> list[logging.Handler]:
    """Return the handlers of a logger, but those that pytest puts there."""
    return [one for one in logging.getLogger(name).handlers if not type(one).__module__.startswith("_pytest")]
