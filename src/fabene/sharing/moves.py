"""The packs that people moved by hand in a plan, read from its rows."""

from fabene.sharing.effective import Move
from fabene.sharing.models import Plan


def moves_of(row: Plan) -> list[Move]:
    """Return the packs moved by hand in a plan, in their order."""
    edits = row.edits.select_related("giver", "taker").order_by("number")
    return [
        Move(
            giver=edit.giver.code if edit.giver else edit.giver_stand_in or None,
            taker=edit.taker.code if edit.taker else edit.taker_stand_in or None,
            supply=edit.supply,
            packs=edit.packs,
        )
        for edit in edits
    ]
