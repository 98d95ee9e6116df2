"""An open table: from event to service."""

from fabene.config.replay.food import of_categories
from fabene.core.season import events
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors as reads
from fabene.sharing import services as sharing
from fabene.sharing.values import Tally


def laid(event: events.TableLaid, stamp: Stamp) -> None:
    """Lay what the hub has of it, the first to be eaten first."""
    piles = [pile for pile in reads.table_piles(event.table) if not pile.expired and not pile.recalled]
    amounts = of_categories(event.amounts, [(pile.id, pile.category, pile.amount) for pile in piles])
    if amounts:
        sharing.lay(id=event.id, table=event.table, amounts=amounts, stamp=stamp)


def tickets_given(event: events.TicketsGiven, stamp: Stamp) -> None:
    """Give out tickets."""
    sharing.give_tickets(id=event.id, table=event.table, tickets=event.tickets, stamp=stamp)


def people_counted(event: events.PeopleCounted, stamp: Stamp) -> None:
    """Count what somebody said."""
    sharing.count_people(id=event.id, table=event.table, tally=Tally(event.of), change=event.change, stamp=stamp)


def cleared(event: events.TableCleared, stamp: Stamp) -> None:
    """Clear the table; no more comes back than was laid."""
    there = {item.category: item.left for item in reads.table(event.table).items}
    left = {key: min(amount, there.get(key, 0)) for key, amount in event.amounts.items()}
    sharing.clear_table(
        id=event.id, table=event.table, left={key: amount for key, amount in left.items() if amount}, stamp=stamp
    )
