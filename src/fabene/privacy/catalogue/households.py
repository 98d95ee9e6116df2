"""Tables about households. What tells who they are is sealed; everything goes with the household's row."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

FILE = Kind.HOUSEHOLDS
HOME = Subject.HOUSEHOLD

HOUSEHOLDS: Mapping[str, Sheet] = {
    "households.Household": sheet(
        Treatment.FOOD,
        FILE,
        HOME,
        alias="id code owner",
        life="network organisation since recorded_at",
        lock="data_key",
        nothing="simulated",
    ),
    "households.Composition": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="adults children bands since recorded_at", nothing="id"
    ),
    "households.Choice": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="excludes likes recorded_at", nothing="id"
    ),
    "households.Presence": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="state since until recorded_at", nothing="id"
    ),
    "households.PickUp": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="market home_delivery since recorded_at", nothing="id"
    ),
    "households.Review": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="review_on until recorded_at", nothing="id"
    ),
    "households.Spoken": sheet(
        Treatment.REACHING, FILE, HOME, alias="household", life="language recorded_at", nothing="id"
    ),
    "households.Contact": sheet(
        Treatment.REACHING, FILE, HOME, alias="household", sealed="sealed", life="recorded_at", nothing="id kind change"
    ),
    "households.Fingerprint": sheet(Treatment.FOOD, FILE, HOME, alias="household", lock="digest", nothing="id purpose"),
    "households.Consent": sheet(
        Treatment.REACHING, FILE, HOME, alias="household", life="channel given recorded_at", nothing="id"
    ),
    "households.Card": sheet(
        Treatment.REACHING, FILE, HOME, alias="household", lock="id", life="expires_at revoked_at recorded_at"
    ),
    "households.Pin": sheet(Treatment.SECURITY, FILE, HOME, alias="household", lock="hash", life="wrong locked_until"),
    "households.Delegate": sheet(
        Treatment.FOOD, FILE, HOME, alias="household code", life="recorded_at dropped_at", nothing="id network"
    ),
    "households.Match": sheet(Treatment.FOOD, FILE, HOME, alias="first second", life="recorded_at", nothing="id"),
    "households.MatchAnswer": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="agreed recorded_at", nothing="id match"
    ),
    "households.Telling": sheet(
        Treatment.REACHING,
        Kind.WORDS,
        HOME,
        alias="household",
        life="channel language home_delivery",
        deed="actor recorded_at",
        nothing="id word number alphabet units parts",
    ),
    "households.Told": sheet(
        Treatment.REACHING, Kind.WORDS, HOME, deed="actor recorded_at undone_at", nothing="id telling"
    ),
    "households.Word": sheet(
        Treatment.SECURITY,
        None,
        Subject.USER,
        deed="actor recorded_at",
        nothing="id network market kind date hour place then_date then_hour then_place foods advice",
    ),
    "households.Reminding": sheet(
        Treatment.SECURITY, None, Subject.USER, deed="actor recorded_at", nothing="id network on hour"
    ),
    "sharing.OpeningStanding": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="received_grams weight", nothing="opening"
    ),
    "sharing.OpeningPieces": sheet(
        Treatment.FOOD, FILE, HOME, alias="household", life="category received_units weight", nothing="id opening"
    ),
    "sharing.Counted": sheet(Treatment.FOOD, FILE, HOME, alias="household"),
    "sharing.Opening": nobody("network on recorded_at"),
    "sharing.ReachedMonth": nobody("id network month households newly"),
}
