"""The parts pages are put together from: notices with their way back, progress, pictures, the apple."""

import pytest
from django.contrib.messages.storage.base import Message
from django.template import Context, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates

from fabene.web.drawings.mix import mix
from fabene.web.pages.page import Page, Progress, Thing


def draw(source: str, **context: object) -> str:
    django = engines["django"]
    assert isinstance(django, DjangoTemplates)
    return django.engine.from_string("{% load look %}" + source).render(Context(context))


def test_what_can_be_taken_back_carries_a_button_that_does() -> None:
    message = Message(25, "Borsa K7 consegnata.", extra_tags="undo:/annulla/")
    written = draw("{% notice message %}", message=message, csrf_token="gettone")
    assert 'method="post" action="/annulla/"' in written
    assert "gettone" in written
    assert "notice-success" in written


def test_what_cannot_be_taken_back_has_no_button() -> None:
    assert "<form" not in draw("{% notice message %}", message=Message(40, "Non si può."))


def test_progress_says_how_far_and_asks_again_until_it_is_done() -> None:
    half = draw(
        '{% include "parts/progress.html" with url="/a/" %}',
        progress=Progress(doing="Compongo", reached=12, total=30, unit="borse"),
    )
    assert "12 di 30 borse" in half
    assert 'hx-get="/a/"' in half


def test_progress_that_is_done_asks_no_more_and_leads_on() -> None:
    done = Progress(doing="Composte", reached=30, total=30, unit="borse", next_url="/piano/")
    written = draw('{% include "parts/progress.html" with url="/a/" %}', progress=done)
    assert "hx-get" not in written
    assert 'href="/piano/"' in written
    assert "refresh" not in draw('{% include "parts/refresh.html" %}', progress=done)


def test_without_scripts_a_page_in_progress_reloads_itself() -> None:
    written = draw('{% include "parts/refresh.html" %}', progress=Progress(doing="", reached=0, total=1, unit=""))
    assert "<noscript>" in written
    assert 'http-equiv="refresh"' in written


def test_a_picture_stands_with_its_table_and_its_data() -> None:
    written = draw('{% picture drawing csv_url="/dati.csv" %}', drawing=mix("Borsa K7", "", parts=[("pane", 1500)]))
    assert 'role="img"' in written
    assert "<caption>Borsa K7</caption>" in written
    assert "1,5 kg" in written
    assert 'href="/dati.csv"' in written


def test_numbers_inside_a_drawing_keep_their_point_whatever_the_language() -> None:
    assert 'width="253.3"' in draw("{% picture d %}", d=mix("Borsa", "", parts=[("frutta", 5000), ("pane", 2500)]))


def test_the_apple_is_an_ornament_unless_it_has_a_name() -> None:
    assert 'aria-hidden="true"' in draw('{% apple "bag" %}')
    assert 'aria-label="nella borsa"' in draw('{% apple "bag" label="nella borsa" %}')


def test_the_apple_has_five_states_and_no_other() -> None:
    with pytest.raises(TemplateSyntaxError, match="seed"):
        draw('{% apple "rotten" %}')


def test_a_desk_shows_at_most_three_things_and_says_when_nothing_waits() -> None:
    things = [Thing(title=f"Cosa {number}", sentence="", url="/") for number in range(5)]
    written = draw('{% include "parts/waiting.html" %}', waiting=things)
    assert written.count("<li>") == 3
    assert "Niente aspetta" in draw('{% include "parts/waiting.html" %}', waiting=[])


def test_a_page_knows_whether_it_has_a_way_back() -> None:
    assert 'class="breadcrumb"' in draw('{% include "parts/page_head.html" %}', page=Page(title="Mercati"))
    assert 'class="breadcrumb"' not in draw(
        '{% include "parts/page_head.html" %}', page=Page(title="Inizio", crumbs=None)
    )
