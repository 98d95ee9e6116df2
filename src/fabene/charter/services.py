"""Setting a rule. The charter keeps what was decided elsewhere; it decides nothing."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fabene.charter.models import RuleValue as Row
from fabene.charter.parameters import parameter
from fabene.charter.selectors import enacted
from fabene.charter.values import Enacted, Source
from fabene.core.errors import FabeneError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import lock_network
from fabene.people.services import log


@transaction.atomic
def enact(
    *, id: UUID, network: UUID, key: str, value: object, in_force_from: date, source: Source, stamp: Stamp
) -> Enacted:
    """Set a rule of a network from a day on; a second value for the same day replaces the first, which stays on record.

    Raises ``rule_not_known``; what the rule's bounds raise (``rule_not_an_option``, ``rule_not_a_number``,
    ``rule_out_of_bounds``, ``rule_named_twice``, ``rule_order_against_law``); ``rule_starts_in_the_past`` for a day
    before the one it was decided on; ``network_not_found``; ``text_missing``, ``text_too_long`` for the source;
    ``ConflictError`` ``id_used_for_something_else``.
    """
    accepted = parameter(key).bounds.accept(key, value)
    source_key = clean(source.key, field="source", limit=200)
    if in_force_from < timezone.localdate(stamp.happened_at, timezone.get_default_timezone()):
        raise FabeneError("rule_starts_in_the_past", rule=key)
    lock_network(network)
    content = {
        "key": key,
        "value": accepted,
        "from": in_force_from,
        "source": [source.kind, source_key, source.hash],
    }
    if log(id=id, what="rule.enacted", key=id, network=network, stamp=stamp, content=content):
        last = Row.objects.filter(network_id=network, key=key).aggregate(last=Max("number"))["last"] or 0
        Row.objects.create(
            id=id,
            network_id=network,
            key=key,
            number=last + 1,
            value=accepted,
            in_force_from=in_force_from,
            source_kind=source.kind,
            source_key=source_key,
            source_hash=source.hash,
            actor=stamp.actor,
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
    return enacted(Row.objects.get(id=id))
