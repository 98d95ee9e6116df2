"""Tables about sessions and plans: opaque owners and numbers; an address left without an account is sealed and goes."""

from collections.abc import Mapping

from fabene.privacy.catalogue.food import STAMP
from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

WHY = Treatment.PARTICIPATION

GATHERINGS: Mapping[str, Sheet] = {
    "gatherings.Gathering": sheet(
        WHY,
        None,
        Subject.USER,
        deed=f"{STAMP} changed_at cancelled_at",
        typed="text_it text_en summary_it summary_en why_cancelled",
        nothing="id about network kind title_it title_en starts_at ends_at precision place address link link_public "
        "phone phone_note recording capacity public sign_up source series sequence",
    ),
    "gatherings.Change": sheet(
        WHY,
        None,
        Subject.USER,
        deed=STAMP,
        typed="reason",
        nothing="id gathering kind was_starts_at was_ends_at was_place",
    ),
    "gatherings.SignUp": sheet(
        WHY,
        Kind.SIGN_UPS,
        Subject.PARTICIPANT,
        Subject.USER,
        alias="id owner sender",
        device="origin",
        sealed="sealed",
        life="people language",
        deed=f"{STAMP} stands_since withdrawn_at",
        nothing="gathering",
    ),
    "gatherings.Count": sheet(WHY, None, Subject.USER, deed=STAMP, nothing="id gathering in_person remote by_phone"),
    "gatherings.Presence": sheet(
        WHY,
        None,
        Subject.PARTICIPANT,
        Subject.USER,
        alias="owner",
        deed=f"{STAMP} undone_at",
        nothing="id gathering",
    ),
    "gatherings.Material": sheet(
        WHY, None, Subject.USER, deed=f"{STAMP} withdrawn_at", nothing="id gathering title_it title_en url public"
    ),
    "gatherings.Feed": sheet(
        WHY,
        None,
        Subject.USER,
        alias="owner",
        lock="id",
        deed=f"{STAMP} revoked_at",
        nothing="expires_at",
    ),
    "accompaniment.Plan": sheet(
        WHY,
        None,
        Subject.USER,
        deed=STAMP,
        typed="aims_it aims_en themes_it themes_en",
        nothing="id network programme title_it title_en starts ends source",
    ),
    "accompaniment.PlanOrganisation": nobody("id plan organisation"),
    "accompaniment.PlanIdea": nobody("id plan idea"),
    "accompaniment.PlanPart": sheet(
        WHY, None, Subject.USER, alias="user", life="part until", deed=STAMP, nothing="id plan"
    ),
    "accompaniment.Joined": sheet(WHY, None, Subject.USER, deed=STAMP, typed="why", nothing="id merger plan into on"),
    "accompaniment.Parted": sheet(WHY, None, Subject.USER, deed=STAMP, typed="why", nothing="id merger on"),
    "accompaniment.DiaryEntry": sheet(
        WHY, None, Subject.USER, deed=STAMP, typed="text", nothing="id plan number on shared corrects"
    ),
    "accompaniment.Deliverable": sheet(WHY, None, Subject.USER, deed=STAMP, nothing="id plan title_it title_en due_on"),
    "accompaniment.DeliverableStep": sheet(
        WHY, None, Subject.USER, deed=STAMP, typed="note", nothing="id deliverable state url"
    ),
    "accompaniment.Hours": sheet(
        WHY,
        None,
        Subject.USER,
        deed=f"{STAMP} undone_at",
        typed="what",
        nothing="id plan on spent_minutes giver organisation",
    ),
    "accompaniment.Skill": nobody("id plan position name_it name_en"),
    "accompaniment.Assessment": sheet(WHY, None, Subject.USER, deed=STAMP, nothing="id plan organisation moment on"),
    "accompaniment.Answer": nobody("id assessment skill level"),
    "accompaniment.Action": sheet(
        WHY,
        None,
        Subject.USER,
        deed=STAMP,
        typed="who_else",
        nothing="id network what_it what_en organisation starts due_on source",
    ),
    "accompaniment.ActionStep": sheet(WHY, None, Subject.USER, deed=STAMP, typed="note", nothing="id action state"),
}
