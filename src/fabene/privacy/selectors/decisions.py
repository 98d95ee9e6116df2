"""What is decided now, and whether somebody confirmed it by name."""

import hashlib
import json

from fabene.privacy.models import Confirmation, LegalBasis, Retention
from fabene.privacy.retention import RULES
from fabene.privacy.values import BasisView, ConfirmationView, Kind, RuleInForce, Treatment, What


def rules() -> tuple[RuleInForce, ...]:
    """Return for how long every kind of record is kept, in one query."""
    chosen = {row.kind: row for row in Retention.objects.order_by("recorded_at", "id")}
    found = ((rule, chosen.get(kind.value)) for kind, rule in RULES.items())
    return tuple(
        RuleInForce(rule=rule, amount=row.amount if row else rule.default, chosen_at=row.recorded_at if row else None)
        for rule, row in found
    )


def rule(kind: Kind) -> RuleInForce:
    """Return for how long one kind of record is kept."""
    return next(found for found in rules() if found.kind == kind)


def bases() -> tuple[BasisView, ...]:
    """Return the legal basis of every treatment, in one query."""
    written = {row.treatment: row for row in LegalBasis.objects.order_by("recorded_at", "id")}
    found = ((treatment, written.get(treatment.value)) for treatment in Treatment)
    return tuple(
        BasisView(treatment=treatment, text=row.text if row else "", written_at=row.recorded_at if row else None)
        for treatment, row in found
    )


def confirmations() -> tuple[ConfirmationView, ...]:
    """Return the last confirmation of each thing that was ever confirmed."""
    last = {row.what: row for row in Confirmation.objects.order_by("recorded_at", "id")}
    return tuple(
        ConfirmationView(
            what=what,
            name=row.name,
            office=row.office,
            confirmed_at=row.recorded_at,
            holds=row.digest == digest_of(what),
        )
        for what in What
        if (row := last.get(what.value))
    )


def unconfirmed() -> tuple[str, ...]:
    """Return what nobody has confirmed by name as it is now: ``retention``, ``legal_basis``."""
    holding = {found.what for found in confirmations() if found.holds}
    return tuple(what.value for what in What if what not in holding)


def digest_of(what: What) -> str:
    """Return the SHA-256 of what is decided now: it tells whether a confirmation still speaks of it."""
    said = (
        {found.kind.value: found.amount for found in rules()}
        if what == What.RETENTION
        else {found.treatment.value: found.text for found in bases()}
    )
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
