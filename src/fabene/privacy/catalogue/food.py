"""Tables about food: what came, from which stall, where it went. Of people they hold who recorded it, and whose bag."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, nobody, sheet
from fabene.privacy.values import Kind, Treatment

STAMP = "actor happened_at recorded_at"


def _deed(nothing: str, *, typed: str = "", more: str = "") -> Sheet:
    """Return the sheet of a table in which somebody records something about food: of them, an opaque identity."""
    columns = {"deed": f"{STAMP} {more}", "nothing": nothing}
    return sheet(Treatment.SECURITY, None, Subject.USER, **columns, **({"typed": typed} if typed else {}))


FOOD: Mapping[str, Sheet] = {
    "ledger.Owner": nobody("id kind"),
    "ledger.Account": nobody("id owner unit lot balance"),
    "ledger.Book": nobody("id number hash recorded_at"),
    "ledger.Movement": _deed("id book number kind reverses hash", typed="reason"),
    "ledger.Entry": nobody("movement position account amount"),
    "places.Municipality": nobody("latitude longitude approximate source istat_code name province"),
    "places.Market": nobody("latitude longitude approximate source id network municipality slug name place kind hub"),
    "places.MarketHours": nobody("id market weekday opens closes collection_at valid_from valid_until note source"),
    "places.Stall": sheet(
        Treatment.TRADERS, None, Subject.TRADER, who="trader", alias="id label", nothing="market sells gives"
    ),
    "places.Donor": sheet(
        Treatment.TRADERS,
        None,
        Subject.TRADER,
        who="name trader",
        alias="id",
        nothing="network kind place sells weekdays gives",
    ),
    "places.AgreementStep": sheet(
        Treatment.TRADERS,
        None,
        Subject.TRADER,
        Subject.USER,
        alias="giver",
        typed="note",
        deed=STAMP,
        nothing="id network state on",
    ),
    "places.Hub": nobody("latitude longitude approximate source id network municipality name address usual"),
    "places.Kitchen": nobody("id network name address source keeps_record"),
    "places.Destination": nobody("id network kind name address source"),
    "charter.RuleValue": _deed("id network key number value in_force_from source_kind source_key source_hash"),
    "collecting.MarketDay": _deed("id market hub date"),
    "collecting.MarketWay": _deed("id market way"),
    "collecting.CategoryWay": _deed("id day category way"),
    "collecting.WhyZero": _deed("id day stall donor reason", typed="note"),
    "collecting.Closing": _deed("id day number equation pieces left restated_grams"),
    "collecting.DayReopening": _deed("id closing why", typed="reason"),
    "collecting.PointUse": _deed("id market uses since"),
    "collecting.NetworkPattern": _deed("id network like way uses destinations"),
    "collecting.Temperature": _deed("id day transfer category tenths limit_tenths undone_at", typed="note"),
    "collecting.SafetyCheck": _deed("id day passed failed", typed="note"),
    "collecting.Cancellation": _deed("id day reason", typed="note"),
    "collecting.Reopening": _deed("id cancellation"),
    "collecting.Lot": nobody(
        "id network born_on day batch transfer from_lot measure piece_grams donor source category attributes date_kind"
        " label_date last_day"
    ),
    "collecting.Donation": sheet(
        Treatment.TRADERS,
        None,
        Subject.TRADER,
        Subject.USER,
        alias="stall donor",
        deed=STAMP,
        nothing="id day lot seen label_read amount unit grams pieces crates",
    ),
    "collecting.Batch": _deed("id network kitchen on what added added_grams added_attributes yield_grams"),
    "collecting.BatchPart": nobody("id batch lot made grams pieces"),
    "collecting.BatchUndoing": _deed("id batch"),
    "collecting.Transfer": _deed("id network to_network giver taker on year number", typed="note"),
    "collecting.TransferLine": nobody("id transfer lot position grams pieces"),
    "collecting.Receipt": _deed("id transfer on"),
    "collecting.ReceiptLine": nobody("id receipt line lot grams pieces"),
    "collecting.CallingBack": _deed("id transfer"),
    "collecting.Clearing": _deed("id network store on reason"),
    "collecting.ClearingPart": nobody("id clearing lot grams pieces"),
    "collecting.ClearingUndoing": _deed("id clearing"),
    "collecting.LotCount": _deed("id network store lot grams pieces ledger_amount"),
    "collecting.LotHold": _deed("id lot cause"),
    "collecting.HoldRelease": _deed("id hold", typed="reason"),
    "collecting.Guess": _deed("id amount unit grams pieces day category"),
    "collecting.Weighing": _deed("id amount unit grams pieces day category"),
    "collecting.Carriage": _deed("id day category"),
    "collecting.Discard": _deed("id amount unit grams pieces day category place reason supply"),
    "collecting.Count": _deed("id amount unit grams pieces day category ledger_grams ledger_pieces"),
    "collecting.Correction": _deed("id day donation weighing discard", typed="reason"),
    "collecting.Posting": nobody("id day category subject digest"),
    "collecting.Withdrawal": nobody("id posting"),
    "sharing.Plan": sheet(
        Treatment.FOOD,
        Kind.PICK_UPS,
        Subject.HOUSEHOLD,
        alias="problem solution extras",
        deed=STAMP,
        nothing="id day number supplies rules faded_at",
    ),
    "sharing.PlanEdit": sheet(
        Treatment.FOOD,
        Kind.PICK_UPS,
        Subject.HOUSEHOLD,
        alias="giver taker",
        typed="reason",
        deed=STAMP,
        nothing="id plan number giver_stand_in taker_stand_in supply packs why",
    ),
    "sharing.Confirmation": sheet(
        Treatment.FOOD,
        Kind.PICK_UPS,
        Subject.HOUSEHOLD,
        alias="empty_handed",
        deed=f"{STAMP} undone_at",
        nothing="id plan day",
    ),
    "sharing.Bag": sheet(
        Treatment.FOOD,
        Kind.PICK_UPS,
        Subject.HOUSEHOLD,
        alias="household",
        life="home_delivery grams",
        nothing="id confirmation code position",
    ),
    "sharing.BagContent": nobody("id bag supply category lot grams pieces"),
    "sharing.TakenOut": _deed("id bag supply category lot grams pieces"),
    "sharing.Handover": _deed("id bag to_delegate", more="undone_at"),
    "sharing.PassOn": _deed("id day destination bag tickets grams pieces", more="undone_at"),
    "sharing.PassOnContent": nobody("id passing category lot grams pieces"),
    "sharing.Recall": _deed("id network year number what said_by reference advice", typed="reason"),
    "sharing.RecallLot": nobody("id recall lot"),
    "sharing.RecallTold": _deed("id recall kind party how", typed="note", more="undone_at"),
    "sharing.RecallWord": nobody("id recall word"),
    "sharing.RecallMove": _deed("id recall network lot bag passing store thrown grams pieces", more="undone_at"),
    "sharing.RecallClosing": _deed("id recall outcome", typed="note"),
    "sharing.PastBag": sheet(
        Treatment.FOOD,
        Kind.PICK_UPS,
        Subject.HOUSEHOLD,
        alias="household",
        life="grams",
        deed=f"{STAMP} undone_at",
        nothing="id day",
    ),
    "sharing.PastBagContent": nobody("id bag category lot grams pieces"),
    "sharing.Serving": _deed("id network kitchen on how people", more="undone_at"),
    "sharing.ServingContent": nobody("id serving category lot grams pieces"),
}
