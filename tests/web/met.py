"""A session of the week with something in every state, and a plan that walks with an idea: for the matrix."""

from datetime import date

from fabene.core.bilingual import Bilingual
from fabene.gatherings import services
from fabene.gatherings.values import SIGN_UP, GatheringDraft, GatheringKind
from fabene.lib import links
from fabene.lib.ids import derived
from fabene.programme.accompaniment import services as walks
from fabene.programme.accompaniment.values import ActionDraft, Part, PlanDraft
from tests.world import SATURDAY, Place, at, key, stamp

WEDNESDAY, FRIDAY = date(2021, 5, 12), date(2021, 5, 14)
MET = key("met")
CALLED_OFF = key("met", "called off")
SIGNED = key("met", "nino")
DRAFT: dict[str, object] = {
    "title": "Scrivere le azioni",
    "kind": "workshop",
    "network": key("network", "grugliasco"),
    "day": FRIDAY.isoformat(),
    "since": "17:00",
    "until": "19:00",
    "place": "Villa Boriglione",
    "public": "on",
    "sign_up": "on",
}
FORMS: dict[str, dict[str, object]] = {
    "gatherings:plan": DRAFT,
    "gatherings:change": {**DRAFT, "title": "Scrivere azioni e costi", "reason": "la sala è libera venerdì"},
    "gatherings:cancel": {"reason": "neve"},
    "gatherings:repeat": {"dates": "21/5/2021"},
    "gatherings:door": {"in_person": 3, "remote": 0, "by_phone": 0},
    "gatherings:add_material": {"title": "Le schede", "url": "https://example.org/schede"},
    "gatherings:join": {"people": 2},
}


def meet(place: Place) -> None:
    """Build both for the week."""
    hold(place)
    walk(place)


def hold(place: Place) -> None:
    """Plan a session of today for which Nino signed up, one that was called off, and something to read."""
    for id, title in ((MET, "Scrivere le azioni"), (CALLED_OFF, "Pranzo all’orto")):
        draft = GatheringDraft(
            about=None,
            kind=GatheringKind.WORKSHOP,
            title=Bilingual(it=title),
            starts_at=at(18, day=WEDNESDAY),
            ends_at=at(21, day=WEDNESDAY),
            place="Villa Boriglione",
            link="https://example.org/stanza",
            network=place.network.id,
        )
        services.plan_gathering(id=id, gathering=draft, stamp=stamp(9, day=WEDNESDAY, who="carla"))
    noon = stamp(12, day=WEDNESDAY, who="nino")
    services.sign_up(id=SIGNED, gathering=MET, owner=key("user", "nino"), stamp=noon)
    services.sign_up(id=key("met", "three"), gathering=MET, people=3, stamp=noon)
    services.cancel_gathering(id=key("met", "off"), gathering=CALLED_OFF, reason="neve", stamp=noon)
    services.add_material(
        id=key("met", "file"), gathering=MET, title=Bilingual(it="Il verbale"), content=b"%PDF-1.7 verbale", stamp=noon
    )
    services.make_feed(id=key("met", "feed"), owner=key("user", "nino"), stamp=noon)


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of sessions speaks of, by the names in its route."""
    if name.startswith("accompaniment:"):
        return WALKED
    if not name.startswith("gatherings:"):
        return {}
    return {
        "gathering": CALLED_OFF if name == "gatherings:resume" else MET,
        "sign_up": SIGNED,
        "material": key("met", "file"),
        "slug": "grugliasco",
        "token": _token(name),
    }


def _token(name: str) -> str:
    own = links.issue(purpose=SIGN_UP, id=key("met", "three"), expires_at=at(21, day=WEDNESDAY))
    return _feed() if name == "gatherings:my_calendar" else own


def _feed() -> str:
    return services.make_feed(
        id=key("met", "feed"), owner=key("user", "nino"), stamp=stamp(12, day=WEDNESDAY, who="nino")
    )


PLAN, OTHER = key("plan", "week"), key("plan", "week other")
BODY = key("organisation", "orto")
NAMED = key("plan", "skills")


def walk(place: Place) -> None:
    """Open a plan that Nino walks, with something in each of its parts, and one that became part of it."""
    olga, nino = stamp(9, day=WEDNESDAY, who="olga"), stamp(12, day=WEDNESDAY, who="nino")
    for id, title in ((PLAN, "L’orto"), (OTHER, "La mensa"), (key("plan", "week third"), "Il forno")):
        plan = PlanDraft(
            title=Bilingual(it=title),
            aims=Bilingual(it="Arrivare a una proposta."),
            network=place.network.id,
            organisations=(BODY,),
        )
        walks.open_plan(id=id, plan=plan, stamp=olga)
    walks.take_part(id=key("plan", "nino"), plan=PLAN, user=key("user", "nino"), part=Part.MENTOR, stamp=olga)
    walks.write_diary(id=key("plan", "page"), plan=PLAN, on=SATURDAY, text="Si comincia.", shared=True, stamp=nino)
    walks.ask_for_deliverable(
        id=key("plan", "budget"), plan=PLAN, title=Bilingual(it="Il bilancio"), due_on=FRIDAY, stamp=nino
    )
    walks.give_hours(id=key("plan", "hours"), plan=PLAN, on=SATURDAY, minutes=90, what="un incontro", stamp=nino)
    walks.name_skills(id=NAMED, plan=PLAN, names=[Bilingual(it="Scrivere un progetto")], stamp=nino)
    walks.merge(id=key("plan", "merger"), plans=[OTHER], into=PLAN, on=SATURDAY, why="lo stesso orto", stamp=olga)
    action = ActionDraft(network=place.network.id, what=Bilingual(it="Aprire l’orto"), organisation=BODY)
    walks.plan_action(id=key("plan", "action"), action=action, stamp=olga)


WALKED: dict[str, object] = {
    "plan": PLAN,
    "part": key("plan", "nino"),
    "deliverable": key("plan", "budget"),
    "hours": key("plan", "hours"),
    "merger": key("plan", "merger"),
    "action": key("plan", "action"),
    "slug": "grugliasco",
}
OPENED: dict[str, object] = {
    "title": "Il mercato",
    "aims": "Arrivare a una proposta.",
    "network": key("network", "grugliasco"),
}
ON: dict[str, object] = {"on": SATURDAY.isoformat()}
FORMS |= {
    "accompaniment:open": OPENED,
    "accompaniment:change": OPENED,
    "accompaniment:take_part": {"email": "omar@example.org", "part": "author"},
    "accompaniment:diary": {**ON, "text": "Abbiamo parlato di orti."},
    "accompaniment:ask": {"title": "Il bilancio", "due_on": FRIDAY.isoformat()},
    "accompaniment:deliverable": {"state": "handed_in"},
    "accompaniment:hours": {**ON, "hours": 1, "minutes": 30, "what": "un incontro"},
    "accompaniment:skills": {"names": "Scrivere un progetto | Writing a project"},
    "accompaniment:assess": {**ON, "organisation": BODY, "moment": "before", f"skill-{derived(NAMED, 0)}": 2},
    "accompaniment:merge": {**ON, "plans": [key("plan", "week third")], "why": "lo stesso orto"},
    "accompaniment:unmerge": {**ON, "why": "due bandi diversi"},
    "accompaniment:plan_action": {"what": "Aprire l’orto"},
    "accompaniment:step_action": {"state": "done"},
    "accompaniment:change_action": {"what": "Aprire l’orto di maggio"},
}
