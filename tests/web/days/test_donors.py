"""Who gives without a stall: expected at the stand, found behind the others, explained when nothing came."""

import pytest
from django.test import Client

from fabene.collecting import selectors as reads
from fabene.collecting.values import Oddity, ZeroReason
from fabene.core.owners import OwnerKind
from fabene.places import selectors as places
from fabene.places import services
from fabene.places.values import DonorText, DonorView
from tests.collecting.market import Saturday
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, read, status, url_of
from tests.world import SATURDAY, Place, key, stamp

pytestmark = pytest.mark.django_db


def donor(place: Place, name: str, *, weekdays: tuple[int, ...], at: str = "") -> DonorView:
    return services.create_donor(
        id=key("donor", name),
        network=place.network.id,
        kind=OwnerKind.SHOP,
        said=DonorText(name=name, place=at),
        sells=("bread", "jars"),
        weekdays=weekdays,
        stamp=stamp(9, who="carla"),
    )


@pytest.fixture
def saturday(saturday: Saturday) -> Saturday:
    """The bakery gives on Saturdays, the grocer on Mondays; next door gives somebody else."""
    donor(saturday.world.grugliasco, "Forno di via Lupo", weekdays=(SATURDAY.weekday(),))
    donor(saturday.world.grugliasco, "Drogheria", weekdays=(0,), at="corso Torino")
    donor(saturday.world.rivoli, "Forno di Rivoli", weekdays=(SATURDAY.weekday(),))
    return saturday


@pytest.fixture
def nino() -> Client:
    return signed_in("sara")


def test_the_stand_shows_stalls_then_who_is_expected_then_the_others(saturday: Saturday, nino: Client) -> None:
    url = url_of("stand", saturday.day.id)
    page = read(nino, url)
    order = ["Banco 12", "Attesi oggi, senza banco", "Forno di via Lupo", "Altri donatori della rete", "Drogheria"]
    assert sorted(order, key=page.index) == order
    assert "Forno di Rivoli" not in page

    assert "Drogheria" in read(nino, f"{url}?cerca=CORSO+torino")
    nobody = read(nino, f"{url}?cerca=pescheria")
    assert "Nessuno si chiama «pescheria» o sta lì." in nobody
    assert "Drogheria" not in nobody


def test_a_donor_gives_from_the_others_and_the_first_gift_is_written(saturday: Saturday, nino: Client) -> None:
    grocer = key("donor", "Drogheria")
    gift = url_of("gift", saturday.day.id, grocer, "jars")
    jars = {"date_kind": "best_before", "label_date": "2021-12-31", "contains": "sulphites"}
    page = fill(nino, gift, pieces="6", piece_grams="300", **jars)

    assert "Drogheria, vasetti: 6 pezzi." in page
    assert "Drogheria 6 pezzi" in page
    assert "Altri donatori della rete" not in page
    assert [str(step.state) for step in places.agreement_steps(grocer)] == ["first_gift"]


def test_a_donor_of_another_network_is_nobody_here(saturday: Saturday, nino: Client) -> None:
    assert status(nino, url_of("giver", saturday.day.id, key("donor", "Forno di Rivoli"))) == 404


def test_somebody_says_why_a_donor_gave_nothing_and_then_it_gave(saturday: Saturday, nino: Client) -> None:
    bakery, day = key("donor", "Forno di via Lupo"), saturday.day.id
    assert "Forno di via Lupo" in read(nino, url_of("day", day))
    url = f"{url_of('zero', day)}?chi={bakery}"
    page = fill(nino, url, giver_id=bakery, reason="nothing_left")

    assert "Forno di via Lupo niente: hanno venduto tutto" in page
    (zero,) = reads.day(day).zeros
    assert (zero.donor, zero.stall, zero.reason) == (bakery, None, ZeroReason.NOTHING_LEFT)
    assert bakery not in {each.id for each in reads.day(day).silent_donors}
    twice = fill(nino, url, giver_id=bakery, reason="nothing_left")
    assert "Manca ancora qualcosa" in twice

    fill(nino, url_of("gift", day, bakery, "bread"), crates="1", date_kind="none", contains="gluten")
    odd = reads.day(day).anomalies
    assert [(each.oddity, each.donor) for each in odd] == [(Oddity.ZERO_CONTRADICTED, bakery)]
    assert "Forno di via Lupo: c’è scritto perché non è arrivato niente, ma qualcosa è arrivato." in read(
        nino, url_of("day", day)
    )
