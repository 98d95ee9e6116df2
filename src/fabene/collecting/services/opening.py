"""Opening a network as another is: its rules and how its points work, never a person, a household or a donor.

It stands in this room because it is the lowest that knows all of what is copied; it may not even import households.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.charter.services import enact
from fabene.charter.values import Source, SourceKind
from fabene.collecting.models import NetworkPattern
from fabene.collecting.selectors.patterns import pattern_taken, pattern_to_take
from fabene.collecting.services.common import stamped
from fabene.collecting.services.days import set_market_way, set_point_uses
from fabene.collecting.values import Copied, NewNetwork, Pattern, Use
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.selectors import network_by_id
from fabene.people.services import create_network, join_network, log
from fabene.people.values import NetworkView, PartnerRole
from fabene.places import selectors as places


@transaction.atomic
def open_network_like(
    *, id: UUID, like: UUID, new: NewNetwork, copies: frozenset[Copied], source: str, stamp: Stamp
) -> NetworkView:
    """Open a network with what ``copies`` names of another, as that stands on the day of ``stamp``.

    Rules begin that day, each with ``source`` as the decision it rests on; how weights become known, what points are
    for and which kinds of destination there are wait for the points the new network will have (``arrange_point``).
    Raises ``network_not_found`` and what ``create_network``, ``join_network`` and ``enact`` raise.
    """
    today = timezone.localdate(stamp.happened_at)
    taken = pattern_to_take(network_by_id(like).id, on=today)
    content = {"like": like, "copies": sorted(copies), "slug": new.slug, "lead": new.lead}
    if not log(id=derived(id, "taken"), what="network.opened_like", key=id, network=id, stamp=stamp, content=content):
        return network_by_id(id)
    made = create_network(id=id, slug=new.slug, name=new.name, sentence=new.sentence, stamp=stamp)
    if new.lead is not None:
        join_network(id=derived(id, "lead"), network=id, organisation=new.lead, role=PartnerRole.LEAD, stamp=stamp)
    for rule in taken.rules if Copied.RULES in copies else ():
        enact(
            id=derived(id, "rule", rule.key),
            network=id,
            key=rule.key,
            value=rule.value,
            in_force_from=today,
            source=Source(kind=SourceKind.DECISION, key=source),
            stamp=stamp,
        )
    _keep(made, like=like, taken=taken, copies=copies, stamp=stamp)
    return made


def _keep(made: NetworkView, *, like: UUID, taken: Pattern, copies: frozenset[Copied], stamp: Stamp) -> None:
    NetworkPattern.objects.create(
        id=derived(made.id, "pattern"),
        network_id=made.id,
        like_id=like,
        way=taken.way or "" if Copied.WAY in copies else "",
        uses=[use.value for use in Use if use in taken.uses] if Copied.USES in copies else [],
        destinations=[kind.value for kind in taken.destinations] if Copied.DESTINATIONS in copies else [],
        **stamped(stamp),
    )


@transaction.atomic
def arrange_point(*, id: UUID, market: UUID, stamp: Stamp) -> bool:
    """Let a point that begins work as its network took over from another; return whether there was anything to take.

    ``id`` is the identity of this. Raises ``market_not_found``.
    """
    taken = pattern_taken(places.market(market).network_id)
    if taken is None:
        return False
    if taken.way is not None:
        set_market_way(id=derived(id, "way"), market=market, way=taken.way, stamp=stamp)
    if taken.uses:
        since = timezone.localdate(stamp.happened_at)
        set_point_uses(id=derived(id, "uses"), market=market, uses=taken.uses, since=since, stamp=stamp)
    return taken.way is not None or bool(taken.uses)
