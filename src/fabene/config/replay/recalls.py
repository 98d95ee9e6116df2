"""A recall, from the notice to its end: from event to service."""

from dataclasses import replace
from datetime import timedelta

from fabene.collecting import selectors as collecting
from fabene.core.season import events
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing import services as sharing
from fabene.sharing.values import Advice, Notice, Outcome, WhoSaid

WHY = {
    "label": "Un allergene non è scritto in etichetta",
    "foreign_body": "Può contenere un corpo estraneo",
    "microbes": "Analisi fuori dai limiti",
}
TAKES = timedelta(hours=2)


def recalled(event: events.Recalled, stamp: Stamp) -> None:
    """Recall what was made of a gift, and end the recall the same morning: nobody who is simulated has to be told."""
    network = collecting.market_day(event.day).network
    lots = [gift.lot for gift in collecting.donations(event.day) if gift.id == event.gift]
    if not lots:
        return
    notice = Notice(what="Richiamo simulato", reason=WHY[event.why], said_by=WhoSaid.GIVER, advice=Advice.BRING_BACK)
    sharing.open_recall(id=event.id, network=network, lots=lots, notice=notice, stamp=stamp)
    later = replace(stamp, happened_at=stamp.happened_at + TAKES, recorded_at=stamp.recorded_at + TAKES)
    sharing.close_recall(
        id=derived(event.id, "closed"), recall=event.id, outcome=Outcome.DONE, note="Prova conclusa", stamp=later
    )
