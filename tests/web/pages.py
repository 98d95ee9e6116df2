"""Every page of the site in a week of the small world, with data and without."""

from django.urls import reverse

from fabene.sharing import selectors
from tests.web import week as weeks
from tests.web.paper import Row, rows
from tests.web.seats import SEATS, VISITORS
from tests.web.week import Week
from tests.web.weekdays import WEDNESDAY, day_of
from tests.world import SATURDAY


def every_page(week: Week) -> list[str]:
    """Return the address of every page that Pia sees; what is of a whole day, of every day of the week."""
    seen = [row for row in rows() if row.is_page and row.sees("all-networks")]
    return [*(path for row in seen for path in _of_row(week, row)), *_in_other_words(week)]


def pages_of_others(week: Week) -> dict[str, list[str]]:
    """Return, by first name, the pages that Pia does not see, each for the first seat that does."""
    found: dict[str, list[str]] = {}
    for row in rows():
        seats = [seat for seat in SEATS if seat not in VISITORS and row.sees(seat)]
        if row.is_page and seats and "all-networks" not in seats:
            found.setdefault(str(SEATS[seats[0]]), []).extend(_of_row(week, row))
    return found


def _of_row(week: Week, row: Row) -> list[str]:
    if row.route.count("<") == 1 and "<uuid:day>" in row.route:
        every_day = [week.parts_on(on, name=row.name) for on in weeks.DAYS]
        return [weeks.written(row.name, route=row.route, parts=parts) for parts in every_day]
    return [weeks.address(week, row.name, route=row.route)]


def _in_other_words(week: Week) -> list[str]:
    """Return pages that look different for another food, another giver, another bag."""
    today = day_of(WEDNESDAY)
    dairy = week.place.stalls["44"].id
    return [
        reverse("days:gift", args=[today, dairy, "dairy"]),
        reverse("days:gift", args=[today, "spesa-sospesa", "bread"]),
        reverse("days:gift", args=[today, dairy, "fruit"]) + "?come=chili",
        reverse("days:giver", args=[today, "banchi-non-segnati"]),
        reverse("days:hub_category", args=[today, "vegetables"]),
        reverse("days:hub_category", args=[today, "eggs"]),
        reverse("days:stand", args=[today]) + f"?ancora={dairy}",
        reverse("days:desk") + "?rete=rivoli&stato=closed",
        *(reverse("sharing:bag", args=[day_of(SATURDAY), bag.id]) for bag in selectors.bags_of(day_of(SATURDAY))[:3]),
    ]
