"""A plan of the small world: Nino walks with two organisations of Grugliasco, Omar brings the idea."""

from datetime import date

from fabene.core.bilingual import Bilingual
from fabene.programme.accompaniment import services
from fabene.programme.accompaniment.values import Part, PlanDraft, PlanView
from tests.world import key, stamp

PLAN = key("plan", "orto")
ORTO, TAVOLA = key("organisation", "orto"), key("organisation", "la-tavola")
NINO, OMAR = key("user", "nino"), key("user", "omar")


def opened(id: str = "orto", **changes: object) -> PlanView:
    """Open a plan on Saturday; the office of the programme does."""
    said: dict[str, object] = {
        "title": Bilingual(it=f"Accompagnamento: {id}"),
        "aims": Bilingual(it="Arrivare a una proposta.\nCapire chi paga."),
        "network": key("network", "grugliasco"),
        "organisations": (ORTO, TAVOLA),
        "starts": date(2021, 5, 1),
    }
    return services.open_plan(
        id=key("plan", id),
        plan=PlanDraft(**{**said, **changes}),  # type: ignore[arg-type]  # what a test changes is what it names
        stamp=stamp(9, who="olga"),
    )


def walked() -> PlanView:
    """Open the plan and name its mentor and its author."""
    found = opened()
    for name, part in (("nino", Part.MENTOR), ("omar", Part.AUTHOR)):
        services.take_part(
            id=key("part", name), plan=PLAN, user=key("user", name), part=part, stamp=stamp(9, who="olga")
        )
    return found
