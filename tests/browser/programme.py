"""The programme of 2020 as its story begins: the real frame, the call, sixteen ideas sent and two in writing.

Olga is the office; Nino walks with ideas and writes most of them, Aria idea A and Berta idea B. Omar and Vera report
for the leads of the first two projects.
"""

from datetime import date
from uuid import UUID

from fabene.config.programme import identity
from fabene.config.programme.frame import FA_BENE, programme_id
from fabene.config.programme.frame_load import load_frame
from fabene.config.programme.load import load
from fabene.core.bilingual import Bilingual
from fabene.people import services as people
from fabene.people.values import Role
from fabene.programme.accompaniment import services as accompaniment
from fabene.programme.accompaniment.values import Part, PlanDraft
from fabene.programme.frame import selectors as frame
from fabene.programme.frame.values import ProjectView
from tests.applications import build_draft, build_sent
from tests.calls import build_call
from tests.world import build_user, key, stamp

SPRING = stamp(9, day=date(2020, 4, 1), who="the founders")
OTHERS = tuple(f"{number:02d}" for number in range(1, 16))
PLAN = key("plan", "2020")


def build_programme() -> None:
    """Build the real frame, the people, the call, the plan that Nino walks; sixteen ideas sent and two in writing."""
    load(SPRING)
    load_frame(SPRING)
    call = build_call(programme=programme_id(FA_BENE), tie_order=("inclusion",))
    for name in ("olga", "nino", "omar", "vera"):
        build_user(name)
    _give("olga", Role.PROGRAMME)
    for name, project in zip(("omar", "vera"), projects(), strict=False):
        _give(name, Role.ORGANISATION, body=project.lead)
    build_sent(call, "B", who="berta", bodies=(1,))
    for number, name in enumerate(OTHERS, start=2):
        # The last of them comes from a body that has sent another: an idea and who proposes it are two things.
        build_sent(call, name, who="nino", bodies=(min(number, 15),))
    for name, writer in (("A", "aria"), ("tarda", "berta")):
        build_draft(call, name, who=writer, bodies=(16,))
    _open_a_plan()


def _give(name: str, role: Role, *, body: UUID | None = None) -> None:
    people.grant_role(id=key("role", name), user=key("user", name), role=role, organisation=body, stamp=SPRING)


def _open_a_plan() -> None:
    said = Bilingual(it="Le idee di Grugliasco")
    plan = PlanDraft(title=said, aims=said, network=identity("network", "grugliasco"), starts=date(2020, 5, 1))
    accompaniment.open_plan(id=PLAN, plan=plan, stamp=SPRING)
    accompaniment.take_part(id=key("part"), plan=PLAN, user=key("user", "nino"), part=Part.MENTOR, stamp=SPRING)


def projects() -> tuple[ProjectView, ...]:
    """Return the five projects of the programme."""
    return frame.projects(programme_id(FA_BENE))
