"""A week of the small world with something in every state: what tests that look at every page look at.

On Saturday everything is in its bags, some of them gone; Sunday is closed and nothing had come; on Monday nothing has
come yet; on Tuesday a plan waits to be confirmed; today, Wednesday, food is still on its way. Rivoli next door has its
own Wednesday.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from fabene.households import services as households
from fabene.households.values import Card
from fabene.people import services as people
from fabene.people.values import Role
from fabene.sharing import selectors
from fabene.sharing.values import BagView
from tests.families import family, refer
from tests.sharing.market import hub_has, open_market, propose
from tests.web import (
    applied,
    begun,
    called,
    chilled,
    due,
    framed,
    giving,
    granted,
    imported,
    judged,
    kept,
    looked,
    met,
    published,
    recalled,
    seated,
    stored,
    told,
    twinned,
)
from tests.web.weekdays import (
    MONDAY,
    SUNDAY,
    WEDNESDAY,
    day_of,
    explain_sunday,
    open_next_door,
    play_saturday,
    play_wednesday,
    welcome_nine,
)
from tests.world import PASSWORD, SATURDAY, TUESDAY, Place, World, at, build_world, key, stamp

REFERRED = 31
NEVER_OPENED = date(2021, 5, 4)
DAYS = (SATURDAY, SUNDAY, MONDAY, TUESDAY, WEDNESDAY)
# The day on which what a page is for can be done, where it is not Saturday (sharing) or Wednesday (collecting).
DAYS_OF = {
    "api:cancel_day": MONDAY,
    "api:plan": TUESDAY,
    "days:zero": MONDAY,
    "sharing:propose": TUESDAY,
    "sharing:move": TUESDAY,
    "sharing:confirm": TUESDAY,
    "sharing:problem": TUESDAY,
    "sharing:solution": TUESDAY,
    "sharing:left": WEDNESDAY,
    "sharing:undo_pass_on": WEDNESDAY,
    "sharing:closing": MONDAY,
    "sharing:reopen": SUNDAY,
}


def now() -> datetime:
    """Return the moment of this week in which everybody looks."""
    return at(19, day=WEDNESDAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What the addresses of the site speak of."""

    world: World
    waiting: BagView
    gone: BagView
    at_home: BagView
    plan: UUID
    token: str
    card: Card
    told: told.Told
    written: str

    @property
    def place(self) -> Place:
        """Return Grugliasco, where all of it happens."""
        return self.world.grugliasco

    def parts(self, name: str) -> dict[str, object]:
        """Return what the address of a page of market days (``days:gift``) speaks of, by the names in its route."""
        return self.parts_on(DAYS_OF.get(name, SATURDAY if name.startswith("sharing:") else WEDNESDAY), name=name)

    def parts_on(self, on: date, *, name: str) -> dict[str, object]:
        """Return the same on another of its days."""
        page = name.partition(":")[2]
        category = "vegetables" if page in {"guess", "stand_discard", "way", "gift"} else "roots"
        return {
            "day": day_of(on),
            "who": str(self.place.stalls["12"].id),
            "category": category,
            "donation": key("crates", "vegetables"),
            "weighing": key("weighing", "roots"),
            "discard": key("discard", "roots"),
            "plan": self.plan,
            "bag": self.at_home.id if name.startswith("casework:") else self.waiting.id,
            "handover": self.gone.event_id,
            "passing": key("passing"),
            "pk": 1,
            "session": 1,
            "provider_id": "identita",
            "invitation": key("invited"),
            "token": self.card.token if name.startswith("family:") else self.token,
            "household": family(REFERRED),
            "delegate": key("delegate"),
            "what": "persone",
            "match": key("match"),
            "leaving": key("leaving"),
            **self.told.parts(name),
            **looked.parts(name),
            **imported.parts(name),
            **seated.parts(name),
            **chilled.parts(name),
            **stored.parts(name),
            **recalled.parts(name),
            **giving.parts(name),
            **twinned.parts(name),
            **begun.parts(name),
            **kept.parts(name),
            **framed.parts(name, link=self.written),
            **met.parts(name),
            **due.parts(name),
            **published.parts(name),
            **called.parts(name),
            **judged.parts(name),
            **applied.parts(name),
            **granted.parts(name),
        }

    def posted(self, name: str) -> dict[str, object]:
        """Return what the form of a page is sent with so that it is accepted."""
        # The API opens a day under the identity in its address, and takes no field that it does not know.
        identity = {} if name == "api:day" else {"id": key("posted", name)}
        return {
            **identity,
            **FORMS.get(name, told.FORMS.get(name, looked.posted(name))),
            **self._chosen(name),
            **kept.posted(name, number=REFERRED),
            **framed.posted(name, other=self.world.rivoli),
            **met.FORMS.get(name, {}),
            **imported.posted(name),
            **begun.FORMS.get(name, {}),
            **seated.posted(name, place=self.place),
            **due.FORMS.get(name, {}),
            **chilled.FORMS.get(name, {}),
            **stored.posted(name, on=WEDNESDAY, hub=self.place.hub.id),
            **giving.posted(name, place=self.place),
            **recalled.posted(name),
            **published.posted(name),
            **called.FORMS.get(name, {}),
            **judged.posted(name),
            **applied.posted(name),
            **granted.posted(name),
        }

    def _chosen(self, name: str) -> dict[str, object]:
        """Return what a form chooses among things of this world."""
        market = self.place.market.id
        referral: dict[str, object] = {"market": market, "organisation": key("organisation", "la-tavola")}
        known: dict[str, dict[str, object]] = {
            "api:day": {"market": market},
            "casework:move": referral,
            "casework:refer": referral,
            "days:open": {"market_id": market},
            "family:data": {"pin": self.card.pin},
            "family:market": {"market": market},
            "invitations": {"network": self.place.network.id},
            "sharing:find_bag": {"codice": self.waiting.code},
            "sharing:pass_bag_on": {"destination": self.place.emporio.id},
        }
        return known.get(name) or self._shared(name)

    def _shared(self, name: str) -> dict[str, object]:
        """Return what a form chooses among plans, bags and piles as they are when it is sent."""
        if name == "sharing:move":
            shown = selectors.plan(self.plan)
            taker = next(line for line in shown.shares if line.items)
            return {"giver": taker.code, "supply": shown.supplies[0].id}
        if name == "sharing:round":
            return {f"place-{bag.id}": 1 for bag in selectors.round_of(day_of(SATURDAY))}
        if name == "sharing:left":
            piles = selectors.free_of(day_of(WEDNESDAY))
            return {"destination": self.place.emporio.id, f"pile-{piles[0].id}": "1"}
        return {}


NO_DATE = {"date_kind": "none"}
FORMS: Mapping[str, Mapping[str, object]] = {
    "api:cancel_day": {"reason": "weather", "note": ""},
    "api:day": {"date": WEDNESDAY.isoformat()},
    "days:open": {"date": NEVER_OPENED.isoformat()},
    "days:way": {"way": "day_total"},
    "days:market_way": {"way": "day_total"},
    "days:zero": {"reason": "bad_weather"},
    "days:gift": {"crates": 2, **NO_DATE},
    "days:correct_gift": {"crates": 4, **NO_DATE},
    "days:guess": {"kilos": "30"},
    "days:stand_discard": {"kilos": "1", "reason": "spoiled"},
    "days:hub_category": {
        "atto": "scarta",
        "scarta-id": key("posted", "scarta"),
        "scarta-kilos": "1",
        "scarta-reason": "spoiled",
    },
    "days:correct_weighing": {"kilos": "41"},
    "sharing:move": {"packs": 1, "reason": "non mangia altro"},
    "casework:refer": {
        "band_3": 1,
        "name": "Famiglia di prova 90",
        "phone": "+39 000 000 0090",
        "language": "ar",
        "way": "market",
        "since": WEDNESDAY.isoformat(),
        "review_on": "2021-11-12",
    },
    "casework:change": {"band_3": 2, "since": WEDNESDAY.isoformat()},
    "casework:move": {"way": "home", "since": WEDNESDAY.isoformat()},
    "casework:correct": {"name": "Famiglia di prova 91", "phone": "+39 000 000 0091"},
    "casework:details": {"reason": "contact"},
    "family:food": {"avoid": ["pork"], "like": ["fruit"]},
    "family:language": {"language": "fr"},
    "casework:search": {"what": "Echirolles"},
    "account_login": {"login": "nino@example.org", "password": "non la so"},
    "account_reset_password": {"email": "nino@example.org"},
    "account_reauthenticate": {"password": "non la so"},
    "invitations": {"email": "lia@example.org", "display_name": "Lia", "role": "stand"},
    "set_language": {"language": "en"},
}


def build_week() -> Week:
    """Build the world and play its week."""
    world = build_world()
    place = world.grugliasco
    welcome_nine(place)
    waiting, gone = play_saturday(place)
    explain_sunday(place)
    open_market(place, on=MONDAY)
    hub_has(place, on=TUESDAY, fruit="40", bread="12")
    plan = propose(on=TUESDAY)
    play_wednesday(place)
    open_next_door(world.rivoli)
    card = refer_one(place)
    looked.look_at_many(place)
    met.meet(place)
    due.fall()
    kept.ask_and_report(REFERRED)
    published.publish(place)
    called.call()
    judged.judge()
    applied.apply()
    granted.grant()
    get_user_model().objects.update(password=hashed())
    at_home = selectors.round_of(day_of(SATURDAY))[0]
    imported.bring_in(place)
    seated.sit(place)
    chilled.measure(world, day=day_of(WEDNESDAY), on=WEDNESDAY)
    stored.keep_stores(world, on=WEDNESDAY)
    recalled.recall(place, on=WEDNESDAY)
    giving.give(place)
    return Week(
        world=world,
        waiting=waiting,
        gone=gone,
        at_home=at_home,
        plan=plan.id,
        token=invite_next(place),
        card=card,
        told=told.tell_of_saturday(place, by_hand=family(REFERRED)),
        written=framed.frame_a_programme(place),
    )


def refer_one(place: Place) -> Card:
    """Have Cesare refer a family that speaks Arabic and print its card; return the card, with its PIN."""
    refer(place, REFERRED, since=WEDNESDAY)
    noon = stamp(12, day=WEDNESDAY, who="cesare")
    return households.issue_card(
        id=key("card"), household=family(REFERRED), stamp=noon, expires_at=at(12, day=date(2021, 11, 12))
    )


def invite_next(place: Place) -> str:
    """Invite somebody who has not answered; return the token of the link."""
    return people.invite(
        id=key("invited"),
        email="ida@example.org",
        display_name="Ida",
        role=Role.HUB,
        network=place.network.id,
        organisation=None,
        stamp=stamp(9, day=WEDNESDAY),
    )


@cache
def hashed() -> str:
    """Return the password of everybody as it is kept: slow to make, on purpose."""
    return make_password(PASSWORD)


def address(week: Week, name: str, *, route: str) -> str:
    """Return the address of a page in this week; ``route`` says which parts it has (``<uuid:day>/piano/``)."""
    return written(name, route=route, parts=week.parts(name))


def written(name: str, *, route: str, parts: Mapping[str, object]) -> str:
    """Return the address of a page with these parts."""
    known = {"slug": "grugliasco", "uidb36": "1", "key": "nessuna", **parts}
    return reverse(name, kwargs={part: value for part, value in known.items() if f"{part}>" in route})
