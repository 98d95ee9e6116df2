"""Tables about sessions: opaque owners and numbers. An address left by who has no account is sealed, and fades."""

from collections.abc import Mapping

from fabene.privacy.catalogue.food import STAMP
from fabene.privacy.catalogue.sheets import Sheet, Subject, sheet
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
        alias="id owner",
        sealed="email",
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
}
