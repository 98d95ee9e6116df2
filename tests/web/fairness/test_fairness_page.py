"""The fairness of a network on its page, for whoever comes by."""

import csv
import io

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from fabene.web.drawings.lines import Lines, Series, Stroke
from tests.remembered import Remember
from tests.sharing.market import code_of, hub_has, share_out
from tests.sharing.test_fairness import WEEK, build_weeks
from tests.web.conftest import signed_in
from tests.web.days.deeds import read
from tests.world import SATURDAY, Place

PAGE = reverse("fairness:fairness", args=["grugliasco"])
FILE = reverse("fairness:fairness_csv", args=["grugliasco"])


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_weeks)


@pytest.mark.django_db
def test_anybody_reads_the_four_ways_and_what_the_words_mean(place: Place) -> None:
    said = read(Client(), PAGE)

    assert "Due estratte a sorte" in said
    assert "Settimane contate: 2." in said
    assert "Se prendi due famiglie a caso, quanto differiscono" in said
    assert "nessuno ha cambiato a mano" in said
    assert not [code for code in (code_of(number) for number in range(1, 7)) if code in said]


@pytest.mark.django_db
def test_the_weeks_are_a_file_and_the_months_before_are_a_link_away(place: Place) -> None:
    rows = list(csv.reader(io.StringIO(Client().get(FILE).content.decode("utf-8-sig"))))

    assert [row[0] for row in rows[1:]] == ["2021-05-03", "2021-05-10"]
    assert len({len(row) for row in rows}) == 1
    assert "Ancora niente da contare" in read(Client(), f"{PAGE}?fino=2021-05-01")
    assert "Settimane contate: 2." in read(Client(), f"{PAGE}?fino=2999-01-01")
    assert "Settimane contate: 2." in read(Client(), f"{PAGE}?fino=ieri")


@pytest.mark.django_db
def test_the_page_asks_the_same_however_many_days_there_are(place: Place) -> None:
    asked = []
    for weeks in (2, 3):
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            Client().get(PAGE)
        asked.append(len(found))
        hub_has(place, on=SATURDAY + weeks * WEEK, fruit="9")
        share_out(on=SATURDAY + weeks * WEEK)

    assert asked[0] == asked[1] <= 16


@pytest.mark.django_db
def test_the_page_is_read_in_english_and_found_from_the_network_and_the_desk(place: Place) -> None:
    browser = Client(headers={"accept-language": "en"})
    assert "Is it fair?" in read(browser, PAGE)

    for client, url in ((Client(), reverse("network", args=["grugliasco"])), (signed_in("ugo"), reverse("days:desk"))):
        page = client.get(url).content.decode()
        assert PAGE in page
        assert reverse("fairness:charter", args=["grugliasco"]) in page


def test_a_line_breaks_where_a_week_may_not_be_told_and_fits_its_picture() -> None:
    with translation.override("it"):
        picture = Lines(
            title="Livelli",
            sentence="",
            weeks=("3 maggio", "10 maggio", "17 maggio", "24 maggio"),
            series=(Series(label="Noi", stroke=Stroke.LEAF, values=(1200, 1400, None, 2300)),),
            said=str,
        )

        (line,) = picture.drawn
        assert len(line.pieces) == 2
        heights = [float(point.split(",")[1]) for piece in line.pieces for point in piece.split()]
        assert all(0 <= height <= picture.bottom for height in heights)
        assert picture.top >= 2300
        assert picture.table.rows[2] == ("17 maggio", None)
